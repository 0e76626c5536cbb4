import { fixOf } from "../fix-place.ts";
import { rename } from "../rename/rename.ts";
import { findingsIn } from "../structure.ts";
import type { PieceRule } from "./rule.ts";

/** A text does not have the form that its key takes. */
export const propPattern: PieceRule = {
  code: "prop-pattern",
  severity: "error",
  summary: "The text does not have the form that its key takes, so that Valohai refuses it.",
  scope: "piece",
  check(piece, report) {
    for (const it of findingsIn(piece)) {
      if (it.kind !== "bad-pattern" || isDuration(it.key)) continue;
      const owner = it.key === undefined ? "This" : `"${it.key}"`;
      const data =
        it.schemaName === "endpoint" && it.key === "name" ? { name: it.actual } : undefined;
      report(it.range, `${owner} must be ${it.expected}`, data ? { data } : {});
    }
  },
  fix(problem, document) {
    const name = problem.data?.["name"];
    const slug = name === undefined ? undefined : slugOf(name);
    if (slug === undefined) return [];
    const answer = rename(document, problem.range.end - 1, slug);
    return answer?.kind === "renamed" ? fixOf(`Rename to "${slug}"`, answer.edits) : [];
  },
};

/** Keys whose form another rule explains. */
function isDuration(key: string | undefined): boolean {
  return key === "time-limit" || key === "no-output-timeout";
}

/** The nearest name in the letters that an address can hold. */
function slugOf(name: string): string | undefined {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return plain.length >= 2 ? plain : undefined;
}
