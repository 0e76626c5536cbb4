import type { PieceRule } from "../rule.ts";
import { type Misread, syntaxFixesOf } from "../syntax-fixes.ts";

/** A line is in the wrong column or lost a dash, a colon or a blank, and the text is still YAML. */
export const yamlLayout: PieceRule<Misread> = {
  code: "yaml-layout",
  severity: "error",
  summary:
    "One space, dash or colon too many or too few changes the meaning of the file, even if it is still valid YAML. Reported only if no other rule explains why something is in the wrong place.",
  scope: "piece",
  find({ problems }, report) {
    for (const it of problems) {
      if (it.code === "layout") report(it.range, it);
      if (it.code === "layout-of-text") report(it.range, it, { severity: "warning" });
    }
  },
  message: ({ message }) => message,
  fix: syntaxFixesOf,
};
