import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { applyChanges } from "#core/edits/apply-changes.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { value } from "./simulation.ts";

/** A pipeline in which each kind of value can be changed. */
export const yaml = `# top
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters:
      - name: a # the first
        type: integer
        default: 1 # low
      - {name: b, type: float}
- task:
    name: t
    step: fit
    execution-count: 5 # few
    parameters:
      - name: a
        style: multiple
        rules:
          items:
            - 1 # one
            - 2 # two
            - 3
      - {name: b, style: linear, rules: {start: 0.1, end: 0.3, step: 0.1}} # steps
# about the pipeline
- pipeline:
    name: p
    parameters:
      - {name: pb, default: 0.5, targets: [fit.parameter.b]}
    nodes:
      - name: gen
        type: execution
        step: fit
      - {name: fit, type: task, task: t, override: {parameters: [{name: a, default: 7}]}}
    edges: []
`;

/** The text after changes that are all accepted. */
export function applied(text: string, changes: readonly Change[]): string {
  const document = createDocument(text);
  const { edits, refused } = applyChanges(document, "p", changes);
  assert.deepEqual(refused, []);
  return applyEdits(text, edits);
}

/** Other values for a parameter of the task. */
export function items(json: string): Change {
  return { kind: "rule", task: "t", parameter: "a", rule: "items", value: value(json) };
}

/** Changes of each kind, with the lines that they take away and bring. */
export const rows: readonly (readonly [change: Change, ...lines: string[]])[] = [
  [items("[1, 2, 3]")],
  [items("[1, 5, 3]"), "-- 2 # two", "+- 5 # two"],
  [items("[1, 2, 3, 4, 5]"), "+- 4", "+- 5"],
  [items("[0, 1, 2, 3]"), "+- 0"],
  [items("[1, 3]"), "-- 2 # two"],
  [items('[1, "2", 3]'), "-- 2 # two", '+- "2" # two'],
  [items("[1, 2.0, 3]"), "-- 2 # two", "+- 2.0 # two"],
  [
    { kind: "rule", task: "t", parameter: "b", rule: "end", value: value("1e-05") },
    "-- {name: b, style: linear, rules: {start: 0.1, end: 0.3, step: 0.1}} # steps",
    "+- {name: b, style: linear, rules: {start: 0.1, end: 1.0e-05, step: 0.1}} # steps",
  ],
  [
    { kind: "rule", task: "t", parameter: "b", rule: "count", value: value("4") },
    "-- {name: b, style: linear, rules: {start: 0.1, end: 0.3, step: 0.1}} # steps",
    "+- {name: b, style: linear, rules: {start: 0.1, end: 0.3, step: 0.1, count: 4}} # steps",
  ],
  [
    { kind: "task", task: "t", key: "execution-count", value: value("9") },
    "-execution-count: 5 # few",
    "+execution-count: 9 # few",
  ],
  [
    { kind: "task", task: "t", key: "maximum-queued-executions", value: value("2") },
    "+maximum-queued-executions: 2",
  ],
  [
    { kind: "default", step: "fit", parameter: "a", value: value("4") },
    "-default: 1 # low",
    "+default: 4 # low",
  ],
  [
    { kind: "default", step: "fit", parameter: "b", value: value("0.25") },
    "-- {name: b, type: float}",
    "+- {name: b, type: float, default: 0.25}",
  ],
  [
    { kind: "override", node: "fit", parameter: "a", value: value("8") },
    "-- {name: fit, type: task, task: t, override: {parameters: [{name: a, default: 7}]}}",
    "+- {name: fit, type: task, task: t, override: {parameters: [{name: a, default: 8}]}}",
  ],
  [
    { kind: "override", node: "gen", parameter: "a", value: value("8") },
    "+override:",
    "+parameters:",
    "+- name: a",
    "+default: 8",
  ],
  [
    { kind: "pipeline parameter", name: "pb", value: value('"x: y"') },
    "-- {name: pb, default: 0.5, targets: [fit.parameter.b]}",
    '+- {name: pb, default: "x: y", targets: [fit.parameter.b]}',
  ],
];
