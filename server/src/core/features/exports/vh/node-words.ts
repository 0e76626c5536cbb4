import { nullValue, type Value } from "#core/base/value.ts";
import type { OverrideEntry, Step } from "#core/model/config.ts";
import { pythonStrip } from "#core/model/python-string.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { edgesToNode } from "#core/simulation/edges-to-node.ts";
import { overrideEntry } from "#core/simulation/node-template.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { isJson } from "./sent-values.ts";
import type { LinePart, StepRun } from "./step-run.ts";
import { isSameList } from "./step-words.ts";

/** What the override of a node, and the edges into its variables, say to `vh` in options of its own. */
export function nodePart(run: StepRun, fanOut: FanOut): LinePart {
  const parts = [settingsPart(run), variablesPart(run), edgesPart(run, fanOut)];
  const unnamed = run.options.unnamed.map(
    ({ kind, name }) =>
      `vh can make no option of ${kind} "${name}", so it runs nothing of step "${run.template.step}"`,
  );
  return {
    words: parts.flatMap((it) => it.words),
    remarks: [...unnamed, ...parts.flatMap((it) => it.remarks)],
  };
}

function settingsPart({ node, command, step, template }: StepRun): LinePart {
  const { override } = node;
  if (!override) return { words: [], remarks: [] };
  const preset = override.runtimeConfigPreset?.value;
  const canPreset = command === "exec run";
  const settings = [
    ["--image", override.image?.value],
    ["--environment", override.environment?.value],
    ["--k8s-preset", canPreset ? preset : undefined],
  ] as const;
  const ownCommands = step.commands.map((it) => it.value);
  const restarts = override.autorestart?.value;
  const isOn = restarts?.kind === "boolean" ? restarts.value : undefined;
  // The option that turns it off is not sent (valohai-cli `run`).
  const canRestart = isOn === true && command === "exec run";
  const cannotRestart = isOn !== undefined && !canRestart && isOn !== isRestarted(step);
  const remarks = [
    [override.replacesCommand && !isSameList(template.commands, ownCommands), "the command"],
    [override.replacesMounts, "mounts"],
    [!canPreset && preset, "the runtime configuration preset"],
    [cannotRestart, "autorestart"],
  ] as const;
  return {
    words: [
      ...settings.flatMap(([option, value]) => (value ? [`${option}=${value}`] : [])),
      ...(canRestart ? ["--autorestart"] : []),
    ],
    remarks: remarks.flatMap(([isSet, what]) =>
      isSet ? [`vh cannot override ${what} and takes the step's`] : [],
    ),
  };
}

function isRestarted({ autorestart }: Step): boolean {
  return autorestart?.value.kind === "boolean" && autorestart.value.value;
}

function variablesPart(run: StepRun): LinePart {
  const entries = run.node.override?.environmentVariables ?? [];
  const names = [...new Set(entries.flatMap((it) => it.name?.value ?? []))];
  const parts = names.map((it) => variablePart(run, it, overrideEntry(entries, it)));
  const given = new Set(names.filter((_, at) => parts[at]?.words.length));
  return {
    words: parts.flatMap((it) => it.words),
    remarks: [...parts.flatMap((it) => it.remarks), ...refusedVariables(run, given)],
  };
}

/** Remarks about defaults of the step that no request can hold: `vh` sends them as they are in the file. */
function refusedVariables(run: StepRun, given: ReadonlySet<string>): readonly string[] {
  const names = new Set(run.step.environmentVariables.flatMap((it) => it.name?.value ?? []));
  return [...names].flatMap((name) => {
    const value = stepVariable(run, name);
    const isRefused = value !== undefined && !given.has(name) && !isJson(value);
    return isRefused ? [`Environment variable "${name}": vh rejects the step's default`] : [];
  });
}

/** `vh` strips blanks from both parts of `NAME=VALUE` (valohai-cli `parse_environment_variable_strings`). */
function variablePart(run: StepRun, name: string, entry: OverrideEntry | undefined): LinePart {
  const label = `Environment variable "${name}"`;
  const value = entry?.default?.value ?? nullValue;
  if (value.kind === "null") {
    const isSet = stepVariable(run, name) !== undefined;
    const remark = `${label} is cleared by the override: ${taken(run, name)}`;
    return { words: [], remarks: isSet ? [remark] : [] };
  }
  const text = pythonStr(value);
  if (!/^[^=\0]+$/.test(name) || pythonStrip(name) !== name || text.includes("\0")) {
    const remark = `${label} cannot be passed to vh: ${taken(run, name)}`;
    return { words: [], remarks: [remark] };
  }
  return {
    words: variableWords(`${name}=${text}`),
    remarks: pythonStrip(text) === text ? [] : [`${label}: vh removes the spaces around its value`],
  };
}

/** What looks like an option is joined to `--var`. */
function variableWords(setting: string): readonly string[] {
  return setting.startsWith("-") ? [`--var=${setting}`] : ["--var", setting];
}

function stepVariable({ step }: StepRun, name: string): Value | undefined {
  const found = step.environmentVariables.findLast((it) => it.name?.value === name)?.default?.value;
  return found?.kind === "null" ? undefined : found;
}

function taken(run: StepRun, name: string): string {
  return stepVariable(run, name) === undefined
    ? "vh sends no value"
    : "vh takes the step's default";
}

function edgesPart(run: StepRun, { query, node }: FanOut): LinePart {
  const edges = edgesToNode(query.source.pipeline.config, node);
  const remarks = edges.flatMap(({ source, target }) => {
    const name = target?.key?.value;
    if (!source || name === undefined) return [];
    if (socketTypeOf(target?.type?.value) !== "environment-variable") return [];
    const given = overrideEntry(run.node.override?.environmentVariables, name)?.default;
    const instead = given ? "vh takes the override's value" : taken(run, name);
    return [`Environment variable "${name}" is filled by an edge, ${source.text}: ${instead}`];
  });
  return { words: [], remarks };
}
