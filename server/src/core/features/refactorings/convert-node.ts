import { convertToExecution, convertToTask } from "../edits/convert-node.ts";
import { fixOf } from "../fix-place.ts";
import type { Refactoring } from "./refactoring.ts";
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
      return fixOf("Convert to a task node", convertToTask(source, node));
    }
    return fixOf("Convert to an execution node", convertToExecution(source, node));
  },
};
