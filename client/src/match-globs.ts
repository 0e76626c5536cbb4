import { type PathPatterns, readPathPatterns } from "#core/base/path-pattern.ts";

// The language client takes it from here, so that it is packed once.
export { Minimatch } from "minimatch";
export { refusalMessage } from "#core/base/path-pattern.ts";
export { warn } from "./notify.ts";

let latest: { readonly key: string; readonly patterns: PathPatterns } | undefined;

/** The patterns of a setting, which may hold anything; read again only when they change. */
export function fileGlobs(setting: readonly unknown[]): PathPatterns {
  const key = JSON.stringify(setting);
  if (latest?.key !== key) latest = { key, patterns: readPathPatterns(setting) };
  return latest.patterns;
}
