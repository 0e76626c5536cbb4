import { Minimatch, minimatch } from "minimatch";

/** Whether a name matches a pattern as Python's `fnmatch` reads it: `*` also crosses slashes, and no braces or negation. */
export function matchesGlob(name: string, pattern: string): boolean {
  if (!isGlob(pattern)) return name === pattern;
  return compiled(pattern).match(flat(name));
}

/** Compiling a pattern takes longer than many matches; how many are kept is bounded. */
const known = new Map<string, Minimatch>();
const mostKnown = 1000;

function compiled(pattern: string): Minimatch {
  const found = known.get(pattern);
  if (found) return found;
  if (known.size >= mostKnown) known.clear();
  const fresh = new Minimatch(flat(pattern), globOptions);
  known.set(pattern, fresh);
  return fresh;
}

/** Whether a path with forward slashes matches a file pattern, in which `**` stands for any folders and `*` for one name. */
export function matchesPath(path: string, pattern: string): boolean {
  return minimatch(path, pattern, { dot: true, nonegate: true, nocomment: true });
}

/** Whether a text has a wildcard of Python's `fnmatch`. */
export function isGlob(text: string): boolean {
  return /[*?[]/.test(text);
}

const globOptions = {
  dot: true,
  nobrace: true,
  noext: true,
  noglobstar: true,
  nocomment: true,
  nonegate: true,
  nocase: false,
} as const;

/** Slashes stop a `*` for minimatch but not for `fnmatch`, so they become an ordinary character. */
function flat(text: string): string {
  return text.replaceAll("/", "\u2044").replaceAll("\\", "\u29f5");
}
