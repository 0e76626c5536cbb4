import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode } from "../../../../support/part-places.ts";
import { file, pipeline } from "../../../../support/yaml.ts";

test("node-remote-blueprint reports a blueprint of another commit", () => {
  checkRule(
    "node-remote-blueprint",
    file(
      pipeline(`
      - { name: a, type: task, task: search, commit: main }
                                     ^^^^^^ node-remote-blueprint: "vh pipeline run" looks for task "search" in this file, not in commit "main"
    `),
    ),
  );
});

test("node-remote-blueprint allows a step of another commit", () => {
  checkRule(
    "node-remote-blueprint",
    file(
      pipeline(`
      - { name: a, type: execution, step: train, commit: main }
    `),
    ),
  );
});

test("node-remote-blueprint stays quiet while the commit is not written", () => {
  checkTyping(
    "node-remote-blueprint",
    file(
      pipeline(`
      - name: a
        type: task
        task: search
        commit:<|>
    `),
    ),
  );
});

test("node-remote-blueprint wants a task node with a blueprint and a commit", async (t) => {
  await checkFixRows(
    t,
    "node-remote-blueprint",
    [
      ["{ name: r, type: task, task: sweep, commit: main }", "«sweep»"],
      ["{ name: r, type: task, task: sweep }"],
      ["{ name: r, type: task, step: train, commit: main }"],
      ["{ name: r, type: execution, step: train, commit: main }"],
    ],
    asNode,
  );
});
