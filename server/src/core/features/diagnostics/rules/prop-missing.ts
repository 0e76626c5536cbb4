import type { TextEdit } from "#core/base/edit.ts";
import { alternatives, inARow } from "#core/base/suggest.ts";
import { withArticle } from "#core/base/with-article.ts";
import type { Document } from "#core/document/document.ts";
import type { Host } from "#core/document/host.ts";
import { type ItemViolation, violationsIn } from "#core/document/structure.ts";
import type { Fix } from "#core/edits/fix.ts";
import { type FixPlace, fixOf, fixPlace, hasColon, setKeyAt } from "#core/edits/fix-place.ts";
import { insertPair } from "#core/edits/insert-pair.ts";
import { blanksForDashes } from "#core/edits/join-entries.ts";
import { sampleValue } from "#core/edits/sample-value.ts";
import { scalarText } from "#core/edits/yaml-text.ts";
import { commandForStep } from "#core/scripts/step-command.ts";
import type { MappingNode } from "#core/syntax/tree.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { PieceRule, PlacedProblem, Report } from "../rule.ts";
import { cannotUnset } from "../support/cannot-unset.ts";

/** A mapping lacks a key that it cannot do without, or the key has no value. */
export const propMissing: PieceRule<string> = {
  code: "prop-missing",
  severity: "error",
  summary: "A required key is missing or has no value, so Valohai rejects the file.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) reportFinding(it, report);
  },
  message: (found) => found,
  fix(_found, problem, document, host) {
    const { key, empty, dashes } = problem.data ?? {};
    if (dashes !== undefined) {
      // As likely the entry is one of its own, and what says so is not written yet.
      return fixOf("choose", "Join the entries", blanksForDashes(problem.start, dashes));
    }
    const sample = (of: string) => sampleAt(problem, document, of, host);
    if (key !== undefined) return insertFixes(problem, document, key, sample(key));
    if (empty === undefined) return [];
    const colon = colonAfter(problem, document);
    if (colon) return fixOf("add", `Write "${empty}:"`, [colon]);
    const value = sample(empty);
    if (value === undefined) return [];
    return fixOf("add", `Write "${empty}: ${value}"`, setKeyAt(document, problem, empty, value));
  },
};

function reportFinding(finding: ItemViolation, report: Report<string>): void {
  const { range, schemaName, path } = finding;
  const inList = typeof path.at(-1) === "number";
  const owner = withArticle(schemaName, "capital");
  if (finding.kind === "missing-key") {
    const data = { key: finding.key, owner: schemaName, where: inList ? "around" : "below" };
    report(range, `${owner} needs "${finding.key}"`, { data });
  } else if (finding.kind === "split-entry") {
    const { keys, joining } = finding;
    const parts = `${inARow(keys)} ${keys.length === 1 ? "seems" : "seem"} to be part of it`;
    report(range, `This "-" splits the entry above: ${parts}`, {
      ...(joining.length > 0 ? { data: { dashes: joining.join(" ") } } : {}),
    });
  } else if (finding.kind === "none-of") {
    report(range, `${owner} needs ${alternatives(finding.keys)}`);
  } else if (finding.kind === "empty-value") {
    const { key } = finding;
    const takes = `it takes ${withArticle(finding.expected)}`;
    if (inList || key === undefined) report(range, `This entry is empty; ${takes}`);
    else
      report(range, `"${key}" has no value; ${takes}${cannotUnset(schemaName)}`, {
        data: { empty: key, owner: schemaName },
      });
  }
}

/** The edit that gives a key between braces its colon, ready for the value; undefined where it has one. */
function colonAfter(problem: PlacedProblem, { text }: Document): TextEdit | undefined {
  const { end } = problem.range;
  if (hasColon(text, problem)) return undefined;
  return { range: { start: end, end }, newText: /\s/.test(text.charAt(end)) ? ":" : ": " };
}

/** What to write for a key that lacks its value; the command of a step starts what the project has. */
function sampleAt(
  problem: PlacedProblem,
  document: Document,
  key: string,
  host: Host | undefined,
): string | undefined {
  const owner = problem.data?.["owner"];
  if (owner !== "step" || key !== "command") return sampleValue(key, document, owner);
  const config = fixPlace(document, problem)?.placed.item.config;
  const name = config?.kind === "step" ? config.name?.value : undefined;
  return scalarText(commandForStep(name ?? "my-step", document, host).command, "flow");
}

function insertFixes(
  problem: PlacedProblem,
  document: Document,
  key: string,
  value: string | undefined,
): readonly Fix[] {
  const found = fixPlace(document, problem);
  const mapping = found && lackingMapping(problem, found);
  if (value === undefined || !found || !mapping) return [];
  return fixOf("add", `Add "${key}: ${value}"`, insertPair(found.source, mapping, key, value));
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
