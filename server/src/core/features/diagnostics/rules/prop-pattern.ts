import { violationsIn } from "#core/document/structure.ts";
import { fixOf } from "#core/edits/fix-place.ts";
import type { SchemaViolation } from "#core/schema/violation.ts";
import { rename } from "../../rename/rename.ts";
import type { PieceRule, ProblemExtra } from "../rule.ts";

/** A text does not have the form that its key takes. */
export const propPattern: PieceRule<string> = {
  code: "prop-pattern",
  severity: "error",
  summary: "The text does not have the form that its key requires, so Valohai rejects it.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind !== "bad-pattern" || isDuration(it.key)) continue;
      const owner = it.key === undefined ? "This" : `"${it.key}"`;
      report(it.range, `${owner} must be ${it.expected}`, extraFor(it));
    }
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const name = problem.data?.["name"];
    const slug = name === undefined ? undefined : slugOf(name);
    if (slug === undefined) return [];
    const answer = rename(document, problem.range.end - 1, slug);
    return answer?.kind === "renamed" ? fixOf("choose", `Rename to "${slug}"`, answer.edits) : [];
  },
};

/** What a fix needs: the name of an endpoint, which is renamed everywhere, or the path that was most likely meant. */
function extraFor({ schemaName, key, actual }: BadPattern): ProblemExtra {
  if (schemaName === "endpoint" && key === "name") return { data: { name: actual } };
  const path = pathMeant(key, actual);
  return path === undefined ? {} : { suggestion: path, isValue: true };
}

type BadPattern = Extract<SchemaViolation, { readonly kind: "bad-pattern" }>;

/** A path from the root of the container where it was written without, or the other way round. */
function pathMeant(key: string | undefined, path: string): string | undefined {
  if (key === "mount-path" || key === "destination") {
    const below = /^(?:\.\/)?([\w-][\w./-]*)$/.exec(path)?.[1];
    return below === undefined ? undefined : `/${below}`;
  }
  return key === "sub-path" ? /^\/+([^/].*)$/.exec(path)?.[1] : undefined;
}

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
    .replace(/^[^a-z]+|-$/g, "");
  return plain.length >= 2 ? plain : undefined;
}
