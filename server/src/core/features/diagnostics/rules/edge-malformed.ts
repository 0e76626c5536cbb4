import type { SourceRange } from "#core/base/range.ts";
import type { MeantEdge } from "#core/document/meant-edge.ts";
import type { EdgeView } from "#core/document/pipeline-view.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { fixOf } from "#core/edits/fix-place.ts";
import { pipelineAt } from "#core/edits/pipeline-at.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { PipelineRule, Report } from "../rule.ts";
import { visibleRange } from "../support/visible-range.ts";

/** An entry of `edges` does not have the two ends of an edge. */
export const edgeMalformed: PipelineRule<Malformed> = {
  code: "edge-malformed",
  severity: "error",
  summary:
    "An edge is a list of two ends, `[source, target]`, or a mapping with `source` and `target`. Valohai rejects any other form.",
  scope: "pipeline",
  find({ item, view }, report) {
    for (const edge of view.edges) checkShape(item.text, edge, report);
  },
  message: messageFor,
  fix(found, problem, document) {
    const source = pipelineAt(document, problem)?.source;
    if (!source || found.kind !== "meant") return [];
    const { meant } = found;
    const { start, end } = meant.range;
    const edits = [editAt(source, start, end, meant.text)];
    // A comment between the ends would be lost.
    return source.text.slice(start, end).includes("#")
      ? []
      : fixOf(meant.isGuess ? "choose" : "keep", `Write ${meant.text}`, edits);
  },
};

/** An entry that means an edge in another form, does not have two ends, or has an end that is not text. */
type Malformed =
  | { readonly kind: "meant"; readonly meant: MeantEdge }
  | { readonly kind: "ends"; readonly count: number | undefined }
  | { readonly kind: "end" };

function messageFor(found: Malformed): string {
  if (found.kind === "end") return "An edge end is text of the form node.type.key";
  if (found.kind === "meant") return `An edge is a list of its two ends; write ${found.meant.text}`;
  const wrong = found.count === undefined ? "" : `; this one has ${found.count}`;
  return `An edge has two ends, written [source, target]${wrong}`;
}

function checkShape(text: string, view: EdgeView, report: Report<Malformed>): void {
  const { edge, syntax, meant, isTaken } = view;
  if (isTaken) return;
  if (meant) {
    report(visibleRange(text, meant.range), { kind: "meant", meant });
  } else if (edge.wellFormed) {
    for (const it of endsWithoutText(view)) report(visibleRange(text, it.range), { kind: "end" });
  } else {
    const node = dereference(syntax);
    const count = node.kind === "sequence" ? node.entries.length : undefined;
    const range = count === undefined ? syntax.range : edge.range;
    report(visibleRange(text, range), { kind: "ends", count });
  }
}

/** The entries of a well-formed edge that are not text that names an end. */
function endsWithoutText({ edge, syntax }: EdgeView): readonly SyntaxNode[] {
  const node = dereference(syntax);
  if (node.kind !== "sequence") return [];
  const ends = [edge.source, edge.target].filter((it) => it !== undefined);
  const isEnd = ({ start, end }: SourceRange) =>
    ends.some(({ range }) => range.start >= start && range.end <= end);
  return node.entries.filter((it) => dereference(it).kind !== "scalar" || !isEnd(it.range));
}
