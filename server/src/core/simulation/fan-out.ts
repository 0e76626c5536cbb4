import { firstNames } from "#core/base/list-text.ts";
import type { Value } from "#core/base/value.ts";
import type { Task } from "#core/model/config.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import type { AtOffset } from "#core/model/source.ts";
import { baseStates } from "./base-values.ts";
import { variesIn, withBlueprintValues } from "./blueprint-values.ts";
import { combine, isVaried } from "./combine.ts";
import { withEdgeValues } from "./edge-values.ts";
import { nodeSettings } from "./node-settings.ts";
import { type NodeSetup, setUpNode } from "./node-setup.ts";
import { templateOf } from "./node-template.ts";
import { absolute, type ParameterState, type ReportNote } from "./parameter-state.ts";
import { withPipelineValues } from "./pipeline-values.ts";
import type { FanOut, FanOutQuery, Note, ParameterColumn } from "./variant.ts";

export { variantAt } from "./variant-at.ts";

/** The variants that a node of the pipeline will run, as far as known before the run. */
export function fanOut(query: FanOutQuery): FanOut {
  return fanOutOf({ query, depth: 0, columns: new Map() }, query.node);
}

/** What every execution and task node of a pipeline will run, by name; a node that feeds others is worked out once. */
export function fanOutAll(query: Omit<FanOutQuery, "node">): ReadonlyMap<string, FanOut> {
  const found = new Map<string, FanOut>();
  const computation = { query: { ...query, node: "" }, depth: 0, columns: new Map() };
  for (const { kind, name } of query.source.pipeline.config.nodes) {
    if (!name || found.has(name.value) || (kind !== "execution" && kind !== "task")) continue;
    const node = name.value;
    found.set(node, fanOutOf({ ...computation, query: { ...query, node } }, node));
  }
  return found;
}

/** What is computed of one pipeline: a node that feeds two others is computed once. */
interface Computation {
  readonly query: FanOutQuery;
  readonly depth: number;
  /** Undefined while the node is being computed: then the edges form a cycle. */
  readonly columns: Map<string, readonly ParameterColumn[] | undefined>;
}

/** A longer chain of parameters would not fit the stack. */
const maxDepth = 200;

function columnsIn(computation: Computation, node: string): readonly ParameterColumn[] | undefined {
  const near = computation.depth < maxDepth;
  if (near && !computation.columns.has(node))
    fanOutOf({ ...computation, depth: computation.depth + 1 }, node);
  return computation.columns.get(node);
}

function fanOutOf(computation: Computation, name: string): FanOut {
  computation.columns.set(name, undefined);
  const { query } = computation;
  const pipeline = query.source.pipeline.config.name?.value ?? "";
  const found = setUpNode(query, name);
  if (found.kind === "unknown") {
    return { ...nothingKnown, pipeline, node: name, query, type: found.type, notes: [found.note] };
  }
  const { setup } = found;
  const notes: Note[] = [];
  const report: ReportNote = (severity, text, grade, range) => {
    notes.push({ severity, text, grade, range });
  };
  const states = statesOf(computation, setup, report);
  reportGaps(setup, states, query, report);
  for (const it of states) reportDuplicates(it, report);
  if (setup.task) reportPrecedence(setup.task, states, report);
  const { combination, count, grade } = combine(setup, states, report);
  const columns = states.map(columnOf);
  computation.columns.set(name, columns);
  const drawn = combination === "drawn" || columns.some(hasDraws);
  return {
    pipeline,
    node: name,
    type: setup.type,
    count,
    countGrade: grade,
    predictable: !(drawn && columns.some((it) => it.varied)),
    columns,
    combination,
    template: templateOf(query, setup),
    settings: nodeSettings(query, setup),
    notes: withSize(notes, count, grade),
    query,
  };
}

const nothingKnown = {
  count: undefined,
  countGrade: "unknown",
  predictable: false,
  columns: [],
  combination: "product",
  template: undefined,
  settings: [],
} as const;

function statesOf(
  computation: Computation,
  setup: NodeSetup,
  report: ReportNote,
): readonly ParameterState[] {
  const { query } = computation;
  const base = baseStates(query, setup);
  const ofTask = setup.task ? withBlueprintValues(base, setup.task, report) : base;
  const ofPipeline = withPipelineValues(ofTask, query, setup, report);
  return withEdgeValues(ofPipeline, query, setup, (node) => columnsIn(computation, node), report);
}

function columnOf(state: ParameterState): ParameterColumn {
  const { name, origin, grade, values, base, spread } = state;
  return { name, origin, grade, values, base, spread, varied: isVaried(state) };
}

function hasDraws({ values }: ParameterColumn): boolean {
  return values.length > 0 && values.at(0) === undefined;
}

/** Notes what is unknown about the step: it is elsewhere, or does not declare a parameter that gets a value. */
function reportGaps(
  { step, node, task }: NodeSetup,
  states: readonly ParameterState[],
  query: FanOutQuery,
  report: ReportNote,
): void {
  if (!step) {
    const commit = node.commit?.value ?? "";
    const text = `The step belongs to "${commit}", so its other parameters, inputs and command are not known from this file`;
    report("warning", text, "unknown", absolute(query.source.pipeline.start, node.commit?.range));
    return;
  }
  for (const { name, declared, origin } of states) {
    if (declared || (task && origin.kind === "blueprint")) continue;
    const text = `Step "${step.config.name?.value}" declares no parameter "${name}"; it is not documented what the platform does with its value`;
    report("warning", text, "unknown", origin.range);
  }
}

/** A list longer than this is not searched for repeated values at each change of the file. */
const searchedLength = 20_000;

/** Notes that a list holds a value twice; the lists that styles make never do. */
function reportDuplicates({ name, values, origin }: ParameterState, report: ReportNote): void {
  if (!Array.isArray(values) || values.length > searchedLength) return;
  const kinds = new Set(values.map((it: Value) => `${it.kind} ${pythonRepr(it)}`));
  const repeated = values.length - kinds.size;
  if (repeated === 0) return;
  const text = `The list of "${name}" repeats ${repeated === 1 ? "a value" : `${repeated} values`}; it is not documented whether the platform leaves out repeated values, and the preview shows all`;
  report("information", text, "unknown", origin.range);
}

/** Notes to which parameters a value given to `vh task run` applies (valohai-cli `TaskRunCommand`). */
function reportPrecedence(
  { config, start }: AtOffset<Task>,
  states: readonly ParameterState[],
  report: ReportNote,
): void {
  const free = states
    .filter((it) => it.declared && !variesIn(config, it.name))
    .map((it) => it.name);
  const text =
    free.length > 0
      ? `Parameters that vh task run can set: ${firstNames(free, maxListed)}`
      : "vh task run can set no parameter, because the task varies all";
  report("information", text, "documented", absolute(start, config.name?.range));
}

/** How many parameters a note lists. */
const maxListed = 8;

/** From here on the number of executions deserves a second look. */
const large = 100n;

function withSize(notes: readonly Note[], count: bigint | undefined, grade: Note["grade"]) {
  if (count === undefined || count < large) return notes;
  const text = `This task creates ${count} executions`;
  return [...notes, { severity: "warning" as const, text, grade, range: undefined }];
}
