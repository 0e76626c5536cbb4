import type { SourceRange } from "#core/base/range.ts";
import { estimateComments, estimatesIn } from "#core/document/estimates-in.ts";
import type { Piece } from "#core/model/piece.ts";
import type { PieceRule, Report } from "../rule.ts";

type Found =
  | { readonly kind: "unread" | "repeated"; readonly text: string }
  | { readonly kind: "word" | "nowhere" };

/** A comment that estimates time and cost, or a part of it, counts for nothing. */
export const estimateInvalid: PieceRule<Found> = {
  code: "estimate-invalid",
  severity: "warning",
  summary:
    "A comment such as `# valohai-estimate: 12 min, 4 parallel, 0.90 EUR per hour` says how long an execution takes and what it costs. Parts that cannot be read, and comments that belong to no step, task or node, have no effect.",
  scope: "piece",
  find(piece, report) {
    const known = estimatesIn(piece).map((it) => it.estimate);
    for (const { unread, repeated } of known) {
      for (const it of unread) report(it, { kind: "unread", text: textAt(piece, it) });
      for (const it of repeated) report(it, { kind: "repeated", text: textAt(piece, it) });
    }
    // What cannot be read may hide what a comment belongs to.
    if (piece.problems.length > 0) return;
    const starts = new Set(known.flatMap((it) => it.comments.map(({ start }) => start)));
    for (const it of estimateComments(piece)) {
      if (!starts.has(it.start)) reportOther(piece, it, report);
    }
  },
  message(found) {
    switch (found.kind) {
      case "unread":
        return `"${found.text}" is not read as a time, a number of parallel executions or a price; write it as in "12 min, 4 parallel, 0.90 EUR per hour"`;
      case "repeated":
        return `Only the first time, number of parallel executions and price count, so "${found.text}" does not`;
      case "word":
        return 'An estimate begins with "valohai-estimate:"';
      case "nowhere":
        return "This estimate belongs to no step, task or node; write it on one of their lines, or indented below them";
    }
  },
};

/** Reports a comment that estimates nothing: its first word is misspelt, or it is in the wrong place. */
function reportOther(piece: Piece, comment: SourceRange, report: Report<Found>): void {
  const text = textAt(piece, comment).trimEnd();
  const [, hash = "", word] = /^(#[ \t]*)(valohai-estimate(?:s?(?=[ \t]+\d)|s:))/.exec(text) ?? [];
  const end = comment.start + text.length;
  if (word) {
    const start = comment.start + hash.length;
    const range = { start, end: start + word.length };
    report(
      range,
      { kind: "word" },
      { suggestion: "valohai-estimate:", suggestionKind: "spelling" },
    );
  } else if (/^#[ \t]*valohai-estimate:/.test(text)) {
    report({ start: comment.start, end }, { kind: "nowhere" });
  }
}

function textAt({ text }: Piece, { start, end }: SourceRange): string {
  return text.slice(start, end);
}
