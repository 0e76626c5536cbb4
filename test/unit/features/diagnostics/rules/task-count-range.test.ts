import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

const search = (keys: string) =>
  file(
    step("train", "parameters: [{ name: x, type: integer, default: 1 }]"),
    task(
      "search",
      `
      type: random_search
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
      ${keys}
    `,
    ),
  );

test("task-count-range reports a task that runs nothing", () => {
  checkRule(
    "task-count-range",
    search(`execution-count: 0
                       ^ task-count-range: With "execution-count: 0" the task runs nothing; write 1 or more`),
  );
  checkRule(
    "task-count-range",
    search(`execution-count: -3
                       ^^ task-count-range: With "execution-count: -3" the task runs nothing; write 1 or more`),
  );
});

test("task-count-range reports batches of nothing and a limit that lets nothing run", () => {
  checkRule(
    "task-count-range",
    search(`execution-count: 40
      execution-batch-size: 0
                            ^ task-count-range: With "execution-batch-size: 0" the task runs nothing; write 1 or more
      maximum-queued-executions: -1
                                 ^^ task-count-range: With "maximum-queued-executions: -1" the task runs nothing; write 1 or more`),
  );
});

test("task-count-range reports more executions than anybody runs", () => {
  checkRule(
    "task-count-range",
    search(`execution-count: 99999999999999999999
                       ^^^^^^^^^^^^^^^^^^^^ task-count-range: 99999999999999999999 executions are unlikely to be intended; write at most 1000000`),
  );
});

test("task-count-range allows counts from 1 to a million, and any limit of the queue", () => {
  checkRule("task-count-range", search("execution-count: 1"));
  checkRule("task-count-range", search("execution-count: 1000000"));
  checkRule(
    "task-count-range",
    search("execution-count: 5\n      maximum-queued-executions: 5000000"),
  );
});

test("task-count-range stays quiet while the count is being written", () => {
  checkTyping("task-count-range", search("execution-count:<|>"));
});

test("task-count-range takes a whole float for an integer, and nothing else", async (t) => {
  await checkFixRows(
    t,
    "task-count-range",
    [
      ["execution-count: 0.0", "«0.0»"],
      ["execution-count: 2.0"],
      ["execution-count: 0.5"],
      ["execution-count: none"],
      ["execution-count: 1000001", "«1000001»"],
      ["execution-batch-size: 1000001"],
    ],
    asTaskKeys,
  );
});
