import type { Value } from "#core/base/value.ts";
import { pythonStr } from "#core/model/python-text.ts";
import type { NodeSetting } from "#core/simulation/variant.ts";

/** How a node runs, for scripts: what each key says, and whether the step or the override says it. */
export function settingsShape(settings: readonly NodeSetting[]) {
  return Object.fromEntries(
    settings.map(({ key, value, from }) => [key, { value: plainSetting(value), from }]),
  );
}

/** Settings are texts and truth values. */
export function plainSetting(value: Value): string | boolean {
  return value.kind === "boolean" ? value.value : pythonStr(value);
}
