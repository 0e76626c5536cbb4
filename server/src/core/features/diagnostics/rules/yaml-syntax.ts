import { layoutCodes } from "#core/document/layout-slip.ts";
import { quoteFixAt } from "#core/edits/fix-place.ts";
import { notRead } from "#core/model/piece.ts";
import type { PieceRule } from "../rule.ts";
import { type Misread, syntaxFixesOf } from "../syntax-fixes.ts";

/** The text is not valid YAML, so Valohai cannot read the file. */
export const yamlSyntax: PieceRule<Misread | LooseAlias> = {
  code: "yaml-syntax",
  severity: "error",
  summary: "The text is not valid YAML here, so Valohai cannot read the file.",
  scope: "piece",
  find({ problems, looseAliases }, report) {
    for (const it of problems) {
      if (layoutCodes.includes(it.code)) continue;
      // Valohai reads larger files than we do.
      report(it.range, it, it.code === notRead ? { severity: "warning" } : {});
    }
    for (const { name, range } of looseAliases) {
      if (!problems.some((it) => it.range.start <= range.start)) report(range, { alias: name });
    }
  },
  message(found) {
    if ("message" in found) return found.message;
    const { alias } = found;
    return `There is no "&${alias}" before this; put "*${alias}" in quotes if it is text`;
  },
  fix(found, problem, document) {
    if ("alias" in found) {
      // As likely the anchor is missing.
      return [quoteFixAt(document, problem.range, "choose")];
    }
    return syntaxFixesOf(found, problem, document);
  },
};

/** An alias without an anchor before it. */
interface LooseAlias {
  readonly alias: string;
}
