import { test } from "node:test";
import { checkScriptRule } from "../../../../support/check-rule.ts";

const prints = { "train.py": `import json\nprint(json.dumps({"accuracy": 1, "f1.macro": 2}))\n` };

const file = (
  nodes: string,
  edges = "edges: []",
) => `- step: { name: train, image: busybox, command: python train.py }
- step: { name: report, image: busybox, command: report, parameters: [{ name: score }] }
- pipeline:
    name: p
    nodes:
      - { name: report, type: execution, step: report }
      ${nodes}
    ${edges}`;

const train = "- { name: train, type: execution, step: train }";
const edge = (key: string) => `edges: [[train.metadata.${key}, report.parameter.score]]`;

test("script-metadata-missing reports a key of an edge that the script never prints", () => {
  checkScriptRule(
    "script-metadata-missing",
    prints,
    `${file(train, edge("acuracy"))}
                            ^^^^^^^ script-metadata-missing: Step "train" never prints metadata "acuracy"; did you mean "accuracy"?
`,
  );
});

test("script-metadata-missing reports a key in a condition", () => {
  const actions = `${train.replace(" }", "")},
          actions: [{ when: node-complete, then: stop-pipeline, if: metadata.loss > 1 }] }`;
  checkScriptRule(
    "script-metadata-missing",
    prints,
    `${file(actions, "#")}
`.replace(
      "\n    #",
      `\n${" ".repeat(77)}^^^^ script-metadata-missing: Step "train" never prints metadata "loss"`,
    ),
  );
});

test("script-metadata-missing reports the target of an optimization", () => {
  checkScriptRule(
    "script-metadata-missing",
    prints,
    `- step: { name: train, image: busybox, command: python train.py }
- task:
    name: t
    step: train
    type: bayesian_tpe
    parameters: []
    optimization-target-metric: loss
                                ^^^^ script-metadata-missing: Step "train" never prints metadata "loss"
`,
  );
});

test("script-metadata-missing is quiet about keys that are printed", () => {
  checkScriptRule("script-metadata-missing", prints, file(train, edge("accuracy")));
  checkScriptRule("script-metadata-missing", prints, file(train, edge("f1.macro")));
});

test("script-metadata-missing is quiet where keys are computed or not all that runs is known", () => {
  const computed = `import json\nprint(json.dumps({"accuracy": 1, name: 2}))\n`;
  checkScriptRule("script-metadata-missing", { "train.py": computed }, file(train, edge("loss")));
  checkScriptRule("script-metadata-missing", { "train.py": "train()" }, file(train, edge("loss")));
  checkScriptRule(
    "script-metadata-missing",
    {},
    file(train, edge("loss")).replace("python train.py", "./train"),
  );
});

test("script-metadata-missing is quiet about nodes with another commit or a command of their own", () => {
  checkScriptRule(
    "script-metadata-missing",
    prints,
    file(train.replace(" }", ", commit: main }"), edge("loss")),
  );
  checkScriptRule(
    "script-metadata-missing",
    prints,
    file(train.replace(" }", ", override: { command: x } }"), edge("loss")),
  );
});

test("script-metadata-missing is quiet while the key is typed", () => {
  checkScriptRule("script-metadata-missing", prints, file(train, edge("")));
});

test("script-metadata-missing takes the keys below a printed one for printed", () => {
  const nested = { "train.py": `import json\nprint(json.dumps({"f1": scores}))\n` };
  checkScriptRule("script-metadata-missing", nested, file(train, edge("f1.macro")));
  checkScriptRule(
    "script-metadata-missing",
    nested,
    `${file(train, edge("macro.f1"))}
                            ^^^^^^^^ script-metadata-missing: Step "train" never prints metadata "macro.f1"
`,
  );
});

test("script-metadata-missing reads only metadata, in edges and conditions", () => {
  const output = "edges: [[train.output.loss, report.input.score]]";
  checkScriptRule("script-metadata-missing", prints, file(train, output));
  const actions = `${train.replace(" }", "")},
          actions: [{ when: node-complete, then: stop-pipeline, if: other.loss > 1 }] }`;
  checkScriptRule("script-metadata-missing", prints, file(actions));
});

test("script-metadata-missing marks all parts of a key in a condition", () => {
  const actions = `${train.replace(" }", "")},
          actions: [{ when: node-complete, then: stop-pipeline, if: metadata.loss.mean > 1 }] }
                                                                             ^^^^^^^^^ script-metadata-missing: Step "train" never prints metadata "loss.mean"`;
  checkScriptRule("script-metadata-missing", prints, file(actions));
});
