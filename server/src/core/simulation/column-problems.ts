import { type SourceRange, shift } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import { renderParameter } from "./command/render-parameter.ts";
import { valueProblems } from "./value-problems.ts";
import type {
  FanOut,
  NodeTemplate,
  ParameterColumn,
  ValueList,
  VariantProblem,
  VariantProblemKind,
} from "./variant.ts";

/**
 * The problems that each value of one parameter causes in its variants. No problem depends on two parameters at
 * once, so the problems of a space of any size can be counted.
 */
export interface ColumnProblems {
  readonly column: ParameterColumn;
  /** The problems of the value with this index, without duplicates. */
  at(index: number): readonly VariantProblem[];
  /** The problem of a value that is already earlier in the list. */
  duplicateAt(index: number): VariantProblem | undefined;
  /** The same, but nothing of a long list that has not been searched yet. */
  quickDuplicateAt(index: number): VariantProblem | undefined;
}

/** Checks the values of a column on demand. */
export function columnProblems(fanOut: FanOut, column: ParameterColumn): ColumnProblems {
  const { template } = fanOut;
  const parameter = template?.parameters.find((it) => it.name?.value === column.name);
  const findProblems =
    template && parameter ? problemFinder(template, parameter, column) : () => [];
  let repeated: ReadonlySet<number> | undefined;
  const duplicateAt = (index: number) => {
    repeated ??= findRepeated(column.values);
    const value = repeated.has(index) ? column.values.at(index) : undefined;
    return value && duplicateOf(column, value);
  };
  return {
    column,
    at: rememberedLast(findProblems, (index) => valueAt(column, index)),
    duplicateAt,
    quickDuplicateAt: (index) =>
      repeated || column.values.length <= quickLength ? duplicateAt(index) : undefined,
  };
}

/** Values that do not vary are asked for many times. */
function rememberedLast(
  findProblems: FindProblems,
  valueOn: (index: number) => Value | undefined,
): ColumnProblems["at"] {
  let latest: { value: Value | undefined; problems: readonly VariantProblem[] } | undefined;
  return (index) => {
    const value = valueOn(index);
    if (!latest || latest.value !== value) latest = { value, problems: findProblems(value) };
    return latest.problems;
  };
}

/** A list of this length is searched in no noticeable time. */
const quickLength = 20_000;

/** A row beyond the values of an uneven column has the parameter's value without them. */
function valueAt(column: ParameterColumn, index: number): Value | undefined {
  return column.values.at(index) ?? (column.varied ? column.base : undefined);
}

function duplicateOf({ name, origin }: ParameterColumn, value: Value): VariantProblem {
  const text = `${name}: ${pythonRepr(value)} appears more than once in the list`;
  return { kind: "duplicate", parameter: name, text, range: origin.range, rule: undefined };
}

type FindProblems = (value: Value | undefined) => readonly VariantProblem[];

function problemFinder(
  template: NodeTemplate,
  parameter: Parameter,
  column: ParameterColumn,
): FindProblems {
  const { name, origin } = column;
  const problem = (kind: VariantProblemKind, text: string, rule: SourceRange): VariantProblem => ({
    kind,
    parameter: name,
    text,
    range: origin.range,
    rule: shift(rule, template.stepStart),
  });
  const place = parameter.name?.range ?? parameter.range;
  const users = template.commands.filter((it) => fillsIn(it, name));
  return (value) => [
    ...valueProblems(parameter, value).map((it) =>
      problem(it.kind, `${name}: ${it.text}`, it.rule),
    ),
    ...(value?.kind === "list" && value.items.length === 0
      ? [problem("empty", `${name}: an empty list gives the command nothing`, place)]
      : []),
    ...commandProblems(parameter, value, users).map((it) => problem("command", it, place)),
  ];
}

/** Whether a command holds a placeholder that renders the parameter. */
function fillsIn(command: string, name: string): boolean {
  return ["{parameters}", "{params}", `{parameter:${name}}`].some((it) => command.includes(it));
}

function commandProblems(
  parameter: Parameter,
  value: Value | undefined,
  commands: readonly string[],
): readonly string[] {
  if (!value || value.kind === "null" || commands.length === 0) return [];
  if (!parameter.passAs && parameter.type !== "flag") return [];
  const rendered = renderParameter(parameter, value);
  switch (rendered.kind) {
    case "words":
      return [];
    case "crash":
      // A list in the wrong place is a problem of its own kind.
      return rendered.error.startsWith("InvalidType")
        ? []
        : [`The command cannot be built: ${rendered.error}`];
    case "refused":
      return commands.map(
        (it) => `The placeholders of "${it}" stay as written: a "pass-as" is not a format string`,
      );
  }
}

/** A list longer than this is not searched for repeated values; the lists that styles make have none. */
const searchedLength = 1_000_000;

/** The indices whose value is earlier in the list as well. */
function findRepeated(values: ValueList): ReadonlySet<number> {
  const repeated = new Set<number>();
  if (!Array.isArray(values) || values.length > searchedLength) return repeated;
  const seen = new Set<string>();
  values.forEach((value: Value, index) => {
    const key = `${value.kind} ${pythonRepr(value)}`;
    if (seen.has(key)) repeated.add(index);
    seen.add(key);
  });
  return repeated;
}
