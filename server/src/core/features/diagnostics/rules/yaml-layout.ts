import type { PieceRule } from "../rule.ts";
import { syntaxFixesOf } from "../syntax-fixes.ts";

/** A line stands in the wrong column or lost a dash, a colon or a blank, and the text still is YAML. */
export const yamlLayout: PieceRule<string> = {
  code: "yaml-layout",
  severity: "error",
  summary:
    "One space, dash or colon too many or too few changes the meaning of the file, even if it is still valid YAML. Reported only if no other rule explains why something is in the wrong place.",
  scope: "piece",
  find({ problems }, report) {
    for (const { code, range, message } of problems) {
      if (code === "layout") report(range, message);
      if (code === "layout-of-text") report(range, message, { severity: "warning" });
    }
  },
  message: (found) => found,
  fix: (_found, problem, document) => syntaxFixesOf(problem, document),
};
