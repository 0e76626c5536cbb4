import { test } from "node:test";
import { checkNoRefactoring, checkRefactoring } from "../../../support/check-refactoring.ts";

const file = (node: string) => `
  - step:
      name: train
  - task:
      name: sweep
      step: train
  - pipeline:
      nodes:
        ${node}
`;

test("makes a task node of an execution node and the other way round", () => {
  const execution = "- name: a # first\n          type: execution\n          step: train";
  checkRefactoring(
    file(execution.replace("name", "na<|>me")),
    "Convert to a task node",
    file(execution.replace("execution", "task")),
  );
  checkRefactoring(
    file("- { name: a, type: ta<|>sk, task: sweep }"),
    "Convert to an execution node",
    file("- { name: a, type: execution, step: train }"),
  );
});

test("leaves deployment nodes alone", () => {
  checkNoRefactoring(file("- { name: a, type: deploy<|>ment, deployment: d }"), "Convert");
});
