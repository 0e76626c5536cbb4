import assert from "node:assert/strict";
import { test } from "node:test";
import { readScript } from "#core/python/script.ts";

/** Without a limit each of these programs takes minutes, or for ever. */
function checkBounded(program: string): void {
  assert.equal(readScript(program).metadata.complete, false);
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
}

test("texts that double from line to line are not spelt out", () => {
  const sums = lines(60, (it) => `s${it + 1} = s${it} + s${it}`);
  checkBounded(`import json\ns0 = "ab"\n${sums}print(json.dumps({s60: 1}))\n`);
});

test("functions that all call each other are not followed for ever", () => {
  const calls = (it: number) => lines(20, (call) => `    f${(it * 7 + call) % 600}(x)`);
  const functions = lines(600, (it) => `def f${it}(x):\n    print(json.dumps(x))\n${calls(it)}`);
  checkBounded(`import json\n${functions}`);
});

test("a text that is broken everywhere is parsed in part", () => {
  const { isTooLarge, metadata } = readScript(`import json\n${"[!a]".repeat(25_000)}\n`);
  assert.equal(isTooLarge, true);
  assert.equal(metadata.complete, false);
});

test("a long program with an error here and there is parsed as a whole", () => {
  const { isTooLarge, metadata } = readScript(
    `import json\n${lines(300, (it) => `print "row ${it}", x\ny = [${it}, (2, 3)]`)}print(json.dumps({"a": 1}))\n`,
  );
  assert.equal(isTooLarge, false);
  assert.deepEqual(
    metadata.keys.map((it) => it.name),
    ["a"],
  );
});

test("a function that calls a method of its own name is read as a whole", () => {
  const programs = [
    "def predict(model, rows):\n    print(model.predict(rows))\n",
    "def a(x):\n    print(x.b())\ndef b(y):\n    print(y.a())\n",
    'def log(logger, v):\n    logger.log("loss", v)\nwith valohai.logger() as vh:\n    log(vh, 1)\n',
  ];
  const path = 'model = valohai.inputs("model").path()\n';
  for (const program of programs) {
    const { isTooLarge, inputs } = readScript(`import valohai\n${path}${program}`);
    assert.equal(isTooLarge, false, program);
    assert.deepEqual(
      inputs.map((it) => it.name),
      ["model"],
    );
  }
});

test("a program with thousands of options is read in part", () => {
  const program = (count: number) =>
    `import argparse\np = argparse.ArgumentParser()\n${lines(count, (it) => `p.add_argument("--a${it}")`)}`;
  const ordinary = readScript(program(500));
  assert.equal(ordinary.isTooLarge, false);
  assert.equal(ordinary.arguments.length, 500);
  assert.equal(readScript(program(2_000)).isTooLarge, true);
});

test("an ordinary program after them is read as ever", () => {
  const { metadata } = readScript('import json\nprint(json.dumps({"a": 1}))\n');
  assert.deepEqual(
    metadata.keys.map((it) => it.name),
    ["a"],
  );
  assert.equal(metadata.complete, true);
});

test("a text in which everything is nested is not read, and a sum of many terms is", () => {
  const nested = readScript(`import json\n${"a[".repeat(20_000)}\n`);
  assert.equal(nested.isTooLarge, true);
  assert.equal(nested.metadata.complete, false);
  const terms = `text = ${'"a" + '.repeat(1000)}"b"\nprint(json.dumps({"a": 1}))\n`;
  const { isTooLarge, metadata } = readScript(`import json\n${terms}`);
  assert.equal(isTooLarge, false);
  assert.deepEqual(
    metadata.keys.map((it) => it.name),
    ["a"],
  );
});
