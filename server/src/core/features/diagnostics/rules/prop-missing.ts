import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
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
import { variantParameter } from "#core/schema/variant-parameter.ts";
import { commandForStep } from "#core/scripts/step-command.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { MappingNode } from "#core/syntax/tree.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { PieceRule, PlacedProblem } from "../rule.ts";
import { cannotUnset } from "../support/cannot-unset.ts";
import { fittingStyles } from "../support/fitting-styles.ts";

/** A mapping has no value for a required key. */
export const propMissing: PieceRule<ItemViolation> = {
  code: "prop-missing",
  severity: "error",
  summary: "A required key is missing or has no value, so Valohai rejects the file.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (kinds.includes(it.kind)) report(it.range, it);
    }
  },
  message: messageFor,
  fix(found, problem, document, host) {
    // Just as likely, the entry is a separate one whose first key is not written yet.
    if (found.kind === "split-entry")
      return fixOf("choose", "Join the entries", blanksForDashes(problem.start, found.joining));
    const key = keyWithoutValue(found);
    if (key === undefined) return [];
    const values = valuesFor(found, problem, document, key, host);
    if (found.kind === "missing-key") return insertFixes(found, problem, document, values);
    return valueFixes(key, problem, document, values);
  },
};

const kinds: readonly ItemViolation["kind"][] = [
  "missing-key",
  "split-entry",
  "none-of",
  "empty-value",
];

function messageFor(found: ItemViolation): string {
  const owner = withArticle(found.schemaName, "capital");
  switch (found.kind) {
    case "missing-key":
      return `${owner} needs "${found.key}"`;
    case "split-entry": {
      const verb = found.keys.length === 1 ? "seems" : "seem";
      return `This "-" splits the entry above: ${inARow(found.keys)} ${verb} to be part of it`;
    }
    case "none-of":
      return `${owner} needs ${alternatives(found.keys)}`;
    case "empty-value": {
      const takes = `it takes ${withArticle(found.expected)}`;
      const key = keyWithoutValue(found);
      if (key === undefined) return `This entry is empty; ${takes}`;
      return `"${key}" has no value; ${takes}${cannotUnset(found.schemaName)}`;
    }
    default:
      return "";
  }
}

/** The key that is missing or has no value; undefined for an entry of a list and for a choice of keys. */
function keyWithoutValue(found: ItemViolation): string | undefined {
  if (found.kind === "missing-key") return found.key;
  return found.kind === "empty-value" && !inList(found) ? found.key : undefined;
}

/** Whether the path leads to an entry of a list. */
function inList({ path }: ItemViolation): boolean {
  return typeof path.at(-1) === "number";
}

function valueFixes(
  key: string,
  problem: PlacedProblem,
  document: Document,
  values: readonly string[],
): readonly Fix[] {
  const colon = colonAfter(problem, document);
  if (colon) return fixOf("add", `Write "${key}:"`, [colon]);
  return values.flatMap((it) =>
    fixOf(kindFor(values), `Write "${key}: ${it}"`, setKeyAt(document, problem, key, it)),
  );
}

/** Of several values, each is a choice. */
function kindFor(values: readonly string[]): FixKind {
  return values.length > 1 ? "choose" : "add";
}

/** The edit that adds a colon after a key between braces, ready for the value; undefined where there is one. */
function colonAfter(problem: PlacedProblem, { text }: Document): TextEdit | undefined {
  const { end } = problem.range;
  if (hasColon(text, problem)) return undefined;
  return { range: { start: end, end }, newText: /\s/.test(text.charAt(end)) ? ":" : ": " };
}

/** What can be written for a key without a value; for the style of a variant parameter, each that fits its rules. */
function valuesFor(
  found: ItemViolation,
  problem: PlacedProblem,
  document: Document,
  key: string,
  host: Host | undefined,
): readonly string[] {
  if (found.schemaName === variantParameter.name && key === "style") {
    const place = fixPlace(document, problem);
    const parameter =
      found.kind === "missing-key" && place ? incompleteMapping(found, place) : place?.mappings[0];
    return parameter ? fittingStyles(parameter) : [];
  }
  const sample = sampleAt(found.schemaName, problem, document, key, host);
  return sample === undefined ? [] : [sample];
}

/** What to write for a key without a value; a step's command starts a script of the project. */
function sampleAt(
  owner: string,
  problem: PlacedProblem,
  document: Document,
  key: string,
  host: Host | undefined,
): string | undefined {
  if (owner !== "step" || key !== "command") return sampleValue(key, document, owner);
  const config = fixPlace(document, problem)?.placed.item.config;
  const name = config?.kind === "step" ? config.name?.value : undefined;
  return scalarText(commandForStep(name ?? "my-step", document, host).command, "flow");
}

type MissingKey = Extract<ItemViolation, { readonly kind: "missing-key" }>;

function insertFixes(
  missing: MissingKey,
  problem: PlacedProblem,
  document: Document,
  values: readonly string[],
): readonly Fix[] {
  const found = fixPlace(document, problem);
  const mapping = found && incompleteMapping(missing, found);
  if (!found || !mapping) return [];
  const { key } = missing;
  return values.flatMap((it) =>
    fixOf(kindFor(values), `Add "${key}: ${it}"`, insertPair(found.source, mapping, key, it)),
  );
}

/** The mapping in which the key is missing: around its own name or first key, or below the key that introduces it. */
function incompleteMapping(
  missing: MissingKey,
  { place, mappings }: FixPlace,
): MappingNode | undefined {
  const [innermost] = mappings;
  if (place.role === "value" || inList(missing)) return innermost;
  const pair = innermost?.pairs.find((it) => it.key === place.node);
  const below = pair && dereference(pair.value);
  return below?.kind === "mapping" ? below : undefined;
}
