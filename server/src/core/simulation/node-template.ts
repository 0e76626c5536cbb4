import type { Input, Override, OverrideEntry, Parameter, Step } from "#core/model/config.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { edgesToNode } from "./edges-to-node.ts";
import type { NodeSetup } from "./node-setup.ts";
import type { FanOutQuery, NodeTemplate, TemplateInput } from "./variant.ts";

/** The step of a node with its override and the edges into its inputs. */
export function templateOf(query: FanOutQuery, setup: NodeSetup): NodeTemplate | undefined {
  const step = setup.step?.config;
  if (!step) return undefined;
  const override = setup.node.override;
  const commands = (override?.replacesCommand && override.commands) || step.commands;
  return {
    step: step.name?.value ?? "",
    stepStart: setup.step?.start ?? 0,
    commands: commands.map((it) => it.value),
    parameters: declaredParameters(step),
    inputs: inputsOf(query, setup, step, override),
    sourcePath: step.sourcePath?.value,
  };
}

/** The parameters that a step declares. A repeated name counts once: the last declaration, in the place of the first. */
export function declaredParameters(step: Step): readonly Parameter[] {
  const byName = new Map<string, Parameter>();
  for (const parameter of step.parameters) {
    if (parameter.name) byName.set(parameter.name.value, parameter);
  }
  return [...byName.values()];
}

/** The entry that overrides this name: if there are several, the last. */
export function overrideEntry(
  entries: readonly OverrideEntry[] | undefined,
  name: string,
): OverrideEntry | undefined {
  return entries?.findLast((it) => it.name?.value === name);
}

function inputsOf(
  query: FanOutQuery,
  { name, node }: NodeSetup,
  step: Step,
  override: Override | undefined,
): readonly TemplateInput[] {
  const edges = inputEdges(query, name);
  const uris = new Map<string, readonly string[]>();
  for (const input of step.inputs) if (input.name) uris.set(input.name.value, urisOf(input));
  for (const entry of override?.inputs ?? []) {
    if (entry.name) uris.set(entry.name.value, overriddenUris(entry));
  }
  for (const input of edges.keys()) if (!uris.has(input)) uris.set(input, []);
  return [...uris].map(([input, own]) => {
    const sockets = edges.get(input) ?? [];
    const replaced = sockets.length > 0 && node.edgeMergeMode === "replace";
    return { name: input, uris: replaced ? [] : own, edges: sockets };
  });
}

function urisOf(input: Input): readonly string[] {
  return input.defaults.map((it) => it.value);
}

function overriddenUris(entry: OverrideEntry): readonly string[] {
  const value = entry.default?.value;
  if (!value || value.kind === "null") return [];
  return value.kind === "list" ? value.items.map(pythonStr) : [pythonStr(value)];
}

/** The source sockets of the edges into each input of a node. */
function inputEdges(query: FanOutQuery, node: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { source, target } of edgesToNode(query.source.pipeline.config, node)) {
    if (!source || !target?.key) continue;
    if (socketTypeOf(target.type?.value) !== "input") continue;
    const sockets = found.get(target.key.value) ?? [];
    if (!sockets.includes(source.text)) sockets.push(source.text);
    found.set(target.key.value, sockets);
  }
  return found;
}
