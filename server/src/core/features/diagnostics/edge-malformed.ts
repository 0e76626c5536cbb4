import type { SourceRange } from "../../base/range.ts";
import { dereference } from "../../syntax/tree.ts";
import { pipelineAt } from "../edits/pipeline-at.ts";
import { editAt } from "../edits/source.ts";
import type { EdgeView } from "../pipeline-view.ts";
import { visibleRange } from "../visible-range.ts";
import type { PipelineRule, Report } from "./rule.ts";

/** An entry of `edges` does not have the two ends of an edge. */
export const edgeMalformed: PipelineRule = {
  code: "edge-malformed",
  severity: "error",
  summary:
    "An edge is a list of two ends, `[source, target]`, or a mapping with `source` and `target`; Valohai refuses any other shape.",
  scope: "pipeline",
  check({ item, view }, report) {
    for (const edge of view.edges) checkShape(item.text, edge, report);
  },
  fix(problem, document) {
    const found = pipelineAt(document, problem);
    const syntax = found?.edge?.syntax;
    if (!found || syntax?.kind !== "scalar") return [];
    const ends = socketPair(syntax.text);
    if (!ends) return [];
    const { start, end } = syntax.range;
    const newText = `[${ends.join(", ")}]`;
    return [{ title: `Write ${newText}`, edits: [editAt(found.source, start, end, newText)] }];
  },
};

function checkShape(text: string, { edge, syntax, index }: EdgeView, report: Report): void {
  const node = dereference(syntax);
  const data = { edge: String(index) };
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

/** The two ends in a text whose brackets are missing, such as `a.output.x, b.input.y` or `a.output.x -> b.input.y`. */
function socketPair(text: string): readonly string[] | undefined {
  const parts = text.split(/,|->|=>|→/).map((it) => it.trim());
  const whole = parts.every((it) => /^[^.[\]{}"']+\.[a-z-]+\.[^[\]{}"']+$/.test(it));
  return parts.length === 2 && whole ? parts : undefined;
}
