import type { Connection } from "vscode-languageserver";
import { refused } from "#core/features/graph-edits/graph-edit.ts";
import { editGraph, graphChoices } from "#core/features/graph-edits/index.ts";
import {
  type GraphChoicesParams,
  type GraphChoicesResult,
  type GraphEditParams,
  type GraphEditResult,
  graphChoicesRequest,
  graphEditRequest,
} from "../graph-protocol.ts";
import type { Snapshot } from "./documents.ts";
import { nameOf, obstacleTo } from "./file-edits.ts";
import type { Workspace } from "./workspace.ts";

/** Answers what can be changed in the graph of a pipeline, and how it is written. The client makes the edits. */
export function answerGraphEdits(connection: Connection, workspace: Workspace): void {
  connection.onRequest(
    graphChoicesRequest,
    ({ uri, version, pipeline, question }: GraphChoicesParams) =>
      workspace.settled((): GraphChoicesResult | null => {
        const at = workspace.snapshotOf(uri);
        if (!at) return null;
        const request = { host: workspace.files.hostFor(uri), code: workspace.codeFor(uri) };
        const found =
          at.version === version ? graphChoices(at.document, pipeline, question, request) : changed;
        if ("kind" in found) return { choices: [], message: found.message };
        return { choices: found, message: undefined };
      }),
  );
  connection.onRequest(
    graphEditRequest,
    async ({ uri, version, pipeline, edit }: GraphEditParams): Promise<GraphEditResult | null> => {
      const at = workspace.snapshotOf(uri);
      if (!at) return null;
      const answer = at.version === version ? editGraph(at.document, pipeline, edit) : changed;
      if (answer.kind === "refused") return unchanged(at, answer.message);
      const { edits, done, node } = answer;
      const file = { text: at.text, version, edits };
      const obstacle = await obstacleTo(workspace, file);
      if (obstacle !== undefined) {
        return unchanged(at, `"${nameOf(file)}" ${obstacle.reason}, so nothing is changed`);
      }
      return { version, edits, message: undefined, done, node };
    },
  );
}

/** Nothing is done in a text that the person has not seen in the graph. */
const changed = refused("The file has changed in the meantime; try again");

function unchanged({ version }: Snapshot, message: string): GraphEditResult {
  return { version, edits: [], message, done: undefined, node: undefined };
}
