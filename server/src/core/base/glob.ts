import { type CompiledPattern, compilePattern, matchesPattern } from "./fnmatch.ts";

/** Whether a name matches a pattern as Python's `fnmatch` reads it: `*` also crosses slashes, and no braces or negation. */
export function matchesGlob(name: string, pattern: string): boolean {
  if (!isGlob(pattern)) return name === pattern;
  return matchesPattern(name, compiled(pattern));
}

/** How many patterns are kept ready. */
const maxKnown = 1000;
const known = new Map<string, CompiledPattern>();

function compiled(pattern: string): CompiledPattern {
  const found = known.get(pattern);
  if (found) return found;
  if (known.size >= maxKnown) known.clear();
  const fresh = compilePattern(pattern);
  known.set(pattern, fresh);
  return fresh;
}

/** Whether a text has a wildcard of Python's `fnmatch`. */
export function isGlob(text: string): boolean {
  return /[*?[]/.test(text);
}
