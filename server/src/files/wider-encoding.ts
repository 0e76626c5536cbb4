/** Which wider encoding a text seems to have, by its first bytes, as in some files from Windows. Undefined for UTF-8. */
export function widerEncoding(bytes: Uint8Array): "UTF-16" | "UTF-32" | undefined {
  const head = Array.from(bytes.subarray(0, 4), hexOf).join("");
  if (/^(?:fffe0000|0000feff)$/.test(head)) return "UTF-32";
  if (/^(?:fffe|feff)/.test(head)) return "UTF-16";
  // Without a mark at the beginning, every other byte of a text in a Latin script is 0.
  return /^(?:(?!00)..00){2}$|^(?:00(?!00)..){2}$/.test(head) ? "UTF-16" : undefined;
}

/** The message about a text in such an encoding, worded to follow its name. */
export function encodingMessage(encoding: string): string {
  return `is written in ${encoding}; save it as UTF-8`;
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
