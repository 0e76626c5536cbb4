import type { Located } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { baseStates } from "./base-values.ts";
import { withBlueprintValues } from "./blueprint-values.ts";
import { edgesToNode } from "./edges-to-node.ts";
import { settingSources } from "./node-settings.ts";
import { type NodeSetup, setUpNode } from "./node-setup.ts";
import { declaredParameters, overrideEntry, templateOf } from "./node-template.ts";
import type { ParameterState } from "./parameter-state.ts";
import { withPipelineValues } from "./pipeline-values.ts";
import type { FanOutQuery, NodeSetting, OriginKind, SettingKey, ValueList } from "./variant.ts";

/** One of the sources that give a parameter or input of a node its value; each one wins over those before it. */
export interface ChainLink {
  readonly kind: Exclude<OriginKind, "none" | "metadata"> | "step";
  /** The step, pipeline parameter, task or socket that it comes from. */
  readonly source: string | undefined;
  /** Several where the node runs once for each; undefined where only the run decides. */
  readonly values: ValueList | undefined;
  /** Whether it joins the value before it instead of taking its place. */
  readonly joins: boolean;
}

/** Where a parameter of a node gets its value from, the winner last; undefined where it is unknown what the node runs. */
export function parameterChain(
  query: FanOutQuery,
  parameter: string,
): readonly ChainLink[] | undefined {
  const found = setUpNode(query, query.node);
  if (found.kind === "unknown") return undefined;
  const { setup } = found;
  const silent = () => {};
  const base = baseStates(query, setup);
  const ofTask = setup.task ? withBlueprintValues(base, setup.task, silent) : base;
  const ofPipeline = withPipelineValues(ofTask, query, setup, silent);
  const states = [base, ofTask, ofPipeline].map((it) => it.find(({ name }) => name === parameter));
  const declared = setup.step && declaredParameters(setup.step.config);
  const own = declared?.find((it) => it.name?.value === parameter)?.default?.value;
  const entry = overrideEntry(setup.node.override?.parameters, parameter);
  return [
    ...(own && own.kind !== "null" ? [link("default", undefined, [own])] : []),
    ...(entry ? [link("override", undefined, listOf(entry.default?.value))] : []),
    ...states.flatMap((it, index) => laidOver(it, states[index - 1])),
    ...edgesInto(query, parameter, "parameter").map((it) => link("edge", it, undefined)),
  ];
}

/** Where an input of a node gets its files from, the winner last; undefined where it is unknown what the node runs. */
export function inputChain(query: FanOutQuery, input: string): readonly ChainLink[] | undefined {
  const found = setUpNode(query, query.node);
  if (found.kind === "unknown") return undefined;
  const { setup } = found;
  const declared = setup.step?.config.inputs.findLast((it) => it.name?.value === input);
  const own = (declared?.defaults ?? []).map((it): Value => ({ kind: "string", value: it.value }));
  const entry = overrideEntry(setup.node.override?.inputs, input);
  const template = templateOf(query, setup)?.inputs.find((it) => it.name === input);
  const edges = template?.edges ?? edgesInto(query, input, "input");
  const appends = setup.node.edgeMergeMode === "append";
  return [
    ...(own.length > 0 ? [link("default", undefined, own)] : []),
    ...(entry ? [link("override", undefined, listOf(entry.default?.value))] : []),
    ...edges.map((it, index) => ({
      ...link("edge", it, undefined),
      joins: index > 0 || appends,
    })),
  ];
}

/** Where a node gets its image, environment and the like from, the winner last; undefined where it is unknown what the node runs. */
export function settingChain(
  query: FanOutQuery,
  key: SettingKey | "command",
): readonly ChainLink[] | undefined {
  const found = setUpNode(query, query.node);
  if (found.kind === "unknown") return undefined;
  const { setup } = found;
  if (key === "command") return commandChain(setup);
  return settingSources(query, setup, key).map(({ from, value }) =>
    settingLink(from, setup, [value]),
  );
}

function commandChain(setup: NodeSetup): readonly ChainLink[] {
  const valuesOf = (commands: readonly Located<string>[]) =>
    commands.map((it): Value => ({ kind: "string", value: it.value }));
  const own = setup.step?.config.commands;
  const { override } = setup.node;
  const overridden = override?.replacesCommand ? override.commands : undefined;
  return [
    ...(own ? [settingLink("step", setup, valuesOf(own))] : []),
    ...(overridden ? [settingLink("override", setup, valuesOf(overridden))] : []),
  ];
}

function settingLink(from: NodeSetting["from"], { step }: NodeSetup, values: ValueList): ChainLink {
  return link(from, from === "step" ? step?.config.name?.value : undefined, values);
}

function link(
  kind: ChainLink["kind"],
  source: string | undefined,
  values: ValueList | undefined,
): ChainLink {
  return { kind, source, values, joins: false };
}

/** An override without a value, or with null, clears what was there. */
function listOf(value: Value | undefined): readonly Value[] {
  if (!value || value.kind === "null") return [];
  return value.kind === "list" ? value.items : [value];
}

/** What a stage after the first one gave a parameter, if it gave anything. */
function laidOver(
  state: ParameterState | undefined,
  before: ParameterState | undefined,
): readonly ChainLink[] {
  if (!state || state === before) return [];
  const { kind, source } = state.origin;
  if (kind !== "blueprint" && kind !== "pipeline parameter") return [];
  if (before?.origin.kind === kind) return [];
  return [link(kind, source, state.values)];
}

function edgesInto(
  query: FanOutQuery,
  key: string,
  wanted: "parameter" | "input",
): readonly string[] {
  return edgesToNode(query.source.pipeline.config, query.node).flatMap(({ source, target }) => {
    if (!source || target?.key?.value !== key) return [];
    return socketTypeOf(target.type?.value) === wanted ? [source.text] : [];
  });
}
