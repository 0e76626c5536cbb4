import type { Task, TaskType } from "#core/model/config.ts";
import { filledSets } from "./blueprint-values.ts";
import type { NodeSetup } from "./node-setup.ts";
import { type ParameterState, type ReportNote, worse } from "./parameter-state.ts";
import type { Combination, Grade } from "./variant.ts";

/** How many variants there are and how they are made. */
export interface Combined {
  readonly combination: Combination;
  readonly count: bigint | undefined;
  readonly grade: Grade;
}

/** How the values of the parameters combine in a node of this type. */
export function combine(
  setup: NodeSetup,
  states: readonly ParameterState[],
  report: ReportNote,
): Combined {
  switch (setup.type) {
    case "execution":
      return { combination: "product", count: 1n, grade: "documented" };
    case "grid_search":
      return combineGrid(states, report);
    case "manual_search":
      return combineRows(setup.task?.config, states, report);
    default:
      return combineCounted(setup.type, setup.task?.config, states, report);
  }
}

/** Whether the parameter makes variants, because it does not have exactly one value; one without a value makes none. */
export function isVaried(state: ParameterState): boolean {
  const many = state.spread || state.origin.kind === "blueprint";
  return many && (state.values.length !== 1 || state.broken || state.uneven);
}

function combineGrid(states: readonly ParameterState[], report: ReportNote): Combined {
  const varied = states.filter(isVaried);
  const combination = "product";
  if (varied.some((it) => it.broken)) return { combination, count: undefined, grade: "unknown" };
  const count = varied.reduce((size, it) => size * BigInt(it.values.length), 1n);
  const many = varied.filter((it) => it.values.length > 1);
  const mixed = many.some((it) => it.spread) && many.length > 1;
  const grade = varied.reduce(
    (sum, it) => worse(sum, it.grade),
    mixed ? "inferred" : doubt(states),
  );
  const certain = doubt(states) === "documented";
  if (certain || many.length > 1)
    reportGrid(many, count, mixed ? "inferred" : "documented", report);
  const drawn = many.filter((it) => it.values.at(0) === undefined);
  if (drawn.length > 0) reportDrawn(drawn, "inferred", report);
  const empty: Grade = count === 0n ? "unknown" : grade;
  return { combination, count, grade: worse(empty, doubt(states)) };
}

function reportDrawn(drawn: readonly ParameterState[], grade: Grade, report: ReportNote): void {
  const names = drawn.map((it) => `"${it.name}"`).join(", ");
  report("information", `The platform chooses the values of ${names} when it runs`, grade);
}

/** A parameter that an edge should fill may turn out to spread. */
function doubt(states: readonly ParameterState[]): Grade {
  return states.some((it) => it.grade === "unknown") ? "unknown" : "documented";
}

function reportGrid(
  many: readonly ParameterState[],
  count: bigint,
  grade: Grade,
  report: ReportNote,
): void {
  if (many.length > 1 && count > 0n) {
    const sizes = many.map((it) => it.values.length).join(" x ");
    report("information", `${sizes} = ${count}, every combination`, grade);
  }
  if (many.length === 0 && count === 1n) {
    report(
      "information",
      "This task runs one execution: no parameter has several values",
      "documented",
    );
  }
}

/** One variant for each parameter set; without sets one for each value of the longest parameter. */
function combineRows(
  task: Task | undefined,
  states: readonly ParameterState[],
  report: ReportNote,
): Combined {
  const combination = "rows";
  const sets = task ? filledSets(task).length : 0;
  const columns = states.filter(isVaried);
  if (columns.some((it) => it.broken)) return { combination, count: undefined, grade: "unknown" };
  const lengths = columns.map((it) => it.values.length);
  if (sets === 0 && states.every((it) => it.origin.kind !== "blueprint" && !it.spread)) {
    report(
      "error",
      'A task of type "manual_search" needs parameter sets: without one there is nothing to run',
      "inferred",
    );
    return { combination, count: 0n, grade: "unknown" };
  }
  const longest = lengths.reduce((most, it) => Math.max(most, it), 0);
  const rows = sets > 0 ? sets : lengths.length > 0 ? longest : 1;
  const uneven = columns.filter((it) => it.values.length !== rows);
  if (uneven.length > 0) {
    const names = uneven.map((it) => `"${it.name}"`).join(", ");
    report(
      "warning",
      `Not every row has a value for ${names}: later values move up, and it is not documented what the platform runs`,
      "unknown",
    );
  }
  const grade = sets === 0 || uneven.length > 0 ? "unknown" : "inferred";
  return { combination, count: BigInt(rows), grade: worse(grade, doubt(states)) };
}

/** As many variants as the task says, with values that the platform draws; a distributed task repeats the same one. */
function combineCounted(
  type: Exclude<TaskType, "grid_search" | "manual_search">,
  task: Task | undefined,
  states: readonly ParameterState[],
  report: ReportNote,
): Combined {
  const count = executionCount(task);
  if (count === undefined) {
    const text = `A task of type "${type}" runs as many executions as "execution-count" says; write a whole number above 0`;
    report("error", text, "inferred");
  } else if (type === "bayesian_tpe") {
    reportBayesian(count, report);
  }
  const varied = states.filter(isVaried);
  if (varied.length > 0) {
    reportDrawn(varied, type === "distributed" ? "unknown" : "inferred", report);
  }
  const grade = count === undefined ? "unknown" : "inferred";
  return { combination: "drawn", count, grade: worse(grade, doubt(states)) };
}

function executionCount(task: Task | undefined): bigint | undefined {
  const value = task?.executionCount?.value;
  if (value?.kind !== "integer") return undefined;
  const count = BigInt(value.digits);
  return count > 0n ? count : undefined;
}

/** Valohai's page on Bayesian optimization: the first 20 executions are a random search. */
const randomExecutions = 20n;

function reportBayesian(count: bigint, report: ReportNote): void {
  const text =
    count <= randomExecutions
      ? `With ${count} executions this is a random search: optimization starts after the first ${randomExecutions}`
      : `The first ${randomExecutions} executions are a random search, and there may be fewer than ${count} in all`;
  report("information", text, "documented");
}
