import { groupBy } from "#core/base/group-by.ts";
import type { Document } from "#core/document/document.ts";
import type { PipelineNode } from "#core/model/config.ts";
import { jsonText } from "#core/model/json-text.ts";
import { blueprintNamed } from "#core/model/resolve.ts";
import type { PipelineSource, PrintedKey } from "#core/model/source.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { CodeKey } from "./code.ts";
import type { ProjectCode } from "./project-code.ts";

/** What the scripts of a pipeline's nodes print, by node; nodes of which nothing is known are left out. */
export function printedByNode(
  document: Document,
  code: ProjectCode,
  source: PipelineSource,
): { readonly [node: string]: readonly PrintedKey[] } {
  const stepOf = (node: PipelineNode): string | undefined => {
    if (!runsStep(node)) return undefined;
    const blueprint = node.kind === "task" ? node.task?.value : undefined;
    const task = blueprintNamed(source, blueprint);
    return node.step?.value ?? task?.config.step?.value;
  };
  const printed = source.pipeline.config.nodes.flatMap((node) => {
    const step = stepOf(node);
    const keys = step === undefined ? [] : (code.ofStep(document.names, step)?.metadata ?? []);
    return node.name && keys.length > 0 ? [[node.name.value, printedKeys(keys)] as const] : [];
  });
  return Object.fromEntries(printed);
}

/** A value counts where every place that prints the key gives the same constant. */
function printedKeys(keys: readonly CodeKey[]): readonly PrintedKey[] {
  return [...groupBy(keys, (it) => it.name)].map(([name, places]) => {
    const values = new Set(places.map(({ value }) => value && jsonText(value)));
    const [only] = values;
    const known = values.size === 1 && only !== undefined ? places[0]?.value : undefined;
    return known ? { name, value: known } : { name };
  });
}
