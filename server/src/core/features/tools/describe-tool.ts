import { groupBy } from "#core/base/group-by.ts";
import { markdownToText } from "#core/base/markdown-to-text.ts";
import { suggest } from "#core/base/suggest.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import type { Document } from "#core/document/document.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { definitionsOf } from "#core/names/definition.ts";
import { occurrencesIn } from "#core/names/occurrences.ts";
import { referencesTo } from "#core/names/references.ts";
import { symbolKey } from "#core/names/symbol.ts";
import { type ItemOccurrence, place } from "#core/names/symbol-at.ts";
import { hover } from "../hover/index.ts";
import { defineTool, type ToolFile } from "./tool.ts";
import { fileInput, fileOf, placeText, shownNames } from "./tool-file.ts";
import { ToolProblem } from "./tool-problem.ts";

/** Says what a name means and where it is used. */
export const describeTool = defineTool({
  name: "valohai_describe",
  title: "Describe a Name of valohai.yaml",
  description:
    "Says everything that is known about a name in a valohai.yaml: a step, task, pipeline, node, endpoint, deployment, parameter, input, output, metadata key or environment variable. The answer says what it is, its values and commands, where it is defined and every place that uses it. A name can also be one end of an edge, such as train.parameter.id.",
  input: {
    ...fileInput,
    name: { kind: "text", doc: "The name, or one end of an edge.", isRequired: true },
  },
  report({ file: wanted, name }, project) {
    const file = fileOf(project, wanted);
    const named = namedPlaces(file.document);
    const meant = meantBy(name, named);
    if (meant.length === 0) throw new ToolProblem(unknownName(name, named));
    const symbols = [...groupBy(meant, keyOf).values()];
    return {
      lines: symbols.flatMap((places, index) => [
        ...(index > 0 ? [""] : []),
        ...symbolLines(file, places),
      ]),
    };
  },
});

/** Every place of the items where something is named, in text order. */
function namedPlaces(document: Document): readonly ItemOccurrence[] {
  return document.items.flatMap((placed) =>
    occurrencesIn(placed.item, document.names).all.map((it) => ({
      ...place(it, placed.start, placed),
      item: placed,
    })),
  );
}

/** The places of a name, or else of one end of an edge: `NODE.TYPE.KEY`. */
function meantBy(name: string, named: readonly ItemOccurrence[]): readonly ItemOccurrence[] {
  const exact = named.filter((it) => it.symbol.name === name);
  if (exact.length > 0) return exact;
  const [node = "", type, ...key] = name.split(".");
  if (socketTypeOf(type) === undefined) return [];
  return named.filter((it) => it.node === node && it.symbol.name === key.join("."));
}

/** What makes two places mean the same; nodes of items without a name are told apart by their item. */
function keyOf({ symbol, start }: ItemOccurrence): string {
  return symbolKey(symbol) + (symbol.kind === "node" ? start : "");
}

function symbolLines(file: ToolFile, places: readonly ItemOccurrence[]): readonly string[] {
  const [first] = places;
  if (!first) return [];
  const { document } = file;
  const defined = definitionsOf(document, first.symbol, first);
  const used = referencesTo(document, first).filter((it) => it.role === "reference");
  // A place of an edge says more than the definition: what the name means at that node.
  const described = first.node === undefined ? (defined[0] ?? first) : first;
  const found = hover(document, described.range.start, file.entered);
  const text = found ? markdownToText(found.markdown) : `${first.symbol.kind} ${first.symbol.name}`;
  return [
    ...text
      .split("\n")
      .filter((it) => it.trim() !== "")
      .map(printedWord),
    ...defined.map((it) => `  defined at ${placeText(file, it.range.start)}`),
    ...(defined.length === 0 ? ["  not defined in this file"] : []),
    ...used.map((it) => `  used at ${placeText(file, it.range.start)}`),
  ];
}

function unknownName(name: string, named: readonly ItemOccurrence[]): string {
  const names = [...new Set(named.map((it) => it.symbol.name))];
  const { hint } = suggest(name, names);
  const list = names.length > 0 ? `; there are ${shownNames(names)}` : "; the file names nothing";
  return `Nothing in the file is named "${name}"${hint || list}`;
}
