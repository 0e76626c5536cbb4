import { test } from "node:test";
import { checkHover } from "../../../support/check-place.ts";

const file = (node: string) => `- step:
    name: train
    image: python:3.12
    command: [prepare, train]
    environment: aws-spot
    autorestart: true
- pipeline:
    name: p
    nodes:
      - ${node}
    edges: []
`;

const node = (override: string) =>
  `{ name: fit, type: execution, step: train, override: ${override} }`;

test("hover shows at a key of an override what the step has there", () => {
  checkHover(
    file(node("{ auto<|>restart: false }")),
    /^\*\*autorestart\*\*\n\nWhether this node .*\n\nAt node `fit`\n\n1\. step `train`: `true`\n2\. \*\*override of the node: `false`\*\* ✓$/,
  );
  checkHover(
    file(node("{ ima<|>ge: python:3.13 }")),
    /1\. step `train`: `python:3\.12`\n2\. \*\*override of the node: `python:3\.13`\*\* ✓$/,
  );
  checkHover(
    file(node("{ comm<|>and: other }")),
    /1\. step `train`: `prepare`, `train`\n2\. \*\*override of the node: `other`\*\* ✓$/,
  );
});

test("hover shows the same at the value", () => {
  checkHover(
    file(node("{ environment: on-pr<|>emises }")),
    /At node `fit`\n\n1\. step `train`: `aws-spot`\n2\. \*\*override of the node: `on-premises`\*\* ✓$/,
  );
});

test("hover shows that an empty text leaves the step's value", () => {
  checkHover(
    file(node('{ environ<|>ment: "" }')),
    /At node `fit`\n\n1\. \*\*step `train`: `aws-spot`\*\* ✓$/,
  );
});

test("hover shows the override alone where the step is elsewhere", () => {
  checkHover(
    file("{ name: far, type: task, step: train, commit: main, override: { auto<|>restart: yes } }"),
    /At node `far`\n\n1\. \*\*override of the node: `true`\*\* ✓$/,
  );
});

test("hover finds the step of a task blueprint", () => {
  checkHover(
    `- task: { name: sweep, step: train, parameters: [] }\n${file("{ name: b, type: task, task: sweep, override: { autore<|>start: false } }")}`,
    /1\. step `train`: `true`\n2\. \*\*override of the node: `false`\*\* ✓$/,
  );
});

test("hover says of a step on what and how it runs", () => {
  checkHover(
    file("{ name: fit, type: execution, step: tr<|>ain }"),
    /- image `python:3\.12`\n- environment `aws-spot`\n- restarts by itself\n/,
  );
});
