import { layoutCodes } from "#core/document/layout-slip.ts";
import type { PieceRule } from "../rule.ts";
import { syntaxFixesOf } from "../syntax-fixes.ts";

/** The text is not the YAML that was meant, so that Valohai cannot read the file. */
export const yamlSyntax: PieceRule<string> = {
  code: "yaml-syntax",
  severity: "error",
  summary: "The text is not valid YAML here, so Valohai cannot read the file.",
  scope: "piece",
  find({ problems, looseAliases }, report) {
    for (const it of problems) if (!layoutCodes.includes(it.code)) report(it.range, it.message);
    for (const { name, range } of looseAliases) {
      if (problems.some((it) => it.range.start <= range.start)) continue;
      const text = name === "" ? "*" : `*${name}`;
      report(range, `There is no "&${name}" before this; put "${text}" in quotes if it is text`, {
        data: { quote: "yes" },
      });
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    if (problem.data?.["quote"]) {
      const newText = `"${document.text.slice(problem.range.start, problem.range.end)}"`;
      // As likely the anchor is missing.
      return [
        { kind: "choose", title: "Put it in quotes", edits: [{ range: problem.range, newText }] },
      ];
    }
    return syntaxFixesOf(problem, document);
  },
};
