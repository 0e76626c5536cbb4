import type { TextEdit } from "#core/base/edit.ts";
import { lineBreakOf } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { Host } from "#core/document/host.ts";
import { blankLinesBetween } from "#core/edits/blank-lines-between.ts";
import { freeName } from "#core/edits/free-name.ts";
import { layoutOf } from "#core/edits/layout.ts";
import { type ItemStyle, insertItem, itemLines, itemStyleOf } from "#core/edits/new-item.ts";
import type { Fragment } from "#core/edits/yaml-text.ts";
import { commandForStep } from "#core/scripts/step-command.ts";
import { scalarText } from "#core/syntax/quote.ts";

/** Items that are written together, to begin with. */
export interface ExampleItems {
  /** The items by themselves. */
  readonly text: string;
  /** Writes them after the last item of the file. */
  readonly edits: readonly TextEdit[];
  /** The pipeline's name, in offsets of the text after the edits. */
  readonly shown: SourceRange;
}

/**
 * Two steps and a pipeline that runs them, one of them as a task, for a file without steps; undefined where the file is
 * no list, so that no item can be written into it.
 */
export function exampleFile(document: Document, host: Host | undefined): ExampleItems | undefined {
  const { text, items } = document;
  const last = items.at(-1);
  if (last ? last.item.entry === undefined : !/^(?:\s|#[^\n]*(?:\n|$))*$/.test(text))
    return undefined;
  const style: ItemStyle = last
    ? itemStyleOf(document, last)
    : { column: 0, layout: layoutOf(document, { text, roots: [] }) };
  const taken = document.names.names("pipeline");
  const name = taken.includes(wantedName) ? freeName(wantedName, taken) : wantedName;
  const blanks = Array.from({ length: blankLinesBetween(document) ?? 1 }, () => "");
  const lines = [
    ...itemLines(style, "step", stepPairs("preprocess", document, host)),
    ...blanks,
    ...itemLines(style, "step", stepPairs("train", document, host, "id")),
    ...blanks,
    ...itemLines(style, "pipeline", pipelinePairs(name)),
  ];
  const edit = last ? insertItem(document, last, lines) : appended(text, lines);
  const start = edit.range.start + edit.newText.indexOf(`name: ${name}`) + "name: ".length;
  return { text: lines.join("\n"), edits: [edit], shown: { start, end: start + name.length } };
}

const wantedName = "my-pipeline";

type Pairs = readonly (readonly [key: string, value: Fragment])[];

/** A step, with a parameter if one is given. */
function stepPairs(
  name: string,
  document: Document,
  host: Host | undefined,
  parameter?: string,
): Pairs {
  const { command, image = "python:3.12" } = host
    ? commandForStep(name, document, host)
    : { command: name };
  const whole = parameter === undefined ? command : `${command} {parameters}`;
  const declared: Fragment = { list: [{ pairs: [["name", parameter ?? ""]] }] };
  return [
    ["name", name],
    ["image", scalarText(image, "flow")],
    ["command", { list: [scalarText(whole, "block")] }],
    ...(parameter === undefined ? [] : [["parameters", declared] as const]),
  ];
}

function pipelinePairs(name: string): Pairs {
  const node = (step: string, type: string): Fragment => ({
    pairs: [
      ["name", step],
      ["type", type],
      ["step", step],
    ],
  });
  return [
    ["name", name],
    ["nodes", { list: [node("preprocess", "execution"), node("train", "task")] }],
    ["edges", { list: ["[preprocess.metadata.ids, train.parameter.id]"] }],
  ];
}

/** Writes lines at the end of a text that holds no item. */
function appended(text: string, lines: readonly string[]): TextEdit {
  const lineBreak = lineBreakOf(text);
  const before = text === "" || text.endsWith("\n") ? "" : lineBreak;
  const newText = before + lines.join(lineBreak) + lineBreak;
  return { range: { start: text.length, end: text.length }, newText };
}
