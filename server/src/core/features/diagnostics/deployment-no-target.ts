import { closest } from "../../base/closest.ts";
import { fieldsOf } from "../../model/read.ts";
import type { SyntaxNode } from "../../syntax/tree.ts";
import type { ItemRule } from "./rule.ts";

/** A deployment does not say which cluster it is created on. */
export const deploymentNoTarget: ItemRule = {
  code: "deployment-no-target",
  severity: "warning",
  summary:
    "A deployment without `defaults.target` cannot be created by a pipeline; it must already exist in the project.",
  scope: "item",
  check({ config, entry }, report) {
    if (config?.kind !== "deployment" || !config.name || config.defaultTarget || !entry) return;
    if (misspellsDefaults(entry.value)) return;
    report(
      config.name.range,
      `Deployment "${config.name.value}" has no "target" below "defaults", so a pipeline cannot create it`,
    );
  },
};

/** Whether the defaults are there under a name that is reported by itself. */
function misspellsDefaults(body: SyntaxNode): boolean {
  return [...fieldsOf(body).keys()].some((it) => closest(it, ["defaults"]) !== undefined);
}
