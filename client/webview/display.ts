import type { SourceRange } from "#core/base/range.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { Drawing, PageState, ShownComparison } from "../src/preview-messages.ts";

export type Show = Extract<PageState, { kind: "show" }>;

/** The node whose variants the page shows, with all that decides them. */
export interface Subject {
  /** The address of the file. */
  readonly uri: string;
  readonly source: PipelineSource;
  readonly pipeline: string;
  readonly node: string;
  /** The version of the document. */
  readonly version: number;
  /** The graph of the pipeline and where it is drawn; undefined where the server gave none. */
  readonly drawing: Drawing | undefined;
  /** What the pipeline is compared with, where it is. */
  readonly comparison?: ShownComparison | undefined;
}

/** Why what is shown may not be what the file says. */
export interface Notice {
  /** Stale: an earlier state is shown. Partial: what can be read of the present one. */
  readonly kind: "stale" | "partial";
  readonly text: string;
  readonly range: SourceRange | undefined;
}

/** The state of the page after the messages so far. */
export interface Display {
  readonly show: Show | undefined;
  readonly subject: Subject | undefined;
  readonly notice: Notice | undefined;
  /** Why there is nothing to show at all. */
  readonly failure: string | undefined;
  /** Names the view (scroll, selected row) of the selected node; a node keeps it when it is renamed. */
  readonly viewKey: string;
}

export const emptyDisplay: Display = {
  show: undefined,
  subject: undefined,
  notice: undefined,
  failure: undefined,
  viewKey: "",
};

/** The display after a message; the last good subject stays while the file is broken. */
export function nextDisplay(before: Display, message: PageState): Display {
  if (message.kind === "failed") return failed(before, message.message);
  if (message.kind === "file") return withFile(before, message);
  const present = presentSubject(message);
  const { syntaxError } = message;
  const after = { show: message, failure: undefined, viewKey: nextViewKey(before, message) };
  if (present !== undefined && syntaxError === undefined) {
    return { ...after, subject: present, notice: undefined };
  }
  const text = syntaxError?.message ?? absence(message);
  const subject = lastGoodSubject(before, message) ?? present;
  if (subject === undefined) {
    return { ...after, subject, notice: undefined, failure: syntaxError?.message };
  }
  const kind = subject === present ? "partial" : "stale";
  return { ...after, subject, notice: { kind, text, range: syntaxError?.range } };
}

function withFile(before: Display, { uri, state }: Extract<PageState, { kind: "file" }>): Display {
  const { show } = before;
  if (show === undefined) return before;
  return { ...before, show: { ...show, files: { ...show.files, [uri]: state } } };
}

function failed(before: Display, text: string): Display {
  if (before.subject === undefined) return { ...before, failure: text };
  return { ...before, notice: { kind: "stale", text, range: undefined } };
}

/** How a view is remembered: by file, pipeline and node. */
export function viewKeyOf(uri: string, pipeline: string, node: string): string {
  return [uri, pipeline, node].join("\u0000");
}

function nextViewKey({ show, viewKey }: Display, { uri, selected, nodes }: Show): string {
  const old = show?.selected;
  const key = selected === undefined ? "" : viewKeyOf(uri, selected.pipeline, selected.node);
  if (old === undefined || show?.uri !== uri || nodes.length !== show.nodes.length) return key;
  const same = old.pipeline === selected?.pipeline && old.node === selected.node;
  const gone = !nodes.some(({ pipeline, node }) => pipeline === old.pipeline && node === old.node);
  return same || gone ? viewKey : key;
}

/** What was shown before, if it was complete and the message is still about the same node. */
function lastGoodSubject(before: Display, { uri, selected }: Show): Subject | undefined {
  const { show, subject, notice } = before;
  if (show?.uri !== uri || notice?.kind === "partial") return undefined;
  const same = subject?.pipeline === selected?.pipeline && subject?.node === selected?.node;
  return same ? subject : undefined;
}

function presentSubject({
  uri,
  source,
  selected,
  drawing,
  version,
  comparison,
}: Show): Subject | undefined {
  if (source === undefined || selected === undefined) return undefined;
  const { pipeline, node } = selected;
  const found = source.pipeline.config.nodes.some(({ name }) => name?.value === node);
  return found ? { uri, source, pipeline, node, version, drawing, comparison } : undefined;
}

function absence({ source, selected }: Show): string {
  if (selected === undefined) return "The file has no node to preview";
  const { pipeline, node } = selected;
  if (source === undefined) return `No pipeline is named "${pipeline}"`;
  return `No node of pipeline "${pipeline}" is named "${node}"`;
}
