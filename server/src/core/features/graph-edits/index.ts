import type { Document } from "#core/document/document.ts";
import type { CompletionRequest } from "../completion/completion-request.ts";
import { connections, otherEnds } from "./edge-choices.ts";
import { connect, disconnect, moveEdge } from "./edge-edits.ts";
import { editedPipeline } from "./edited-pipeline.ts";
import type { GraphChoice, GraphEdit, GraphEdited, GraphQuestion, Refused } from "./graph-edit.ts";
import { newNodes } from "./node-choices.ts";
import { addNode, convert, renameNode } from "./node-edits.ts";
import { removals, removeNode } from "./remove-node.ts";

/** The edits of the file that make a change to a pipeline in its graph, or why it is not made. */
export function editGraph(document: Document, pipeline: string, edit: GraphEdit): GraphEdited {
  const found = editedPipeline(document, pipeline);
  if (found.kind === "refused") return found;
  switch (edit.kind) {
    case "connect":
      return connect(found, edit);
    case "disconnect":
      return disconnect(found, edit);
    case "move":
      return moveEdge(found, edit);
    case "addNode":
      return addNode(found, edit);
    case "removeNode":
      return removeNode(found, edit);
    case "rename":
      return renameNode(found, edit);
    case "convert":
      return convert(found, edit);
  }
}

/** What can be done in the graph of a pipeline, likeliest first, or why nothing can. */
export function graphChoices(
  document: Document,
  pipeline: string,
  question: GraphQuestion,
  request: CompletionRequest = {},
): readonly GraphChoice[] | Refused {
  const found = editedPipeline(document, pipeline);
  if (found.kind === "refused") return found;
  switch (question.kind) {
    case "connect":
      return connections(found, question, request);
    case "move":
      return otherEnds(found, question, request);
    case "removeNode":
      return removals(found, question.node);
    case "addNode":
      return newNodes(found);
  }
}
