import type {
  EdgeRef,
  GraphChoice,
  GraphEdit,
  GraphQuestion,
  NodeRuns,
} from "#core/features/graph-edits/graph-edit.ts";
import { isOffset, isRecord, isText } from "./message-shapes.ts";

/** What the page asks and wants of the graph of a pipeline, in a version of its text. */
export type GraphMessage =
  | ({ readonly kind: "askGraph"; readonly question: GraphQuestion } & GraphRequest)
  /** New names are asked for by the panel: the name in the edit is what its field begins with. */
  | ({ readonly kind: "editGraph"; readonly edit: GraphEdit } & GraphRequest);

interface GraphRequest {
  readonly pipeline: string;
  readonly version: number;
}

/** What the panel answers. */
export type GraphAnswer =
  /** What can be done, as an answer to the last question. */
  | {
      readonly kind: "graphChoices";
      readonly file: string;
      readonly choices: readonly GraphChoice[];
      /** Why there are none. */
      readonly message: string | undefined;
    }
  /** What was done, or why nothing is changed. */
  | {
      readonly kind: "graphEdited";
      readonly file: string;
      readonly text: string;
      readonly isDone: boolean;
    };

type Fields = { readonly [key: string]: unknown };

/** Read what the page sends; undefined where it has another shape. */
export const graphReaders = { askGraph: readAskGraph, editGraph: readEditGraph };

function readAskGraph(message: Fields): GraphMessage | undefined {
  const { question } = message;
  const request = requestOf(message);
  return request && isQuestion(question) ? { kind: "askGraph", ...request, question } : undefined;
}

function readEditGraph(message: Fields): GraphMessage | undefined {
  const { edit } = message;
  const request = requestOf(message);
  return request && isEdit(edit) ? { kind: "editGraph", ...request, edit } : undefined;
}

/** Whether a message of the panel is about the graph. */
export function isGraphAnswer(message: Fields): boolean {
  const { kind, choices, text } = message;
  return (
    (kind === "graphChoices" && Array.isArray(choices)) || (kind === "graphEdited" && isText(text))
  );
}

function requestOf({ pipeline, version }: Fields): GraphRequest | undefined {
  return isText(pipeline) && isOffset(version) ? { pipeline, version } : undefined;
}

function isQuestion(value: unknown): value is GraphQuestion {
  if (!isRecord(value)) return false;
  const { kind, node, edge, side, other } = value;
  if (kind === "addNode") return true;
  if (kind === "removeNode") return isText(node);
  const isSide = (side === "source" || side === "target") && (other === undefined || isText(other));
  return isSide && ((kind === "connect" && isText(node)) || (kind === "move" && isEdge(edge)));
}

function isEdit(value: unknown): value is GraphEdit {
  if (!isRecord(value)) return false;
  const { source, target, edges, edge, runs, name, node, to } = value;
  switch (value["kind"]) {
    case "connect":
      return isText(source) && isText(target);
    case "disconnect":
      return Array.isArray(edges) && edges.every(isEdge);
    case "move":
      return isEdge(edge) && isText(source) && isText(target);
    case "addNode":
      return isRuns(runs) && isText(name);
    case "removeNode":
      return isText(node);
    case "rename":
      return isText(node) && isText(name);
    case "convert":
      return isText(node) && (to === "task" || to === "execution");
    default:
      return false;
  }
}

function isEdge(value: unknown): value is EdgeRef {
  if (!isRecord(value)) return false;
  return isText(value["source"]) && isText(value["target"]) && isOffset(value["start"]);
}

function isRuns(value: unknown): value is NodeRuns {
  if (!isRecord(value) || !isText(value["name"])) return false;
  return ["step", "task", "deployment"].some((it) => it === value["kind"]);
}
