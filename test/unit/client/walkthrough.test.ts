import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

/** How many characters of code fit into a line where the editor shows the pages of a walkthrough narrowest. */
const mostCharacters = 42;

test("the code of the walkthrough fits into its narrowest pages", () => {
  for (const name of readdirSync("walkthrough")) {
    const text = readFileSync(`walkthrough/${name}`, "utf8");
    const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)];
    const lines = blocks.flatMap(([, code = ""]) => code.split("\n"));
    const long = lines.filter((it) => it.length > mostCharacters);
    assert.deepEqual(long, [], name);
  }
});
