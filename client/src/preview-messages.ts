import type { SourceRange } from "../../server/src/core/base/range.ts";
import type { PipelineSource } from "../../server/src/core/model/source.ts";
import type { TaskNodeEntry } from "../../server/src/protocol.ts";

/** What the panel tells the page: always the whole state. */
export type ToPage =
  | {
      readonly kind: "show";
      /** Shown as the page's subject, such as `dynamic-task/valohai.yaml`. */
      readonly file: string;
      readonly uri: string;
      /** Whether the preview stays with its file when another one becomes active. */
      readonly pinned: boolean;
      readonly nodes: readonly TaskNodeEntry[];
      readonly selected: { readonly pipeline: string; readonly node: string } | undefined;
      /** Undefined when the file has no such pipeline, or none at all. */
      readonly source: PipelineSource | undefined;
      readonly syntaxError: { readonly message: string; readonly range: SourceRange } | undefined;
      /** Texts typed earlier for this file, by pipeline and source node (`metadataKey`). */
      readonly metadata: { readonly [key: string]: string };
    }
  /** The file or the language server cannot be reached; what was shown before stays. */
  | { readonly kind: "failed"; readonly file: string; readonly message: string };

/** What the page tells the panel: small events. */
export type FromPage =
  | { readonly kind: "ready" }
  | { readonly kind: "select"; readonly pipeline: string; readonly node: string }
  | { readonly kind: "pin"; readonly pinned: boolean }
  /** `focus` moves the keyboard to the editor as well. */
  | { readonly kind: "reveal"; readonly range: SourceRange; readonly focus?: boolean }
  | { readonly kind: "metadata"; readonly key: string; readonly text: string }
  | { readonly kind: "copy"; readonly text: string };

/** Under which key the metadata text of one source node is remembered. */
export function metadataKey(pipeline: string, sourceNode: string): string {
  return `${pipeline}\u0000${sourceNode}`;
}

/** The message if it has the shape of one that the page sends, else undefined. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isRecord(message)) return undefined;
  const { kind, pipeline, node, range, focus, key, text } = message;
  switch (kind) {
    case "ready":
      return { kind };
    case "pin":
      return { kind, pinned: message["pinned"] === true };
    case "select":
      return isText(pipeline) && isText(node) ? { kind, pipeline, node } : undefined;
    case "reveal":
      return isRange(range) ? { kind, range, focus: focus === true } : undefined;
    case "metadata":
      return isText(key) && isText(text) ? { kind, key, text } : undefined;
    case "copy":
      return isText(text) ? { kind, text } : undefined;
    default:
      return undefined;
  }
}

/** Whether a message is one that the panel sends; other senders share the page's window. */
export function isToPage(message: unknown): message is ToPage {
  if (!isRecord(message) || !isText(message["file"])) return false;
  if (message["kind"] === "failed") return isText(message["message"]);
  return (
    message["kind"] === "show" &&
    isText(message["uri"]) &&
    typeof message["pinned"] === "boolean" &&
    Array.isArray(message["nodes"]) &&
    isRecord(message["metadata"])
  );
}

/** Whether a value is an object whose properties can be asked for. */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRange(value: unknown): value is SourceRange {
  return isRecord(value) && isOffset(value["start"]) && isOffset(value["end"]);
}

function isOffset(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
