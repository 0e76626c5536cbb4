import assert from "node:assert/strict";
import { test } from "node:test";
import { visibleJson, visibleText } from "#core/base/visible-text.ts";
import { hostileNames } from "../support/hostile-names.ts";
import { needsShell, scriptOf, wordsRun } from "../support/run-script.ts";

/** A text as YAML, in ASCII. */
const quoted = (text: string): string => visibleJson(JSON.stringify(text));

/** A task with each name, and a node that runs it with an override that says the name everywhere. */
const tasks = [
  "- step: { name: s, image: i:1, command: c, parameters: [{ name: v, type: string }], inputs: [{ name: in, optional: true }] }",
  ...hostileNames.map((it) => `- task: { name: ${quoted(it)}, step: s, parameters: [] }`),
  "- pipeline:",
  "    name: p",
  "    nodes:",
  ...hostileNames.flatMap((it, at) => {
    const name = quoted(it);
    const entry = `[{ name: ${name}, default: ${name} }]`;
    return [
      `      - { name: n${at}, type: task, task: ${name}, override: { image: ${name}, command: ${name},`,
      `          environment: ${name}, runtime-config-preset: ${name}, environment-variables: ${entry},`,
      `          parameters: [{ name: v, default: ${name} }, { name: ${quoted(`p ${it}`)}, default: ${name} }],`,
      `          inputs: [{ name: in, default: ${name} }] } }`,
    ];
  }),
  "    edges: []",
  "",
].join("\n");

for (const format of ["vh", "vh-task"] as const) {
  test(
    `a line of ${format} for a task runs vh alone, whatever an override says`,
    needsShell,
    (t) => {
      const scripts = hostileNames.map((_, at) => scriptOf(tasks, "p", `n${at}`, format));
      const calls = wordsRun(t, scripts);
      assert.equal(calls.length, hostileNames.length);
      for (const [at, name] of hostileNames.entries()) {
        const words = calls[at] ?? [];
        const script = scripts[at] ?? "";
        assert.deepEqual(words.slice(0, 2), [format === "vh" ? "exec" : "task", "run"]);
        assert.ok(words.includes(format === "vh" ? "s" : name), script);
        for (const option of ["--image", "--environment", "--v", "--in"]) {
          assert.ok(words.includes(`${option}=${name}`), script);
        }
        const setting = `${name}=${name}`;
        const isTold = words.includes(setting) || words.includes(`--var=${setting}`);
        assert.ok(isTold || script.includes(`nvironment variable "${visibleText(name)}"`), script);
      }
    },
  );
}
