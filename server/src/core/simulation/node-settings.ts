import { type Located, shift } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { RunSettings } from "#core/model/config.ts";
import type { NodeSetup } from "./node-setup.ts";
import { type FanOutQuery, type NodeSetting, type SettingKey, settingKeys } from "./variant.ts";

/** What the step says, and what the override says in its place: the last one counts. */
export function settingSources(
  query: FanOutQuery,
  { step, node }: NodeSetup,
  key: SettingKey,
): readonly NodeSetting[] {
  const own = step && settingIn(step.config, key);
  const overridden = node.override && settingIn(node.override, key);
  const { start } = query.source.pipeline;
  return [
    ...(own ? [settingOf(key, "step", own, step.start)] : []),
    ...(overridden ? [settingOf(key, "override", overridden, start)] : []),
  ];
}

/** How a node runs, as far as the file says. */
export function nodeSettings(query: FanOutQuery, setup: NodeSetup): readonly NodeSetting[] {
  return settingKeys.flatMap((key) => settingSources(query, setup, key).slice(-1));
}

function settingOf(
  key: SettingKey,
  from: NodeSetting["from"],
  { value, range }: Located<Value>,
  start: number,
): NodeSetting {
  return { key, value, from, range: shift(range, start) };
}

/** An empty text is not a setting, but a false is (valohai-yaml `Override.serialize`). */
function settingIn(config: RunSettings, key: SettingKey): Located<Value> | undefined {
  switch (key) {
    case "image":
      return textIn(config.image);
    case "environment":
      return textIn(config.environment);
    case "runtime-config-preset":
      return textIn(config.runtimeConfigPreset);
    case "autorestart":
      return config.autorestart?.value.kind === "boolean" ? config.autorestart : undefined;
  }
}

function textIn(text: Located<string> | undefined): Located<Value> | undefined {
  return text?.value
    ? { value: { kind: "string", value: text.value }, range: text.range }
    : undefined;
}
