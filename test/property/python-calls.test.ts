import assert from "node:assert/strict";
import { test } from "node:test";
import { readScript } from "#core/python/script.ts";

/** The keys that a program prints, in text order; `?` at the end where there may be others. */
function printed(program: string): string {
  const { metadata } = readScript(program);
  const names = metadata.keys.map((it) => it.name);
  return [...names, ...(metadata.complete ? [] : ["?"])].join(" ");
}

test("ends on programs whose functions call each other in many ways", () => {
  const count = 30;
  const functions = Array.from(
    { length: count },
    (_, i) => `def f${i}(a, b):
    m = {"k${i}": 1}
    m.update(f${(i + 1) % count}(a, b))
    m.update(f${(i + 7) % count}(b, a))
    for k in a:
        m[k] = f${(i + 3) % count}(m, a)
    return m
`,
  );
  const program = `import json\n${functions.join("")}print(json.dumps(f0({"a": 1}, {"b": 2})))\n`;
  assert.match(printed(program), /^.*k0.* \?$/);
});
