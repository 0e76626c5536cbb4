import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
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
