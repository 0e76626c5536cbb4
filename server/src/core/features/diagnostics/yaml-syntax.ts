import { shift } from "../../base/range.ts";
import type { PieceRule } from "./rule.ts";

/** The text is not the YAML that was meant, so that Valohai cannot read the file. */
export const yamlSyntax: PieceRule = {
  code: "yaml-syntax",
  severity: "error",
  summary: "The text is not YAML at this place, so Valohai cannot read the file.",
  scope: "piece",
  check({ problems, looseAliases }, report) {
    for (const problem of problems) report(problem.range, problem.message);
    for (const { name, range } of looseAliases) {
      if (problems.some((it) => it.range.start <= range.start)) continue;
      const text = name === "" ? "*" : `*${name}`;
      report(range, `No "&${name}" stands before this; put "${text}" in quotes if it is text`, {
        data: { quote: "yes" },
      });
    }
  },
  fix(problem, document) {
    if (problem.data?.["quote"]) {
      const newText = `"${document.text.slice(problem.range.start, problem.range.end)}"`;
      return [{ title: "Put it in quotes", edits: [{ range: problem.range, newText }] }];
    }
    const piece = document.pieces.find((it) => it.start === problem.start)?.piece;
    const found = piece?.problems.find(
      (it) =>
        it.range.start + problem.start === problem.range.start && it.message === problem.message,
    );
    if (!found?.mend) return [];
    const edits = found.mend.edits.map((it) => ({ ...it, range: shift(it.range, problem.start) }));
    return [{ title: found.mend.title, edits }];
  },
};
