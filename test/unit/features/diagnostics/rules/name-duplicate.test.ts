import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

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
  checkRule(
    "name-duplicate",
    `${step("a")}${step("b")}- step:
    name: "a"
          ^^^ name-duplicate: Another step is named "a"; only the last one is used
    image: busybox
    command: run
`,
  );
});

test("name-duplicate takes a blueprint for a pipeline", () => {
  checkRule(
    ["name-duplicate", "item-deprecated-blueprint"],
    `${step("a")}${pipeline("pipeline", "p")}- blueprint:
  ^^^^^^^^^ item-deprecated-blueprint: "blueprint" is the old name; write "pipeline"
    name: p
          ^ name-duplicate: Another pipeline is named "p"; only the last one is used
    nodes:
      - { name: a, type: execution, step: a }
    edges: []
`,
  );
});

test("name-duplicate finds an item that repeats another one by its alias", () => {
  const anchored = step("a").replace("step:", "step: &s");
  checkRule(
    "name-duplicate",
    `${anchored}- step: *s
        ^^ name-duplicate: Another step is named "a"; only the last one is used
`,
  );
  checkRule(
    "name-duplicate",
    `${step("a").replace("- ", "- &s\n  ")}- *s
  ^^ name-duplicate: Another step is named "a"; only the last one is used
`,
  );
});

test("name-duplicate finds a name that a merge brings in, but not one that it overrides", () => {
  const anchored = step("a").replace("step:", "step: &s");
  checkRule(
    "name-duplicate",
    `${anchored}- step:
  ^^^^ name-duplicate: Another step is named "a"; only the last one is used
    <<: *s
    image: other
`,
  );
  checkRule(
    "name-duplicate",
    `${anchored}- step:
    <<: *s
    name: b
`,
  );
});

test("name-duplicate leaves items of different kinds alone", () => {
  checkRule("name-duplicate", `${step("a")}${pipeline("pipeline", "a")}`);
});

test("name-duplicate stays quiet while the second name is typed", () => {
  checkTyping("name-duplicate", `${step("train")}- step:\n    name: trai<|>\n`);
  checkTyping("name-duplicate", "- step:\n    name:\n- step:\n    name:<|>\n");
});

test("name-duplicate says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "name-duplicate",
    [
      [
        "- step: { name: a, image: i, command: c }\n- step: { name: a, image: i, command: c }",
        "«a» | The first step of this name: «a»",
      ],
      [
        "- deployment: { name: a, defaults: { target: t } }\n- deployment: { name: a, defaults: { target: t } }",
        "«a» | The first deployment of this name: «a»",
      ],
      [
        "- pipeline: { name: p, nodes: [], edges: [] }\n- pipeline: { name: p, nodes: [], edges: [] }",
        "«p» | The first pipeline of this name: «p»",
      ],
      [
        "- step: { name: a, image: i, command: c }\n- step: { name: b, image: i, command: c }\n- step: { name: a, image: i, command: c }\n- step: { name: a, image: i, command: c }",
        "«a» | The first step of this name: «a»",
        "«a» | The first step of this name: «a»",
      ],
      [
        '- endpoint: { name: a, image: i, wsgi: "x:y" }\n- endpoint: { name: a, image: i, wsgi: "x:y" }',
        "«a» | The first endpoint of this name: «a»",
      ],
    ],
    asFile,
  );
});
