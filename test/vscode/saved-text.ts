import { readFile } from "node:fs/promises";

/** In milliseconds. */
const patience = 60_000;

/** What a file holds once this text is in it; says what it holds instead when it does not come. */
export async function savedText(file: string, text: string): Promise<string> {
  const end = Date.now() + patience;
  for (;;) {
    const saved = await readFile(file, "utf8");
    if (saved.includes(text)) return saved;
    if (Date.now() > end) throw new Error(`"${text}" is not saved, but this is:\n${saved}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
