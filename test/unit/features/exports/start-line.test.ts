import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { startLineAt } from "#core/features/exports/vh/start-line.ts";
import { hostileNames } from "../../../support/hostile-names.ts";
import { shellLines } from "../../../support/shell-words.ts";

function lineFor(text: string, at: string): string | undefined {
  return startLineAt(createDocument(text), text.indexOf(at))?.line;
}

test("a name is one word for the shell, and no option of vh", () => {
  for (const name of hostileNames.filter((it) => it.trim() !== "")) {
    const written = JSON.stringify(name);
    const step = `- step: { name: ${written}, image: "a:1", command: c }\n`;
    const pipeline = `- pipeline: { name: ${written}, nodes: [], edges: [] }\n`;
    for (const [text, command] of [
      [step, ["vh", "exec", "run"]],
      [pipeline, ["vh", "pipeline", "run"]],
    ] as const) {
      const line = lineFor(text, "name:");
      if (line === undefined) continue;
      const words = shellLines(`${line}\n`)[0]?.words ?? [];
      assert.deepEqual(words.slice(0, 3), command);
      // YAML reads some characters as others.
      const read = createDocument(text).items[0]?.item.config?.name?.value;
      assert.equal(words.at(-1), read);
      assert.equal(words.includes("--"), name.startsWith("-"), line);
    }
  }
});

test("what has no name, or cannot be started, has no line", () => {
  assert.equal(lineFor("- step: { image: a }\n", "image"), undefined);
  assert.equal(lineFor("- endpoint: { name: e, image: a }\n", "name"), undefined);
  assert.equal(startLineAt(createDocument(""), 0), undefined);
});

test("a node that is a grid of its own starts with its pipeline", () => {
  const text = `- step: { name: a, image: "b:1", command: c }
- pipeline:
    name: p
    nodes: [{ name: n, type: task, step: a }, { name: d, type: deployment, deployment: x }]
    edges: []
`;
  assert.equal(lineFor(text, "name: n"), "vh pipeline run p");
  assert.equal(lineFor(text, "name: d"), "vh pipeline run p");
});
