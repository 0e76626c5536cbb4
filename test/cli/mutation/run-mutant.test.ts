import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { bundleMutants, type MutantBundle } from "../../mutation/bundle.ts";
import { killerOf, type Load, loadable, runUnchanged } from "../../mutation/run-mutant.ts";
import { testProcess } from "../../mutation/test-process.ts";

test("a test that fails with a mutant kills it, others let it live", async (t) => {
  const survivors = await survivorsOf(t, {
    "source.ts": "export const isAdult = (age: number) => age >= 18;",
    "source.test.ts": `
      import assert from "node:assert/strict";
      import { test } from "node:test";
      import { isAdult } from "./source.ts";
      test("of age", () => assert.equal(isAdult(20), true));
      test("a child", () => assert.equal(isAdult(7), false));`,
  });
  assert.deepEqual(survivors, ["age > 18"]);
});

test("an object's own chains, calls and assignments mean what they meant", async (t) => {
  const survivors = await survivorsOf(t, {
    "source.ts": `
      export const lengthOf = (text: string | undefined) => text?.trim().length;
      export function counted(list: readonly number[]) {
        const sum = { of: 0 };
        for (const it of list) sum.of += it;
        return sum.of;
      }`,
    "source.test.ts": `
      import assert from "node:assert/strict";
      import { test } from "node:test";
      import { counted, lengthOf } from "./source.ts";
      test("works", () => {
        assert.deepEqual([lengthOf(" a "), lengthOf(undefined), counted([1, 2])], [1, undefined, 3]);
      });`,
  });
  assert.deepEqual(survivors, []);
});

test("what runs while a file is loaded is mutated too, and nothing stays of it", async (t) => {
  const project = await projectOf(t, {
    "source.ts": 'export const words = ["a", "b"];',
    "source.test.ts": `
      import assert from "node:assert/strict";
      import { test } from "node:test";
      import { words } from "./source.ts";
      test("has words", () => assert.deepEqual(words, ["a", "b"]));`,
  });
  assert.deepEqual(await project.survivors(), []);
  const { tests, loading } = await runUnchanged(project.load, "source.test.ts");
  assert.deepEqual(loading, [0, 1, 2]);
  assert.deepEqual(
    tests.map((it) => [it.name, it.failure, it.reached]),
    [["has words", undefined, []]],
  );
});

test("a mutant that loops for ever is cut off", async (t) => {
  const survivors = await survivorsOf(t, {
    "source.ts":
      "export function count(to: number) { let at = 0; while (at < to) at += 1; return at; }",
    "source.test.ts": `
      import assert from "node:assert/strict";
      import { test } from "node:test";
      import { count } from "./source.ts";
      test("counts", () => assert.equal(count(3), 3));`,
  });
  assert.deepEqual(survivors, []);
});

test("a process that gives no answer is ended, and the next question starts another", async (t) => {
  const folder = folderOf(t, {
    "program.mjs":
      'process.on("message", ({ mutant }) => { if (mutant) process.send({ answer: mutant }); else for (;;); });',
  });
  const asked = testProcess(join(folder, "program.mjs"), []);
  t.after(() => asked.stop());
  assert.equal(await asked.ask({ kind: "try", mutant: 0, trials: [] }, 0.2), "lost");
  assert.deepEqual(await asked.ask({ kind: "try", mutant: 2, trials: [] }, 60), { answer: 2 });
});

interface Project {
  readonly load: Load;
  readonly bundle: MutantBundle;
  survivors(): Promise<readonly string[]>;
}

async function survivorsOf(
  t: TestContext,
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  return (await projectOf(t, files)).survivors();
}

async function projectOf(
  t: TestContext,
  files: Readonly<Record<string, string>>,
): Promise<Project> {
  const folder = folderOf(t, files);
  const bundle = await bundleMutants(folder, ["source.test.ts"], ["source.ts"]);
  const load = loadable(bundle.code, join(folder, "package.json"));
  const survivors = async () => {
    const { tests } = await runUnchanged(load, "source.test.ts");
    const trials = tests.map(({ file, at }) => ({ file, at, maxAsked: 1000 }));
    const left: string[] = [];
    for (const { id, mutated } of bundle.mutants) {
      if (!(await killerOf(load, id, trials))) left.push(mutated);
    }
    return left;
  };
  return { load, bundle, survivors };
}

function folderOf(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "mutation-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
