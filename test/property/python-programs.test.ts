import { test } from "node:test";
import { readScript } from "#core/python/script.ts";
import { programs } from "../support/printing-programs.ts";

test("reads programs that are cut off anywhere", () => {
  const text = programs.map(([, program]) => program).join("\n");
  for (let end = 0; end < text.length; end += 47) readScript(text.slice(0, end));
});

test("reads deeply nested programs", () => {
  readScript(`print(${'"a" + '.repeat(5000)}"b")`);
  readScript(`x = ${"[".repeat(5000)}`);
  readScript(`a = b\n${"b = a\na = b\n".repeat(200)}import json\nprint(json.dumps(a))`);
});
