import assert from "node:assert/strict";
import { test } from "node:test";
import type { Steps } from "#core/base/steps.ts";
import type { ProgramFile } from "#core/python/linked-files.ts";
import { programInSteps, readProgram } from "#core/python/program.ts";
import { readScript, type Script, scriptInSteps } from "#core/python/script.ts";
import { startedProgram, startInSteps } from "#core/python/started-program.ts";
import { longScript } from "../support/long-script.ts";
import { programs } from "../support/printing-programs.ts";

/** Does the steps of all in turns, and answers what each gave. */
function inTurns<Answer>(all: readonly Steps<Answer>[]): readonly Answer[] {
  const answers = new Map<Steps<Answer>, Answer>();
  while (answers.size < all.length) {
    for (const it of all) {
      const step = answers.has(it) ? undefined : it.next();
      if (step?.done) answers.set(it, step.value);
    }
  }
  return all.flatMap((it) => answers.get(it) ?? []);
}

/** What is said about a script, without its tree. */
function said({ source: _, ...script }: Script) {
  return script;
}

const texts = [...programs.map(([, program]) => program), longScript(20_000), longScript(5_000)];

test("scripts that are read in turns give what each gives by itself", () => {
  const found = inTurns(texts.map(scriptInSteps));
  assert.deepEqual(found.map(said), texts.map(readScript).map(said));
});

/** Programs of two modules and a script that imports them. */
function programFiles(): readonly (readonly ProgramFile[])[] {
  return texts.slice(1).map((text, index) =>
    Object.entries({
      "train.py": `import a\nfrom b import *\nprint(a.rate)\n${text}`,
      "a.py": texts[index] ?? "",
      "b.py": text,
    }).map(([path, it]) => ({ path, script: readScript(it) })),
  );
}

test("programs that are read in turns give what each gives by itself", () => {
  const start = { words: [{ text: "--rate", written: "--rate" }], isMain: true };
  const started = inTurns(programFiles().map((it) => startInSteps(it, start)));
  assert.deepEqual(
    started,
    programFiles().map((it) => startedProgram(it, start)),
  );
  const read = inTurns(programFiles().map((it) => programInSteps(it)));
  assert.deepEqual(
    read,
    programFiles().map((it) => readProgram(it)),
  );
});

test("a script is read in more steps the longer it is", () => {
  for (const length of [20_000, 200_000]) {
    let count = 0;
    for (const steps = scriptInSteps(longScript(length)); !steps.next().done; ) count++;
    assert.ok(count > length / 50, `${count} steps`);
  }
});
