import { taskParameters } from "#core/document/task-parameters.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { fixOf, fixPlace } from "#core/edits/fix-place.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import type { ItemRule } from "../rule.ts";

const names: { readonly [written: string]: string } = { min: "start", max: "end" };

/** The exponents of a logspace lie between `min` and `max` instead of `start` and `end`. */
export const taskLogspaceMinmax: ItemRule = {
  code: "task-logspace-minmax",
  severity: "information",
  summary:
    "The exponents of a logspace go from `start` to `end`. Some documents write `min` and `max`; it is not known whether Valohai reads them.",
  scope: "item",
  find(item, report) {
    for (const { variant, rules } of taskParameters(item)) {
      if (variant.style !== "logspace" || !rules || rules.has("start") || rules.has("end"))
        continue;
      const written = ["min", "max"].flatMap((it) => rules.keyRange(it) ?? []);
      const [first] = written;
      if (first) report(first);
    }
  },
  message: () => 'Style "logspace" goes from "start" to "end", not "min" to "max"',
  fix(_found, problem, document) {
    const found = fixPlace(document, problem);
    const mapping = found?.mappings[0];
    if (!found || !mapping) return [];
    const edits = Object.entries(names).flatMap(([written, meant]) => {
      const range = ownPair(mapping, written)?.key.range;
      return range ? editAt(found.source, range.start, range.end, meant) : [];
    });
    return fixOf("choose", 'Write "start" and "end"', edits);
  },
};
