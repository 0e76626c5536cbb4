import type { TextEdit } from "#core/base/edit.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { SourceRange } from "#core/base/range.ts";
import { inARow } from "#core/base/suggest.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import { knownStep, type NodeView } from "#core/document/pipeline-view.ts";
import { type ItemViolation, violationsIn } from "#core/document/structure.ts";
import type { Fix } from "#core/edits/fix.ts";
import { fixOf, fixPlace, removeKeyAt } from "#core/edits/fix-place.ts";
import { moveAllBelow, moveBelow } from "#core/edits/move-below.ts";
import type { Piece } from "#core/model/piece.ts";
import type { StepSignature } from "#core/model/signature.ts";
import { runsStep } from "#core/model/step-node.ts";
import { mayBeNewer } from "#core/schema/known-keys.ts";
import { overridable, override } from "#core/schema/override.ts";
import { propertyOf } from "#core/schema/schema-path.ts";
import { valohaiYamlVersion } from "#core/schema/version.ts";
import { entriesOf, valueAt } from "#core/syntax/mapping.ts";
import type { MappingNode } from "#core/syntax/tree.ts";
import type { PieceRule, PlacedProblem, Report } from "../rule.ts";

/** A mapping has a key that Valohai does not know there. */
export const propUnknown: PieceRule<Unknown> = {
  code: "prop-unknown",
  severity: "error",
  summary: `Valohai rejects keys that it does not know here; often a key is misspelt or belongs one level higher or lower. A word that valohai-yaml ${valohaiYamlVersion} does not know anywhere is only a warning, because a newer version may know it.`,
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) if (it.kind === "unknown-key") reportKey(it, report);
  },
  findInPipeline({ view }, report) {
    for (const it of view.nodes) reportNamesInOverride(it, report);
  },
  message: messageFor,
  fix(found, problem, document) {
    const { key, why } = found;
    if (why === "colon") return fixOf("keep", 'Insert ":"', [insertion(problem, key.length, ":")]);
    if (why === "space")
      return fixOf("keep", "Insert a space", [insertion(problem, key.length + 1, " ")]);
    if (problem.suggestion !== undefined) return [];
    const owner = ownerOf(found);
    const moved = owner === undefined ? [] : moveFixes(problem, document, key, owner);
    return [...moved, ...fixOf("remove", `Remove "${key}"`, removeKeyAt(document, problem, key))];
  },
};

type UnknownKey = Extract<ItemViolation, { readonly kind: "unknown-key" }>;

/** A key that its mapping does not know, and why: it is in the wrong place, a slip follows it, or no known key is like it. */
type Unknown =
  | { readonly key: string; readonly why: "misplaced" | "colon" | "space" }
  | { readonly key: string; readonly why: "newer"; readonly owner: string }
  | { readonly key: string; readonly why: "listed"; readonly list: string; readonly step: string }
  | {
      readonly key: string;
      readonly why: "unknown";
      readonly owner: string;
      readonly hint: string;
      /** The key below which it belongs, if that holds one mapping. */
      readonly below?: string | undefined;
    };

function messageFor(found: Unknown): string {
  const { key } = found;
  switch (found.why) {
    case "misplaced":
      return `A node sets "${key}" below "override"`;
    case "colon":
      return `A ":" is missing after "${key}"`;
    case "space":
      return `A space is missing after "${key}:"`;
    case "newer":
      return `"${key}" in ${found.owner} is unknown to valohai-yaml ${valohaiYamlVersion}; a newer version may know it`;
    case "listed":
      return `"${key}" is one of the ${found.list} of step "${found.step}"; an override lists it below "${found.list}"`;
    case "unknown":
      return `Unknown property "${key}" in ${found.owner}${found.hint}`;
  }
}

function reportKey(found: UnknownKey, report: Report<Unknown>): void {
  const { range, key, schemaName: owner, uncoloned, unspaced } = found;
  if (isStepNode(owner) && overridable.includes(key)) {
    report(range, { key, why: "misplaced" });
  } else if (uncoloned !== undefined) {
    report(from(range, uncoloned.length), { key: uncoloned, why: "colon" });
  } else if (unspaced !== undefined) {
    report(from(range, unspaced.length + 1), { key: unspaced, why: "space" });
  } else if (!found.mayBeNewer) {
    reportUnknown(found, report);
  } else if (owner !== override.name) {
    reportNewer(range, key, owner, report);
  }
}

function reportUnknown(found: UnknownKey, report: Report<Unknown>): void {
  const { range, key, schemaName: owner, nearest } = found;
  if (nearest === undefined) {
    const { below, isList } = found.known ?? {};
    const hint = placeHint(found);
    report(range, { key, why: "unknown", owner, hint, below: isList ? undefined : below });
    return;
  }
  const hint = `; did you mean "${nearest}"?`;
  const extra = { suggestion: nearest, suggestionKind: "spelling" } as const;
  report(range, { key, why: "unknown", owner, hint }, extra);
}

/** The beginning of a range: the key alone, or with its colon. */
function from({ start }: SourceRange, length: number): SourceRange {
  return { start, end: start + length };
}

/** A key that no mapping knows: a newer Valohai may accept it, so it is not an error. */
function reportNewer(
  range: SourceRange,
  key: string,
  owner: string,
  report: Report<Unknown>,
): void {
  report(range, { key, why: "newer", owner }, { severity: "warning" });
}

/** In an override, the name of an input or parameter is misplaced even if no mapping knows the word. */
function reportNamesInOverride(view: NodeView, report: Report<Unknown>): void {
  if (!runsStep(view.node)) return;
  const node = valueAt(view.syntax, override.name);
  const step = knownStep(view);
  for (const [key, entry] of node ? entriesOf(node) : []) {
    if (propertyOf(override, key) || !mayBeNewer(key, override)) continue;
    const list = step && listWith(step, key);
    const { range } = entry.key;
    if (list) report(range, { key, why: "listed", list, step: step.name });
    else reportNewer(range, key, override.name, report);
  }
}

/** The key of the list in which the step declares the name. */
function listWith(step: StepSignature, name: string): string | undefined {
  if (step.inputs.some((it) => it.name === name)) return "inputs";
  if (step.parameters.some((it) => it.name === name)) return "parameters";
  return step.environmentVariables.includes(name) ? "environment-variables" : undefined;
}

function placeHint({ known }: UnknownKey): string {
  if (known?.above !== undefined) return `; it belongs in ${known.above}`;
  return known?.below === undefined ? "" : `; it belongs below "${known.below}"`;
}

function insertion({ range }: PlacedProblem, after: number, newText: string): TextEdit {
  const at = range.start + after;
  return { range: { start: at, end: at }, newText };
}

function isStepNode(schemaName: string): boolean {
  return schemaName === "execution node" || schemaName === "task node";
}

/** The key below which an unknown key can be moved. */
function ownerOf(found: Unknown): string | undefined {
  if (found.why === "misplaced") return override.name;
  return found.why === "unknown" ? found.below : undefined;
}

/** Moves the key alone, or with all others of its mapping that belong below the same key. */
function moveFixes(
  problem: PlacedProblem,
  document: Document,
  key: string,
  owner: string,
): readonly Fix[] {
  const found = fixPlace(document, problem);
  const node = found?.mappings[0];
  if (!found || !node) return [];
  const isOverride = owner === override.name;
  const kind = isOverride || valueAt(node, owner) ? "keep" : "add";
  const titleFor = (names: string) => `Move ${names} ${isOverride ? "into" : "below"} "${owner}"`;
  const alike = keysBelow(document, problem, node, owner);
  const fixes = [
    ...fixOf(kind, titleFor(`"${key}"`), moveBelow(found.source, node, key, owner)),
    ...(alike.length > 1
      ? fixOf(kind, titleFor(inARow(alike)), moveAllBelow(found.source, node, alike, owner))
      : []),
  ];
  const mappingStart = found.source.start + node.range.start;
  return fixes.map((it) => ({ ...it, mappingStart }));
}

/** The unknown keys of a mapping that belong below the same key. */
function keysBelow(
  document: Document,
  { range }: PlacedProblem,
  { pairs }: MappingNode,
  owner: string,
): readonly string[] {
  const piece = pieceAt(document, range.start)?.piece;
  if (!piece) return [];
  const unknown = unknownKeysIn(piece);
  return pairs.flatMap(({ key }) => {
    const found = unknown.get(key.range.start);
    return found && targetOf(found) === owner ? found.key : [];
  });
}

/** The unknown keys of a piece by where they start. */
const unknownKeysIn = oncePer(
  (piece: Piece): ReadonlyMap<number, UnknownKey> =>
    new Map(
      violationsIn(piece).flatMap((it) =>
        it.kind === "unknown-key" ? [[it.range.start, it] as const] : [],
      ),
    ),
);

/** The key below which a rule would move an unknown key. */
function targetOf(violation: UnknownKey): string | undefined {
  let target: string | undefined;
  reportKey(violation, (_range, found) => {
    target = ownerOf(found);
  });
  return target;
}
