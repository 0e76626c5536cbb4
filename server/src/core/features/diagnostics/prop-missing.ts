import type { MappingNode } from "../../syntax/tree.ts";
import { dereference } from "../../syntax/tree.ts";
import type { Document } from "../document.ts";
import { insertPair } from "../edits/insert-pair.ts";
import { type FixPlace, fixOf, fixPlace, setKeyAt } from "../fix-place.ts";
import { sampleValue } from "../sample-value.ts";
import { findingsIn, type StructureFinding } from "../structure.ts";
import { alternatives } from "../suggest.ts";
import { withArticle } from "../with-article.ts";
import type { Fix, PieceRule, PlacedProblem, Report } from "./rule.ts";

/** A mapping lacks a key that it cannot do without, or the key has no value. */
export const propMissing: PieceRule = {
  code: "prop-missing",
  severity: "error",
  summary: "A key without which Valohai refuses the file is missing, or nothing stands behind it.",
  scope: "piece",
  check(piece, report) {
    for (const it of findingsIn(piece)) reportFinding(it, report);
  },
  fix(problem, document) {
    const { key, empty, owner = "" } = problem.data ?? {};
    if (key !== undefined) return insertFixes(problem, document, key);
    const value = empty === undefined ? undefined : sampleValue(empty, document, owner);
    if (empty === undefined || value === undefined) return [];
    return fixOf(`Write "${empty}: ${value}"`, setKeyAt(document, problem, empty, value));
  },
};

function reportFinding(finding: StructureFinding, report: Report): void {
  const { range, schemaName, path } = finding;
  const inList = typeof path.at(-1) === "number";
  const owner = withArticle(schemaName, "capital");
  if (finding.kind === "missing-key") {
    const data = { key: finding.key, owner: schemaName, where: inList ? "around" : "below" };
    report(range, `${owner} needs "${finding.key}"`, { data });
  } else if (finding.kind === "none-of") {
    report(range, `${owner} needs ${alternatives(finding.keys)}`);
  } else if (finding.kind === "empty-value") {
    const { key } = finding;
    const takes = `it takes ${withArticle(finding.expected)}`;
    if (inList || key === undefined) report(range, `This entry is empty; ${takes}`);
    else
      report(range, `"${key}" has no value; ${takes}`, { data: { empty: key, owner: schemaName } });
  }
}

function insertFixes(problem: PlacedProblem, document: Document, key: string): readonly Fix[] {
  const value = sampleValue(key, document, problem.data?.["owner"]);
  const found = fixPlace(document, problem);
  const mapping = found && lackingMapping(problem, found);
  if (value === undefined || !found || !mapping) return [];
  return fixOf(`Add "${key}: ${value}"`, insertPair(found.source, mapping, key, value));
}

/** The mapping that lacks the key: around its own name or first key, or below the key that introduces it. */
function lackingMapping(
  problem: PlacedProblem,
  { place, mappings }: FixPlace,
): MappingNode | undefined {
  const [innermost] = mappings;
  if (place.role === "value" || problem.data?.["where"] === "around") return innermost;
  const pair = innermost?.pairs.find((it) => it.key === place.node);
  const below = pair && dereference(pair.value);
  return below?.kind === "mapping" ? below : undefined;
}
