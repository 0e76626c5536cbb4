import assert from "node:assert/strict";
import { test } from "node:test";
import { printed } from "../support/printing-programs.ts";

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
