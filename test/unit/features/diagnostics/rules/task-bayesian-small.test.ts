import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-bayesian-small reports a small count", () => {
  checkRule(
    "task-bayesian-small",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: bayesian_tpe
      execution-count: 19
                       ^^ task-bayesian-small: With fewer than 20 executions this is a random search
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-bayesian-small allows enough executions", () => {
  checkRule(
    "task-bayesian-small",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: bayesian_tpe
      execution-count: 20
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-bayesian-small leaves other types alone", () => {
  checkRule(
    "task-bayesian-small",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: random_search
      execution-count: 5
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-bayesian-small stays quiet while the count is not written", () => {
  checkTyping(
    "task-bayesian-small",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
      type: bayesian_tpe
      execution-count:<|>
    `,
      ),
    ),
  );
});

test("task-bayesian-small reports whole numbers from 1", async (t) => {
  await checkFixRows(
    t,
    "task-bayesian-small",
    [
      ["type: bayesian_tpe\n    execution-count: 1", "«1»"],
      ["type: bayesian_tpe\n    execution-count: 0"],
      ["type: bayesian_tpe\n    execution-count: 5.0"],
      ["type: bayesian_tpe\n    execution-count: five"],
    ],
    asTaskKeys,
  );
});
