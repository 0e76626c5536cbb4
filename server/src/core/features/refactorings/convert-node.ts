import type { TextEdit } from "#core/base/edit.ts";
import { convertToExecution, convertToTask } from "#core/edits/change-node-type.ts";
import type { Refactoring, Rewrite } from "./refactoring.ts";
import { selectedPipeline } from "./selected-pipeline.ts";

/** Makes a task node of an execution node, or the other way round. */
export const convertNode: Refactoring = {
  name: "convert-node",
  kind: "rewrite",
  propose(selection) {
    const node = selectedPipeline(selection)?.node;
    if (!node || selection.place.path.length > 4) return [];
    const { source } = selection;
    if (node.node.kind === "execution") {
      return rewriteOf("Convert to a task node", convertToTask(source, node));
    }
    return rewriteOf("Convert to an execution node", convertToExecution(source, node));
  },
};

function rewriteOf(title: string, edits: readonly TextEdit[] | undefined): readonly Rewrite[] {
  return edits && edits.length > 0 ? [{ title, edits }] : [];
}
