import type { Connection } from "vscode-languageserver";
import { isSameJson } from "#core/base/same-json.ts";
import type { EnteredMetadata } from "#core/document/run-counts.ts";
import { type EnteredMetadataParams, enteredMetadataRequest } from "../protocol.ts";

/** The metadata that was entered in the editor, kept until the editor withdraws it or the server ends. */
export interface EnteredStore {
  /** The same object until something else is entered for this file. */
  of(uri: string): EnteredMetadata | undefined;
}

/** Takes what is entered; `changed` is called when it differs from before. */
export function answerEnteredMetadata(connection: Connection, changed: () => void): EnteredStore {
  const byUri = new Map<string, EnteredMetadata>();
  connection.onRequest(enteredMetadataRequest, ({ uri, metadata }: EnteredMetadataParams): null => {
    const next = withoutUnchanged(metadata, byUri.get(uri));
    if (isSameJson(next, byUri.get(uri) ?? {})) return null;
    if (Object.keys(next).length === 0) byUri.delete(uri);
    else byUri.set(uri, next);
    changed();
    return null;
  });
  return { of: (uri) => byUri.get(uri) };
}

/** Keeps the same object for a pipeline whose metadata is unchanged, so that the pipeline is not counted again. */
function withoutUnchanged(
  metadata: EnteredMetadataParams["metadata"],
  before: EnteredMetadata = {},
): EnteredMetadata {
  const entries = Object.entries(metadata).filter(([, nodes]) => Object.keys(nodes).length > 0);
  return Object.fromEntries(
    entries.map(([pipeline, nodes]) => {
      const known = Object.hasOwn(before, pipeline) ? before[pipeline] : undefined;
      return [pipeline, isSameJson(known, nodes) ? known : nodes];
    }),
  );
}
