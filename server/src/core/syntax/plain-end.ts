/**
 * Where an unquoted text ends: without the blanks, tabs and line breaks after it. Other characters that look like blanks
 * are a part of it (PyYAML `scan_plain`).
 */
export function plainEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && ending.has(text.charAt(at - 1))) at--;
  return at;
}

const ending = new Set(" \t\r\n\x85\u2028\u2029");
