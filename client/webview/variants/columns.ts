import type { SourceRange } from "#core/base/range.ts";
import { numberOf } from "#core/model/python-number.ts";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import type { FanOut, ParameterColumn, ValueList, Variant } from "#core/simulation/variant.ts";
import { runText } from "../runs/run-words.ts";
import { valueText } from "../shared/value-text.ts";
import { gradeWords, originWords } from "../shared/words.ts";
import { commandPlace, inputPlace } from "./places.ts";

/** One column of the table of variants. */
export interface GridColumn {
  readonly id: string;
  readonly kind: "index" | "parameter" | "input" | "run" | "metric" | "command";
  /** The name of the parameter, the input or the metric, else the column's title. */
  readonly name: string;
  /** Beside the name, such as the number of values. */
  readonly aside: string;
  /** On demand: where the values come from. */
  readonly hint: string;
  /** In widths of a digit. */
  readonly width: number;
  readonly varied: boolean;
  /** Whether it is shown before a person chooses. */
  readonly shownAtFirst: boolean;
  readonly numeric: boolean;
  /** What the header leads to in the file. */
  readonly place: SourceRange | undefined;
  /** For a command column, the lines that can differ, by index; all where none can. */
  readonly lines: readonly number[];
}

/** The columns: number, what varies, inputs that can differ, earlier runs with their metrics, command, what does not vary. */
export function gridColumns(
  fanOut: FanOut,
  first: Variant,
  runs: MatchedRuns | undefined,
): readonly GridColumn[] {
  const parameters = fanOut.columns.map(parameterColumn);
  return [
    indexColumn(fanOut.count ?? 1n),
    ...parameters.filter(({ varied }) => varied),
    ...differingInputs(fanOut).map((name) => inputColumn(fanOut, first, name)),
    ...(runs && runs.byIndex.size > 0 ? runColumns(runs) : []),
    commandColumn(fanOut, first),
    ...parameters.filter(({ varied }) => !varied),
  ];
}

/** Whether the rows can be sorted by a column. */
export function isSortable({ kind, varied }: GridColumn): boolean {
  return kind === "metric" || (kind === "parameter" && varied);
}

const plain = {
  aside: "",
  hint: "",
  varied: false,
  shownAtFirst: true,
  numeric: false,
  place: undefined,
  lines: [],
} as const;

function indexColumn(count: bigint): GridColumn {
  const width = Math.min(Math.max(5, count.toLocaleString("en-US").length + 3), 30);
  return { ...plain, id: "index", kind: "index", name: "#", width, numeric: true };
}

function parameterColumn(column: ParameterColumn): GridColumn {
  const { name, origin, grade, values, varied } = column;
  const samples = samplesOf(values);
  const aside = varied ? `${values.length.toLocaleString("en-US")} values` : "";
  const width = longest(samples.map(({ length }) => length));
  return {
    ...plain,
    id: `parameter ${name}`,
    kind: "parameter",
    name,
    aside,
    hint: `${originWords(origin)} (${gradeWords[grade]})`,
    width: Math.min(Math.max(width, 0.85 * (name.length + aside.length) + 1, 5), 28) + 3,
    varied,
    // What is the same in every execution is above the table.
    shownAtFirst: varied,
    numeric: isNumeric(values),
    place: origin.range,
  };
}

/** More metrics than this are hidden until a person asks for them. */
const metricsShown = 6;

/** The run of each variant, then its metrics. */
function runColumns({ byIndex, metrics }: MatchedRuns): readonly GridColumn[] {
  const matched = [...byIndex.values()].slice(0, 100);
  const texts = matched.map((it) => runText(it).length);
  const run: GridColumn = {
    ...plain,
    id: "run",
    kind: "run",
    name: "Run",
    hint: "The earlier run with the same parameters and inputs",
    width: Math.min(longest(texts), 24) + 6,
  };
  const columns = metrics.map((name, at): GridColumn => {
    const values = matched.flatMap((it) => it.metrics.get(name) ?? []);
    return {
      ...plain,
      id: `metric ${name}`,
      kind: "metric",
      name,
      aside: "metric",
      hint: "The last value that the earlier run printed",
      width:
        Math.min(longest([name.length + 6, ...values.map((it) => valueText(it).length)]), 24) + 3,
      shownAtFirst: at < metricsShown,
      numeric: values.length > 0 && values.every((it) => numberOf(it) !== undefined),
    };
  });
  return [run, ...columns];
}

function longest(lengths: readonly number[]): number {
  return lengths.reduce((most, it) => Math.max(most, it), 0);
}

/** Some values from both ends of a list that may be long. */
function samplesOf(values: ValueList): readonly string[] {
  return sampleIndexes(values.length).flatMap((index) => {
    const value = values.at(index);
    return value === undefined ? [] : [valueText(value)];
  });
}

function isNumeric(values: ValueList): boolean {
  const kinds = sampleIndexes(values.length).map((index) => values.at(index)?.kind);
  return kinds.length > 0 && kinds.every((kind) => kind === "integer" || kind === "float");
}

function sampleIndexes(length: number): readonly number[] {
  const indexes = Array.from({ length: Math.min(length, 30) }, (_, index) => index);
  return length > 30 ? [...indexes, length - 1] : indexes;
}

/** Inputs with a placeholder in a URI: all others are the same in every variant. */
function differingInputs({ template, columns }: FanOut): readonly string[] {
  if (template === undefined || !columns.some(({ varied }) => varied)) return [];
  return template.inputs
    .filter(({ uris }) => uris.some((uri) => uri.includes("{parameter")))
    .map(({ name }) => name);
}

function inputColumn(fanOut: FanOut, first: Variant, name: string): GridColumn {
  const uris = first.inputs.find(([input]) => input === name)?.[1] ?? [];
  return {
    ...plain,
    id: `input ${name}`,
    kind: "input",
    name,
    aside: "input",
    hint: `URIs of input ${name}`,
    width: Math.min(Math.max(uris.join(", ").length, name.length + 6), 48) + 3,
    place: inputPlace(fanOut, name),
  };
}

function commandColumn(fanOut: FanOut, first: Variant): GridColumn {
  const lines = differingLines(fanOut, first);
  const total = first.command.length;
  const text = lines.map((line) => first.command[line] ?? "").join("   ");
  return {
    ...plain,
    id: "command",
    kind: "command",
    name: "Command",
    aside:
      lines.length < total ? `line ${lines.map((line) => line + 1).join(", ")} of ${total}` : "",
    hint: "The command of each execution; the details show all lines",
    width: Math.min(Math.max(text.length + 6, 30), 110),
    place: commandPlace(fanOut),
    lines,
  };
}

/** The command lines with a placeholder; all lines where nothing varies or none has one. */
function differingLines({ template, columns }: FanOut, { command }: Variant): readonly number[] {
  const all = command.map((_, index) => index);
  const written = template?.commands ?? [];
  const varies = columns.some(({ varied }) => varied) && written.length === command.length;
  const differing = varies ? all.filter((index) => written[index]?.includes("{")) : [];
  return differing.length > 0 ? differing : all;
}
