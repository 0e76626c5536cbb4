import type { Connection } from "vscode-languageserver";
import { startLineAt } from "#core/features/exports/vh/start-line.ts";
import { type VhStart, type VhStartParams, vhStartRequest } from "../project-protocol.ts";
import type { EnteredStore } from "./entered-metadata.ts";
import type { Workspace } from "./workspace.ts";

/** Answers how `vh` starts what is at a place. */
export function answerVhStart(
  connection: Connection,
  { snapshotOf }: Workspace,
  entered: EnteredStore,
): void {
  connection.onRequest(vhStartRequest, ({ uri, offset }: VhStartParams): VhStart | null => {
    const at = snapshotOf(uri);
    return (at && startLineAt(at.document, offset, entered.of(uri))) ?? null;
  });
}
