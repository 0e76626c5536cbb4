/** A name in lower case, with one dash for dashes, underscores and spaces. */
export function plainName(name: string): string {
  return isPlain(name) ? name : name.toLowerCase().replace(/[\s_-]+/g, "-");
}

/** Most names are, and need no copy. */
function isPlain(name: string): boolean {
  return !/[^a-z\d.-]|--/.test(name);
}
