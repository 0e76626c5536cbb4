import type { Document } from "#core/document/document.ts";
import { addKeyAt, fixOf } from "#core/edits/fix-place.ts";
import { type Fields, fieldsOf } from "#core/model/read.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { ItemRule, Report } from "../rule.ts";

/** A runtime configuration preset is named without the environment that it belongs to. */
export const stepPresetNeedsEnvironment: ItemRule = {
  code: "step-preset-needs-environment",
  severity: "error",
  summary: "A step or `override` with a `runtime-config-preset` also needs an `environment`.",
  scope: "item",
  find({ config, entry }, report) {
    if (!config || !entry) return;
    const fields = fieldsOf(entry.value);
    if (config.kind === "step") checkPreset(fields, report);
    if (config.kind !== "pipeline") return;
    for (const node of fields.list("nodes")) {
      const override = fieldsOf(node).mapping("override");
      if (override) checkPreset(override, report);
    }
  },
  message: () => '"runtime-config-preset" needs an "environment" next to it',
  fix(_found, problem, document) {
    const name = knownEnvironment(document);
    if (name === undefined) return [];
    const value = scalarText(name, "flow");
    return fixOf(
      "add",
      `Add "environment: ${value}"`,
      addKeyAt(document, problem, "environment", value),
    );
  },
};

function checkPreset(fields: Fields, report: Report<void>): void {
  const range = fields.keyRange("runtime-config-preset");
  if (!range || !fields.text("runtime-config-preset")?.value) return;
  if (fields.has("environment") && fields.value("environment")?.value.kind !== "null") return;
  report(range);
}

/** An environment that another step of the file uses. */
function knownEnvironment(document: Document): string | undefined {
  for (const { item } of document.items) {
    if (item.config?.kind === "step" && item.config.environment) {
      return item.config.environment.value;
    }
  }
  return undefined;
}
