import { test } from "node:test";
import { checkDiagnostics, checkTyping } from "../../../../support/check-diagnostics.ts";

const step = (name: string) => `- step:
    name: ${name}
    image: busybox
    command: run
`;

const pipeline = (key: string, name: string) => `- ${key}:
    name: ${name}
    nodes:
      - { name: a, type: execution, step: a }
    edges: []
`;

test("name-duplicate reports a second item of the same kind and name", () => {
  checkDiagnostics(`${step("a")}${step("b")}- step:
    name: "a"
          ^^^ name-duplicate: Another step is named "a"; only the last one is used
    image: busybox
    command: run
`);
});

test("name-duplicate takes a blueprint for a pipeline", () => {
  checkDiagnostics(`${step("a")}${pipeline("pipeline", "p")}- blueprint:
  ^^^^^^^^^ item-deprecated-blueprint: "blueprint" is the former name; write "pipeline"
    name: p
          ^ name-duplicate: Another pipeline is named "p"; only the last one is used
    nodes:
      - { name: a, type: execution, step: a }
    edges: []
`);
});

test("name-duplicate finds an item that repeats another one by its alias", () => {
  const anchored = step("a").replace("step:", "step: &s");
  checkDiagnostics(`${anchored}- step: *s
        ^^ name-duplicate: Another step is named "a"; only the last one is used
`);
  checkDiagnostics(`${step("a").replace("- ", "- &s\n  ")}- *s
  ^^ name-duplicate: Another step is named "a"; only the last one is used
`);
});

test("name-duplicate finds a name that a merge brings in, but not one that it overrides", () => {
  const anchored = step("a").replace("step:", "step: &s");
  checkDiagnostics(`${anchored}- step:
  ^^^^ name-duplicate: Another step is named "a"; only the last one is used
    <<: *s
    image: other
`);
  checkDiagnostics(`${anchored}- step:
    <<: *s
    name: b
`);
});

test("name-duplicate leaves items of different kinds alone", () => {
  checkDiagnostics(`${step("a")}${pipeline("pipeline", "a")}`);
});

test("name-duplicate stays quiet while the second name is typed", () => {
  checkTyping("name-duplicate", `${step("train")}- step:\n    name: trai<|>\n`);
  checkTyping("name-duplicate", "- step:\n    name:\n- step:\n    name:<|>\n");
});
