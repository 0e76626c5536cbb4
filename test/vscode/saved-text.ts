import { readFile } from "node:fs/promises";

/** What a file holds once this text is in it. */
export async function savedText(file: string, text: string): Promise<string> {
  for (;;) {
    const saved = await readFile(file, "utf8");
    if (saved.includes(text)) return saved;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
