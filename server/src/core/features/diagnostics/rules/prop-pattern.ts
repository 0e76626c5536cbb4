import { oncePerPair } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import { violationsIn } from "#core/document/structure.ts";
import { fixOf } from "#core/edits/fix-place.ts";
import type { SchemaViolation } from "#core/schema/violation.ts";
import { rename } from "../../rename/rename.ts";
import type { PieceRule, ProblemExtra } from "../rule.ts";

/** A text does not have the form that its key takes. */
export const propPattern: PieceRule<BadPattern> = {
  code: "prop-pattern",
  severity: "error",
  summary: "The text does not have the form that its key requires, so Valohai rejects it.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind !== "bad-pattern" || isDuration(it.key)) continue;
      report(it.range, it, extraFor(it));
    }
  },
  message: ({ key, expected }) => `${key === undefined ? "This" : `"${key}"`} must be ${expected}`,
  fix(found, problem, document) {
    const slug = namesEndpoint(found) ? slugOf(found.actual) : undefined;
    if (slug === undefined) return [];
    const answer = renamed(document, found.actual, problem.range.end - 1, slug);
    return answer?.kind === "renamed" ? fixOf("choose", `Rename to "${slug}"`, answer.edits) : [];
  },
};

/** How an endpoint is renamed, found once for all endpoints of its name. */
const renamed = oncePerPair((document: Document, _name: string, offset: number, slug: string) =>
  rename(document, offset, slug),
);

/** Whether the name of an endpoint is at fault, which a fix renames everywhere. */
function namesEndpoint({ schemaName, key }: BadPattern): boolean {
  return schemaName === "endpoint" && key === "name";
}

/** The suggestion of the path that was most likely meant. */
function extraFor({ key, actual }: BadPattern): ProblemExtra {
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
