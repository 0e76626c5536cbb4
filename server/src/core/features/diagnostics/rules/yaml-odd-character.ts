import type { Piece } from "#core/model/piece.ts";
import { quoted } from "#core/syntax/quote.ts";
import { oddCharacter, ordinaryFor } from "#core/syntax/syntax-errors/odd-blanks.ts";
import type { ScalarNode, SyntaxNode } from "#core/syntax/tree.ts";
import { visitValues } from "#core/syntax/visit-values.ts";
import type { PieceRule, Report } from "../rule.ts";

/** A character in a value looks like a space or a quote or is invisible, and YAML reads it as plain text. */
export const yamlOddCharacter: PieceRule<string> = {
  code: "yaml-odd-character",
  severity: "warning",
  summary:
    "A no-break space or zero-width character is part of a value, although it looks like a space or is invisible; curly quotes do not quote. Texts that only people read are not checked.",
  scope: "piece",
  find(piece, report) {
    for (const root of piece.roots)
      visitValues(root, (it) => checkScalar(it, piece, report), isForPeople);
  },
  message: (message) => message,
  fix(_found, { range }, { text }) {
    const found = text.slice(range.start, range.end);
    const curly = curlyQuotes.exec(found);
    if (curly)
      return [
        {
          kind: "choose",
          title: "Write straight quotes",
          edits: [{ range, newText: quoted(curly[1] ?? "") }],
        },
      ];
    const edits = [{ range, newText: ordinaryFor(found) }];
    return [{ kind: "choose", title: oddCharacter(found).title, edits }];
  },
};

/** Joiners are left out: scripts and emoji are written with them. */
const oddInValue = /[\u00a0\u00ad\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]/;

const curlyQuotes = /^[\u201c\u201d\u201e\u2018\u2019]([^\n]*)[\u201c\u201d\u2018\u2019]$/;

/** Keys of texts that no program reads. */
const forPeople: readonly string[] = ["description", "category", "help"];

function isForPeople(key: SyntaxNode): boolean {
  return key.kind === "scalar" && forPeople.includes(key.text);
}

function checkScalar({ range, style }: ScalarNode, piece: Piece, report: Report<string>): void {
  const { text, problems } = piece;
  const raw = text.slice(range.start, range.end);
  if (style === "plain" && curlyQuotes.test(raw)) {
    report(range, "These quotes are part of the text; write straight quotes, or none");
    return;
  }
  const at = raw.search(oddInValue);
  if (at < 0 || problems.some((it) => it.range.start <= range.end)) return;
  const start = range.start + at;
  report({ start, end: start + 1 }, oddCharacter(text[start] ?? "").message);
}
