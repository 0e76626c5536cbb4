/** The encodings in which Windows writes some files, with how a text is in them. */
export const wideTexts: readonly (readonly [name: string, encode: (text: string) => Buffer])[] = [
  ["UTF-16 LE with a mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16 BE with a mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["UTF-16 LE without a mark", (text) => Buffer.from(text, "utf16le")],
  ["UTF-16 BE without a mark", (text) => Buffer.from(text, "utf16le").swap16()],
];
