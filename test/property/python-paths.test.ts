import assert from "node:assert/strict";
import { test } from "node:test";
import { inputsOf } from "../support/program-inputs.ts";

test("ends on programs whose paths go in a circle", () => {
  const circle = 'a = IN\nfor i in x:\n    a = os.path.join(b, "c")\n    b = a + "/" + a\nopen(a)';
  assert.match(inputsOf(circle), /\*?$/);
  const calls = Array.from(
    { length: 30 },
    (_, i) =>
      `def f${i}(a, b):\n    return os.path.join(f${(i + 1) % 30}(a, b), f${(i + 7) % 30}(b, a), a)\n`,
  );
  inputsOf(`${calls.join("")}open(f0(IN, "a"))`);
});
