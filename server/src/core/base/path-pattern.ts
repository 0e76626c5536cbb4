import { minimatch } from "minimatch";
import { type Budget, createBudget } from "./budget.ts";
import { matchesSegment, readSegment, type SegmentToken } from "./segment-pattern.ts";
import { visibleText } from "./visible-text.ts";

/** A pattern of paths, read once; or why it is not used. */
export type PathPattern =
  | { readonly kind: "pattern"; matches(path: string): boolean }
  /** Worded to follow the pattern, such as `is longer than 1000 characters`. */
  | { readonly kind: "refused"; readonly reason: string };

/** The patterns of files that a setting lists, read once. */
export interface PathPatterns {
  /** Whether one of them matches a path with forward slashes, relative to the folder that the setting is for. */
  matches(path: string): boolean;
  /** Those that match nothing, with the reason in words. */
  readonly refused: readonly RefusedPattern[];
}

export interface RefusedPattern {
  readonly pattern: string;
  readonly reason: string;
}

/** Reads the patterns of a setting, which may hold anything; anything but a text is ignored. */
export function readPathPatterns(setting: readonly unknown[]): PathPatterns {
  const written = setting
    .filter((it) => typeof it === "string")
    .map((it) => it.trim().replace(/^\.?\//, ""))
    .filter((it) => it !== "");
  const read = [...new Set(written)].map((pattern) => ({ pattern, ...readPathPattern(pattern) }));
  const usable = read.filter((it) => it.kind === "pattern");
  return {
    matches: (path) => usable.some((it) => it.matches(path)),
    refused: read.filter((it) => it.kind === "refused"),
  };
}

/** The message about patterns that match nothing; undefined where all of them can be used. */
export function refusalMessage(
  setting: string,
  refused: readonly RefusedPattern[],
): string | undefined {
  const [first] = refused;
  if (!first) return undefined;
  const shown =
    first.pattern.length > maxShown ? `${first.pattern.slice(0, maxShown)}…` : first.pattern;
  const more = refused.length > 1 ? `, and so do ${refused.length - 1} more` : "";
  return `A pattern in "${setting}" matches nothing${more}: "${visibleText(shown)}" ${first.reason}`;
}

const maxShown = 60;

/** More than people write, and few enough for every path of a large project. */
const maxLetters = 1000;
const maxAlternatives = 64;
const maxWildcards = 64;

/** How many comparisons a path may take: one that needs more does not match. */
const maxSteps = 1_000_000;

/**
 * Reads a pattern of paths with forward slashes as `minimatch` does: `**` stands for any folders, `*` for a name or a
 * part of one; `{a,b}`, `[a-z]` and `+(a|b)` are known, and names may begin with a dot. It takes time in proportion to
 * the path.
 */
export function readPathPattern(pattern: string): PathPattern {
  try {
    return readAffordable(pattern);
  } catch {
    // Some character classes cannot be compiled, and `minimatch` throws.
    return { kind: "refused", reason: "cannot be read" };
  }
}

function readAffordable(pattern: string): PathPattern {
  const reason = costOf(pattern);
  if (reason !== undefined) return { kind: "refused", reason };
  const written = minimatch.braceExpand(pattern, { braceExpandMax: maxAlternatives + 1 });
  if (written.length > maxAlternatives) {
    return { kind: "refused", reason: `has more than ${maxAlternatives} alternatives in braces` };
  }
  const alternatives = written.map(readAlternative);
  const known = alternatives.filter((it) => it !== undefined);
  if (known.length < alternatives.length) {
    return { kind: "refused", reason: "has a group such as +(a|b) within another one" };
  }
  return {
    kind: "pattern",
    matches(path) {
      const budget = createBudget(maxSteps);
      const names = path.split("/");
      return known.some((it) => matchesNames(names, it, budget));
    },
  };
}

/** Why a pattern may take too long to be matched with every file; undefined where it does not. */
export function costOf(pattern: string): string | undefined {
  if (pattern.length > maxLetters) return `is longer than ${maxLetters} characters`;
  const wildcards = pattern.match(/\*+|[?[]|[+@!]\(/g)?.length ?? 0;
  return wildcards > maxWildcards ? `has more than ${maxWildcards} wildcards` : undefined;
}

/** `**`, or the pattern of one name. */
type NamePattern = "folders" | readonly SegmentToken[];

/** Undefined where a group holds another one. */
function readAlternative(pattern: string): readonly NamePattern[] | undefined {
  const written = pattern.split("/").filter((it, index) => it !== "" || index === 0);
  if (pattern.endsWith("/")) written.push("");
  const names: NamePattern[] = [];
  for (const it of written) {
    if (it === "**") {
      if (names.at(-1) !== "folders") names.push("folders");
      continue;
    }
    const tokens = readSegment(it);
    if (!tokens) return undefined;
    names.push(tokens);
  }
  // At the end, `**` stands for at least one name.
  if (names.at(-1) === "folders") names.push([{ kind: "star" }]);
  return names;
}

/** As with the stars of a name, only the latest `**` needs to be tried again. */
function matchesNames(
  names: readonly string[],
  pattern: readonly NamePattern[],
  budget: Budget,
): boolean {
  let at = 0;
  let part = 0;
  let folders = -1;
  let resume = 0;
  while (at < names.length) {
    if (!budget.spend()) return false;
    const wanted = pattern[part];
    if (wanted === "folders") {
      folders = part++;
      resume = at;
    } else if (wanted && matchesSegment(names[at] ?? "", wanted, budget)) {
      at++;
      part++;
    } else if (folders >= 0) {
      part = folders + 1;
      at = ++resume;
    } else return false;
  }
  return part === pattern.length;
}
