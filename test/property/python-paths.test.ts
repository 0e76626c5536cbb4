import assert from "node:assert/strict";
import { test } from "node:test";
import { readScript } from "#core/python/script.ts";

const head = `import functools, glob, os, shutil, subprocess, sys
from pathlib import Path
from types import SimpleNamespace
import valohai
IN = os.getenv("VH_INPUTS_DIR", "./inputs")
`;

/** The inputs that a program reads, in alphabetical order; `*` at the end where it may read any. */
function inputsOf(program: string): string {
  const { inputs, readsInputsOtherwise } = readScript(head + program);
  const names = [...new Set(inputs.map((it) => it.name))].sort();
  return [...names, ...(readsInputsOtherwise ? ["*"] : [])].join(" ");
}

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
