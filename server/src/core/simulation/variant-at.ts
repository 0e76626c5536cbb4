import { oncePer } from "#core/base/once-per.ts";
import { nullValue, stringValue, type Value } from "#core/base/value.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { type ColumnProblems, columnProblems } from "./column-problems.ts";
import { renderCommand } from "./command/render-command.ts";
import { repeatedRows } from "./repeated-rows.ts";
import type {
  FanOut,
  NodeTemplate,
  ParameterColumn,
  TemplateInput,
  Variant,
  VariantProblem,
} from "./variant.ts";

/** The variant with this index, computed directly, without those before it. */
export function variantAt(fanOut: FanOut, index: bigint): Variant {
  const cells = cellsAt(fanOut, index);
  const { template } = fanOut;
  const known = cells.flatMap(({ column, value, drawn }) =>
    drawn ? [] : ([[column.name, value ?? nullValue]] as const),
  );
  const details = detailsOf(fanOut, cells);
  const problems = textsOf(details);
  if (!template) return { index, parameters: known, inputs: [], command: [], problems, details };
  const filled = new Map<string, Value>();
  for (const { column, value, drawn } of cells) {
    if (value) filled.set(column.name, value);
    if (drawn) filled.set(column.name, stringValue(drawnMark(column.name, fanOut)));
  }
  return {
    index,
    parameters: known,
    inputs: template.inputs.flatMap((it) => inputOf(it, filled, fanOut)),
    command: commandOf(template, withEmptyLists(filled, template, cells), fanOut),
    problems,
    details,
  };
}

/** The values of the parameters in one variant and their places in the lists of values; cheaper than the whole variant. */
export interface Cell {
  readonly column: ParameterColumn;
  /** The index in the column's values. */
  readonly at: number;
  readonly value: Value | undefined;
  /** Whether the platform chooses the value when it runs. */
  readonly drawn: boolean;
}

/** The cells of the variant with this index, in the order of the columns. */
export function cellsAt(fanOut: FanOut, index: bigint): readonly Cell[] {
  const cells: Cell[] = [];
  let rest = index;
  for (const column of [...fanOut.columns].reverse()) {
    const size = BigInt(column.values.length);
    if (!column.varied) {
      cells.push({ column, at: 0, value: column.values.at(0), drawn: false });
    } else if (fanOut.combination === "rows") {
      const at = Number(index);
      cells.push({ column, at, value: column.values.at(at) ?? column.base, drawn: false });
    } else if (fanOut.combination === "drawn" || size === 0n) {
      cells.push({ column, at: 0, value: undefined, drawn: true });
    } else {
      const at = Number(rest % size);
      const value = column.values.at(at);
      cells.push({ column, at, value, drawn: value === undefined });
      rest /= size;
    }
  }
  return cells.reverse();
}

/** What each column's values add to the variants, in the order of the columns. */
export const problemsByColumn = oncePer((fanOut: FanOut): readonly ColumnProblems[] => {
  return fanOut.columns.map((it) => columnProblems(fanOut, it));
});

const nothingWrong: readonly VariantProblem[] = [];

/** Most variants have no problems, so lists are made only where there are some. */
function detailsOf(fanOut: FanOut, cells: readonly Cell[]): readonly VariantProblem[] {
  const columns = problemsByColumn(fanOut);
  const found: VariantProblem[] = [];
  const duplicates: VariantProblem[] = [];
  cells.forEach((cell, index) => {
    if (cell.drawn) return;
    const own = columns[index]?.at(cell.at) ?? nothingWrong;
    for (const it of own) found.push(it);
    const duplicate = cell.column.varied ? columns[index]?.quickDuplicateAt(cell.at) : undefined;
    if (duplicate) duplicates.push(duplicate);
  });
  if (found.length === 0 && duplicates.length === 0) return nothingWrong;
  const own = found.filter((it) => it.kind !== "command");
  const commands = found.filter((it) => it.kind === "command");
  return [...own, ...commands, ...(isRepeated(fanOut, cells) ? duplicates : [])];
}

/** Whether an earlier variant has the same values: in a product one repeated value is enough, in rows all must repeat. */
function isRepeated(fanOut: FanOut, cells: readonly Cell[]): boolean {
  if (fanOut.combination !== "rows") return true;
  const row = cells.find((it) => it.column.varied)?.at ?? 0;
  return repeatedRows(fanOut).has(row);
}

/** Messages of the problems; repeated values and empty lists are left out, since they may be intended. */
function textsOf(details: readonly VariantProblem[]): readonly string[] {
  if (details.length === 0) return [];
  const wrong = details.filter((it) => it.kind !== "duplicate" && it.kind !== "empty");
  return [...new Set(wrong.map((it) => it.text))];
}

/** Stands for a drawn value while the command is rendered, in letters that no shell quotes. */
function drawnMark(name: string, { columns }: FanOut): string {
  return `@@drawn:${columns.findIndex((it) => it.name === name)}@@`;
}

function showDrawn(text: string, { columns }: FanOut): string {
  return text.replace(/@@drawn:(\d+)@@/g, (_, index) => `<${columns[Number(index)]?.name}>`);
}

function commandOf(
  { commands, parameters, sourcePath }: NodeTemplate,
  values: ReadonlyMap<string, Value>,
  fanOut: FanOut,
): readonly string[] {
  const rendered = renderCommand({ commands, parameters, values, sourcePath });
  return rendered.lines.map((it) => showDrawn(it, fanOut));
}

/** A parameter for several values is an empty list where nothing gives it one (valohai-yaml `Parameter`). */
function withEmptyLists(
  filled: ReadonlyMap<string, Value>,
  { parameters }: NodeTemplate,
  cells: readonly Cell[],
): ReadonlyMap<string, Value> {
  const unset = cells.flatMap(({ column, value, drawn }) =>
    value || drawn || column.origin.kind !== "none" ? [] : column.name,
  );
  const lists = unset.filter((name) =>
    parameters.some((it) => it.name?.value === name && it.multiple !== "none"),
  );
  if (lists.length === 0) return filled;
  return new Map([...filled, ...lists.map((it) => [it, emptyList] as const)]);
}

const emptyList: Value = { kind: "list", items: [] };

/** The files of an input: its URIs with the values in them, then the sockets of its edges. */
function inputOf(
  { name, uris, edges }: TemplateInput,
  values: ReadonlyMap<string, Value>,
  fanOut: FanOut,
): readonly (readonly [string, readonly string[]])[] {
  const own = uris.map((it) => showDrawn(fillUri(it, values), fanOut));
  const files = [...own, ...edges.map((it) => `<${it}>`)];
  return files.length > 0 ? [[name, files]] : [];
}

const opening = "{parameter:";

/** A URI takes the bare value; without one its placeholder stays. */
function fillUri(uri: string, values: ReadonlyMap<string, Value>): string {
  const [last = "", ...parts] = uri.split("}").reverse();
  const filled = parts.reverse().map((it) => {
    const start = it.indexOf(opening, it.lastIndexOf("\n") + 1);
    const value = start < 0 ? undefined : values.get(it.slice(start + opening.length));
    return value && value.kind !== "null" ? it.slice(0, start) + pythonStr(value) : `${it}}`;
  });
  return filled.join("") + last;
}
