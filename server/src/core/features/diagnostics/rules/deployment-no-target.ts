import { closest } from "#core/base/closest.ts";
import { siblingProperties } from "#core/document/unindented.ts";
import { fieldsOf } from "#core/model/read.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { ItemRule } from "../rule.ts";

/** A deployment does not say which cluster it is created on. */
export const deploymentNoTarget: ItemRule<string> = {
  code: "deployment-no-target",
  severity: "warning",
  summary:
    "A pipeline cannot create a deployment without `defaults.target`; the deployment must already exist in the project.",
  scope: "item",
  find(item, report) {
    const { config, entry } = item;
    if (item.brokenAt !== undefined || siblingProperties(item).length > 0) return;
    if (config?.kind !== "deployment" || !config.name || config.defaultTarget || !entry) return;
    if (misspellsDefaults(entry.value) || isList(valueAt(entry.value, "defaults"))) return;
    report(config.name.range, config.name.value);
  },
  message: (name) =>
    `Deployment "${name}" has no "target" below "defaults", so a pipeline cannot create it`,
};

/** Whether a list is where the mapping belongs, which another rule reports. */
function isList(defaults: SyntaxNode | undefined): boolean {
  return defaults !== undefined && dereference(defaults).kind === "sequence";
}

/** Whether the defaults are there under a misspelt name, which another rule reports. */
function misspellsDefaults(body: SyntaxNode): boolean {
  return [...fieldsOf(body).keys()].some((it) => closest(it, ["defaults"]) !== undefined);
}
