/** What is after the last "/" of a path or an address. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
