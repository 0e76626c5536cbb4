import type { TextEdit } from "#core/base/edit.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { knownStep, type NodeView } from "#core/document/pipeline-view.ts";
import { violationsIn } from "#core/document/structure.ts";
import type { Fix } from "#core/edits/fix.ts";
import { fixOf, fixPlace, removeKeyAt } from "#core/edits/fix-place.ts";
import { moveIntoOverride } from "#core/edits/move-into-override.ts";
import type { StepSignature } from "#core/model/signature.ts";
import { mayBeNewer } from "#core/schema/known-keys.ts";
import { overridable, override } from "#core/schema/override.ts";
import { propertyOf } from "#core/schema/schema-path.ts";
import { valohaiYamlVersion } from "#core/schema/version.ts";
import type { SchemaViolation } from "#core/schema/violation.ts";
import { entriesOf, valueAt } from "#core/syntax/mapping.ts";
import type { PieceRule, PlacedProblem, Report } from "../rule.ts";

/** A mapping has a key that Valohai does not know there. */
export const propUnknown: PieceRule<string> = {
  code: "prop-unknown",
  severity: "error",
  summary: `Valohai rejects keys that it does not know here; often a key is misspelt or belongs one level higher or lower. A word that valohai-yaml ${valohaiYamlVersion} does not know anywhere is only a warning, because a newer version may know it.`,
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind !== "unknown-key") continue;
      const belongs = isStepNode(it.schemaName) && overridable.includes(it.key);
      const data = { key: it.key, ...(belongs ? { move: "override" } : {}) };
      if (belongs) {
        report(it.range, `A node sets "${it.key}" below "override"`, { data });
        continue;
      }
      if (it.uncoloned !== undefined) {
        reportColon(it.range, it.uncoloned, report);
        continue;
      }
      if (it.unspaced !== undefined) {
        reportSpace(it.range, it.unspaced, report);
        continue;
      }
      if (it.mayBeNewer) {
        if (it.schemaName !== override.name) reportNewer(it.range, it.key, it.schemaName, report);
        continue;
      }
      const hint = it.nearest === undefined ? placeHint(it) : `; did you mean "${it.nearest}"?`;
      report(it.range, `Unknown property "${it.key}" in ${it.schemaName}${hint}`, {
        ...(it.nearest === undefined ? {} : { suggestion: it.nearest, suggestionKind: "spelling" }),
        data,
      });
    }
  },
  findInPipeline({ view }, report) {
    for (const it of view.nodes) reportNamesInOverride(it, report);
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const { key = "", uncoloned, unspaced } = problem.data ?? {};
    if (uncoloned !== undefined)
      return fixOf("keep", 'Insert ":"', [insertion(problem, uncoloned.length, ":")]);
    if (unspaced !== undefined)
      return fixOf("keep", "Insert a space", [insertion(problem, unspaced.length + 1, " ")]);
    if (problem.suggestion !== undefined) return [];
    const moved = problem.data?.["move"] ? moveFix(problem, document, key) : [];
    return [...moved, ...fixOf("remove", `Remove "${key}"`, removeKeyAt(document, problem, key))];
  },
};

type UnknownKey = Extract<SchemaViolation, { readonly kind: "unknown-key" }>;

/** A key that no mapping knows: what is refused today may be right with a newer Valohai, so it is no error. */
function reportNewer(range: SourceRange, key: string, owner: string, report: Report<string>): void {
  const message = `"${key}" in ${owner} is unknown to valohai-yaml ${valohaiYamlVersion}; a newer version may know it`;
  report(range, message, { severity: "warning", data: { key } });
}

/** In an override the name of an input or parameter is a word that no mapping knows, and is misplaced all the same. */
function reportNamesInOverride(view: NodeView, report: Report<string>): void {
  const { kind } = view.node;
  if (kind !== "execution" && kind !== "task") return;
  const node = valueAt(view.syntax, override.name);
  const step = knownStep(view);
  for (const [key, entry] of node ? entriesOf(node) : []) {
    if (propertyOf(override, key) || !mayBeNewer(key, override)) continue;
    const list = step && listWith(step, key);
    const { range } = entry.key;
    if (!list) reportNewer(range, key, override.name, report);
    else {
      const message = `"${key}" is one of the ${list} of step "${step.name}"; an override lists it below "${list}"`;
      report(range, message, { data: { key } });
    }
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

/** A key and its value without a colon between them: told at the key alone. */
function reportColon({ start }: SourceRange, key: string, report: Report<string>): void {
  const range = { start, end: start + key.length };
  report(range, `A ":" is missing after "${key}"`, { data: { uncoloned: key } });
}

/** A key whose colon no space follows, told at the key and its colon. */
function reportSpace({ start }: SourceRange, key: string, report: Report<string>): void {
  const range = { start, end: start + key.length + 1 };
  report(range, `A space is missing after "${key}:"`, { data: { unspaced: key } });
}

function insertion({ range }: PlacedProblem, after: number, newText: string): TextEdit {
  const at = range.start + after;
  return { range: { start: at, end: at }, newText };
}

function isStepNode(schemaName: string): boolean {
  return schemaName === "execution node" || schemaName === "task node";
}

function moveFix(problem: PlacedProblem, document: Document, key: string): readonly Fix[] {
  const found = fixPlace(document, problem);
  const node = found?.mappings[0];
  if (!found || !node) return [];
  return fixOf("keep", `Move "${key}" into "override"`, moveIntoOverride(found.source, node, key));
}
