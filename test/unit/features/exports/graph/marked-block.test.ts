import assert from "node:assert/strict";
import { test } from "node:test";
import { endMark, startMark, withMarkedBlock } from "#core/features/exports/graph/marked-block.ts";

const block = "```mermaid\nflowchart LR\n```\n";

function replaced(text: string): string {
  const found = withMarkedBlock(text, "p", block);
  assert.ok(found.kind === "replaced");
  return found.text;
}

test("replaces what is between the marks, and nothing else", () => {
  const text = `# Title\n\n${startMark("p")}\nold\n\`\`\`\n${endMark}\nend`;
  const written = `# Title\n\n${startMark("p")}\n${block}${endMark}\nend`;
  assert.equal(replaced(text), written);
  assert.equal(replaced(written), written);
});

test("writes every place of the pipeline, and leaves those of others", () => {
  const other = `${startMark("q")}\nkept\n${endMark}\n`;
  const own = `${startMark("p")}\n${endMark}\n`;
  const written = `${startMark("p")}\n${block}${endMark}\n`;
  assert.equal(replaced(own + other + own), written + other + written);
});

test("keeps the indentation and the line breaks of the mark", () => {
  const text = `- x\r\n\r\n  ${startMark("p")}\r\n  ${endMark}\r\n`;
  assert.equal(
    replaced(text),
    `- x\r\n\r\n  ${startMark("p")}\r\n  \`\`\`mermaid\r\n  flowchart LR\r\n  \`\`\`\r\n  ${endMark}\r\n`,
  );
});

test("takes marks in a block of code for examples", () => {
  for (const [open, close] of [
    ["```md", "```"],
    ["~~~~", "~~~~~"],
    ["````", "```\n````"],
  ]) {
    const text = `${open}\n${startMark("p")}\n${endMark}\n${close}\n`;
    assert.deepEqual(withMarkedBlock(text, "p", block), { kind: "missing" });
    assert.match(replaced(`${text}${startMark("p")}\n${endMark}\n`), /mermaid/);
  }
});

test("says where a mark has no end, and where there is none", () => {
  for (const rest of ["", `${startMark("q")}\n${endMark}\n`]) {
    const text = `a\n${startMark("p")}\n${rest}`;
    assert.deepEqual(withMarkedBlock(text, "p", block), { kind: "open", line: 2 });
  }
  assert.deepEqual(withMarkedBlock("nothing", "p", block), { kind: "missing" });
});
