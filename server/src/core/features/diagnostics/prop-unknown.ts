import type { Document } from "../document.ts";
import { moveIntoOverride, overridable } from "../edits/move-into-override.ts";
import { fixOf, fixPlace, removeKeyAt } from "../fix-place.ts";
import { findingsIn } from "../structure.ts";
import type { Fix, PieceRule, PlacedProblem } from "./rule.ts";

/** A mapping has a key that Valohai does not know there. */
export const propUnknown: PieceRule = {
  code: "prop-unknown",
  severity: "error",
  summary:
    "Valohai refuses keys that it does not know at their place. Often the key is misspelt or belongs one level higher or lower.",
  scope: "piece",
  check(piece, report) {
    for (const it of findingsIn(piece)) {
      if (it.kind !== "unknown-key") continue;
      const belongs = isStepNode(it.schemaName) && overridable.includes(it.key);
      const data = { key: it.key, ...(belongs ? { move: "override" } : {}) };
      if (belongs) {
        report(it.range, `A node sets "${it.key}" below "override"`, { data });
        continue;
      }
      const hint = it.nearest === undefined ? "" : `; did you mean "${it.nearest}"?`;
      report(it.range, `Unknown property "${it.key}" in ${it.schemaName}${hint}`, {
        ...(it.nearest === undefined ? {} : { suggestion: it.nearest }),
        data,
      });
    }
  },
  fix(problem, document) {
    const key = problem.data?.["key"] ?? "";
    if (problem.suggestion !== undefined) return [];
    const moved = problem.data?.["move"] ? moveFix(problem, document, key) : [];
    return [...moved, ...fixOf(`Remove "${key}"`, removeKeyAt(document, problem, key))];
  },
};

function isStepNode(schemaName: string): boolean {
  return schemaName === "execution node" || schemaName === "task node";
}

function moveFix(problem: PlacedProblem, document: Document, key: string): readonly Fix[] {
  const found = fixPlace(document, problem);
  const node = found?.mappings[0];
  if (!found || !node) return [];
  return fixOf(`Move "${key}" into "override"`, moveIntoOverride(found.source, node, key));
}
