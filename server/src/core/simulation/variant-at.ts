import { nullValue, stringValue, type Value } from "../base/value.ts";
import type { Parameter } from "../model/config.ts";
import { pythonStr } from "../model/python-text.ts";
import { renderCommand } from "./command/render-command.ts";
import { parameterProblems } from "./validate.ts";
import type { FanOut, NodeTemplate, ParameterColumn, TemplateInput, Variant } from "./variant.ts";

/** The variant with this index, worked out by itself: those before it are not. */
export function variantAt(fanOut: FanOut, index: bigint): Variant {
  const cells = cellsAt(fanOut, index);
  const { template } = fanOut;
  const known = cells.flatMap(({ column, value, drawn }) =>
    drawn ? [] : ([[column.name, value ?? nullValue]] as const),
  );
  if (!template) return { index, parameters: known, inputs: [], command: [], problems: [] };
  const filled = new Map<string, Value>();
  for (const { column, value, drawn } of cells) {
    if (value) filled.set(column.name, value);
    if (drawn) filled.set(column.name, stringValue(drawnMark(column.name, fanOut)));
  }
  const { lines, problems } = commandOf(template, filled, fanOut);
  const values = template.parameters.flatMap((it) => problemsOf(it, cells));
  return {
    index,
    parameters: known,
    inputs: template.inputs.flatMap((it) => inputOf(it, filled, fanOut)),
    command: lines,
    problems: [...values, ...problems],
  };
}

/** A parameter in one variant. */
interface Cell {
  readonly column: ParameterColumn;
  readonly value: Value | undefined;
  /** Whether the platform chooses the value when it runs. */
  readonly drawn: boolean;
}

function cellsAt(fanOut: FanOut, index: bigint): readonly Cell[] {
  const cells: Cell[] = [];
  let rest = index;
  for (const column of [...fanOut.columns].reverse()) {
    const size = BigInt(column.values.length);
    if (!column.varied) {
      cells.push({ column, value: column.values.at(0), drawn: false });
    } else if (fanOut.combination === "rows") {
      cells.push({ column, value: column.values.at(Number(index)) ?? column.base, drawn: false });
    } else if (fanOut.combination === "drawn" || size === 0n) {
      cells.push({ column, value: undefined, drawn: true });
    } else {
      const value = column.values.at(Number(rest % size));
      cells.push({ column, value, drawn: value === undefined });
      rest /= size;
    }
  }
  return cells.reverse();
}

function problemsOf(parameter: Parameter, cells: readonly Cell[]): readonly string[] {
  const cell = cells.find((it) => it.column.name === parameter.name?.value);
  return cell?.drawn ? [] : parameterProblems(parameter, cell?.value);
}

/** Stands for a drawn value while the command is rendered, in letters that no shell quotes. */
function drawnMark(name: string, { columns }: FanOut): string {
  return `@@drawn:${columns.findIndex((it) => it.name === name)}@@`;
}

function showDrawn(text: string, { columns }: FanOut): string {
  return text.replace(/@@drawn:(\d+)@@/g, (_, index) => `<${columns[Number(index)]?.name}>`);
}

function commandOf(
  template: NodeTemplate,
  values: ReadonlyMap<string, Value>,
  fanOut: FanOut,
): { readonly lines: readonly string[]; readonly problems: readonly string[] } {
  const { commands, parameters, sourcePath } = template;
  const rendered = renderCommand({ commands, parameters, values, sourcePath });
  return {
    lines: rendered.lines.map((it) => showDrawn(it, fanOut)),
    problems: rendered.uninterpolated.map(
      (it) => `The placeholders of "${it}" stay as written: a "pass-as" is no format string`,
    ),
  };
}

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

/** A URI takes the bare value; without one its placeholder stays. */
function fillUri(uri: string, values: ReadonlyMap<string, Value>): string {
  return uri.replace(/\{parameter:([^\n}]+)\}/g, (whole, name: string) => {
    const value = values.get(name);
    return value && value.kind !== "null" ? pythonStr(value) : whole;
  });
}
