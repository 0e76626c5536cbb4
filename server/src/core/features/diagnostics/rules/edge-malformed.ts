import type { SourceRange } from "#core/base/range.ts";
import type { EdgeView } from "#core/document/pipeline-view.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { fixOf } from "#core/edits/fix-place.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { PipelineRule, Report } from "../rule.ts";
import { visibleRange } from "../support/visible-range.ts";

/** An entry of `edges` does not have the two ends of an edge. */
export const edgeMalformed: PipelineRule<string> = {
  code: "edge-malformed",
  severity: "error",
  summary:
    "An edge is a list of two ends, `[source, target]`, or a mapping with `source` and `target`. Valohai rejects any other form.",
  scope: "pipeline",
  find({ item, view }, report) {
    for (const edge of view.edges) checkShape(item.text, edge, report);
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const found = pipelineAt(document, problem);
    const meant = found?.edge?.meant;
    if (!found || !meant) return [];
    const { start, end } = meant.range;
    const edits = [editAt(found.source, start, end, meant.text)];
    // A comment between the ends would be lost.
    return found.source.text.slice(start, end).includes("#")
      ? []
      : fixOf(meant.isGuess ? "choose" : "keep", `Write ${meant.text}`, edits);
  },
};

function checkShape(
  text: string,
  { edge, syntax, index, meant, isTaken }: EdgeView,
  report: Report<string>,
): void {
  if (isTaken) return;
  const node = dereference(syntax);
  const data = { edge: String(index) };
  if (meant) {
    const range = visibleRange(text, meant.range);
    report(range, `An edge is a list of its two ends; write ${meant.text}`, { data });
    return;
  }
  if (!edge.wellFormed) {
    const count = node.kind === "sequence" ? node.entries.length : undefined;
    const range = visibleRange(text, count === undefined ? syntax.range : edge.range);
    const wrong = count === undefined ? "" : `; this one has ${count}`;
    report(range, `An edge has two ends, written [source, target]${wrong}`, { data });
    return;
  }
  if (node.kind !== "sequence") return;
  for (const end of node.entries) {
    if (isText(dereference(end).kind, edge, end.range)) continue;
    report(visibleRange(text, end.range), "An end of an edge is a text, node.type.key", { data });
  }
}

function isText(kind: string, { source, target }: EdgeView["edge"], range: SourceRange): boolean {
  const ends = [source, target].filter((it) => it !== undefined);
  return (
    kind === "scalar" &&
    ends.some((it) => it.range.start >= range.start && it.range.end <= range.end)
  );
}
