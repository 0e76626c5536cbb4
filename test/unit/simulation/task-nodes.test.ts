import assert from "node:assert/strict";
import { test } from "node:test";
import type { FanOut } from "#core/simulation/variant.ts";
import { fanOutOf, notes, values } from "../../support/simulation.ts";

interface Row {
  /** The lines of the task, or those of the node. */
  readonly task?: string;
  readonly node?: string;
  readonly edges?: string;
  readonly metadata?: string;
  /** The number of variants, its grade, how they are made, and whether they are known before the run. */
  readonly variants: string;
  /** The values of each parameter, where they come from, their grade, and whether they make variants. */
  readonly columns: readonly string[];
  readonly notes: readonly string[];
}

const grids: readonly Row[] = [
  {
    task: "parameters: []",
    variants: "1 documented product",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    variants: "2 documented product",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}, {name: b, style: multiple, rules: {items: [0.1, 0.2, 0.3]}}]",
    variants: "6 documented product",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.1 0.2 0.3 blueprint documented varied",
      "c:  none documented",
    ],
    notes: ["information (documented): 2 x 3 = 6, every combination"],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1]}}, {name: b, style: multiple, rules: {items: [0.1, 0.2]}}]",
    variants: "2 documented product",
    columns: [
      "a: 1 blueprint documented",
      "b: 0.1 0.2 blueprint documented varied",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: []}}]",
    variants: "0 unknown product",
    columns: [
      "a:  blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: []}}, {name: b, style: multiple, rules: {items: [1, 2]}}]",
    variants: "0 unknown product",
    columns: [
      "a:  blueprint documented varied",
      "b: 1 2 blueprint documented varied",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: linear, rules: {start: 1}}]",
    variants: "undefined unknown product",
    columns: ["a:  blueprint unknown varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (unknown): "a" has the style "linear", which needs a number in "end" and "step"',
    ],
  },
  {
    task: "parameters: [{name: a, style: linear, rules: {start: 1}}, {name: b, style: multiple, rules: {items: [1, 2]}}]",
    variants: "undefined unknown product",
    columns: [
      "a:  blueprint unknown varied",
      "b: 1 2 blueprint documented varied",
      "c:  none documented",
    ],
    notes: [
      'error (unknown): "a" has the style "linear", which needs a number in "end" and "step"',
    ],
  },
  {
    task: "parameters: [{name: a, style: random, rules: {min: 1, max: 9, count: 3}}]",
    variants: "3 documented product unpredictable",
    columns: [
      "a: ? ? ? blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: ['information (inferred): The platform chooses the values of "a" when it runs'],
  },
  {
    task: "parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "undefined unknown product",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: ['error (unknown): "a" has the style "random", which needs the rule "count"'],
  },
  {
    task: "parameters: [{name: a, style: random, rules: {min: 1, max: 9, count: 3}}, {name: b, style: multiple, rules: {items: [1, 2]}}]",
    variants: "6 documented product unpredictable",
    columns: [
      "a: ? ? ? blueprint documented varied",
      "b: 1 2 blueprint documented varied",
      "c:  none documented",
    ],
    notes: [
      "information (documented): 3 x 2 = 6, every combination",
      'information (inferred): The platform chooses the values of "a" when it runs',
    ],
  },
  {
    task: "parameters: [{name: z, style: multiple, rules: {items: [1, 2]}}]",
    variants: "2 documented product",
    columns: [
      "a: 1 default documented",
      "b: 0.5 default documented",
      "c:  none documented",
      "z: 1 2 blueprint documented varied",
    ],
    notes: ['error (unknown): Step "fit" declares no parameter "z", which the task gives values'],
  },
  {
    task: "parameters: [{style: multiple, rules: {items: [1, 2]}}]",
    variants: "1 documented product",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 1, 2, 2, 2]}}]",
    variants: "5 documented product",
    columns: [
      "a: 1 1 2 2 2 blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [
      'information (unknown): The list of "a" repeats 3 values; it is not documented whether the platform leaves out repeated values, and the preview shows all',
    ],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 1]}}]",
    variants: "2 documented product",
    columns: [
      "a: 1 1 blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [
      'information (unknown): The list of "a" repeats a value; it is not documented whether the platform leaves out repeated values, and the preview shows all',
    ],
  },
  {
    task: 'parameters: [{name: a, style: multiple, rules: {items: [1, 1.0, "1"]}}]',
    variants: "3 documented product",
    columns: [
      "a: 1 1.0 '1' blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: linear, rules: {start: 1, end: 99, step: 1}}]",
    variants: "99 documented product",
    columns: [
      "a: … blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: linear, rules: {start: 1, end: 100, step: 1}}]",
    variants: "100 documented product",
    columns: [
      "a: … blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: ["warning (documented): This task creates 100 executions"],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {"b": [0.1, 0.2]}}',
    variants: "4 inferred product",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.1 0.2 metadata documented varied",
      "c:  none documented",
    ],
    notes: ["information (inferred): 2 x 2 = 4, every combination"],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {"b": [0.1]}}',
    variants: "2 documented product",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.1 metadata documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {"b": 0.1}}',
    variants: "2 documented product",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.1 metadata documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {}}',
    variants: "2 unknown product",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.5 default unknown",
      "c:  none documented",
    ],
    notes: [
      'warning (unknown): Metadata key "b" is not given for node "gen"; it is not documented what the platform then does, and the preview keeps the value 0.5 of "b"',
    ],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": [7, 8, 9]}}',
    variants: "3 documented product",
    columns: [
      "a: 7 8 9 metadata documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": 7}}',
    variants: "1 documented product",
    columns: ["a: 7 metadata documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    task: "parameters: []",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": []}}',
    variants: "0 unknown product",
    columns: ["a:  metadata documented varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (unknown): "gen.metadata.a" is an empty list, which leaves nothing to run; it is not documented what the platform does with it',
    ],
  },
  {
    task: "parameters: []",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {}}',
    variants: "1 unknown product",
    columns: ["a: 1 default unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): Metadata key "a" is not given for node "gen"; it is not documented what the platform then does, and the preview keeps the value 1 of "a"',
    ],
  },
  {
    task: "parameters: []",
    edges: "[gen.metadata.z, n.parameter.z]",
    metadata: '{"gen": {"z": [1, 2]}}',
    variants: "2 documented product",
    columns: [
      "a: 1 default documented",
      "b: 0.5 default documented",
      "c:  none documented",
      "z: 1 2 metadata documented varied",
    ],
    notes: [
      'warning (unknown): Step "fit" declares no parameter "z"; it is not documented what the platform does with its value',
    ],
  },
  {
    task: "type: grid_search, parameter-sets: [{a: 1}, {a: 2}]",
    variants: "2 inferred product",
    columns: [
      "a: 1 2 blueprint inferred varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "parameter-sets: [{a: 1, b: 0.1}, {a: 2}, {a: 2}]",
    variants: "3 inferred product",
    columns: [
      "a: 1 2 2 blueprint inferred varied",
      "b: 0.1 blueprint inferred varied",
      "c:  none documented",
    ],
    notes: [
      'information (unknown): The list of "a" repeats a value; it is not documented whether the platform leaves out repeated values, and the preview shows all',
    ],
  },
  {
    task: "type: odd, parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    variants: "undefined unknown product unpredictable",
    columns: [],
    notes: ['error (documented): Task "t" has the unknown type "odd"'],
  },
];

const manualSearches: readonly Row[] = [
  {
    task: "type: manual_search, parameter-sets: [{a: 1}, {a: 2}]",
    variants: "2 inferred rows",
    columns: [
      "a: 1 2 blueprint inferred varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "type: manual_search, parameter-sets: [{a: 1, b: 0.1}, {a: 2}]",
    variants: "2 unknown rows",
    columns: [
      "a: 1 2 blueprint inferred varied",
      "b: 0.1 blueprint inferred varied",
      "c:  none documented",
    ],
    notes: [
      'warning (unknown): Not every row has a value for "b": later values move up, and it is not documented what the platform runs',
    ],
  },
  {
    task: "type: manual_search, parameter-sets: [{a: 1}, {b: 0.1}, {c: x}]",
    variants: "3 unknown rows",
    columns: [
      "a: 1 blueprint inferred varied",
      "b: 0.1 blueprint inferred varied",
      "c: 'x' blueprint inferred varied",
    ],
    notes: [
      'warning (unknown): Not every row has a value for "a", "b", "c": later values move up, and it is not documented what the platform runs',
    ],
  },
  {
    task: "type: manual_search, parameter-sets: [{a: 1}]",
    variants: "1 inferred rows",
    columns: ["a: 1 blueprint inferred", "b: 0.5 default documented", "c:  none documented"],
    notes: [],
  },
  {
    task: "type: manual_search, parameter-sets: []",
    variants: "0 unknown rows",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (inferred): A task of type "manual_search" needs parameter sets: without one there is nothing to run',
    ],
  },
  {
    task: "type: manual_search",
    variants: "0 unknown rows",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (inferred): A task of type "manual_search" needs parameter sets: without one there is nothing to run',
    ],
  },
  {
    task: "type: manual_search, parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    variants: "2 unknown rows",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "type: manual_search, parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}, {name: b, style: multiple, rules: {items: [0.1, 0.2, 0.3]}}]",
    variants: "3 unknown rows",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.1 0.2 0.3 blueprint documented varied",
      "c:  none documented",
    ],
    notes: [
      'warning (unknown): Not every row has a value for "a": later values move up, and it is not documented what the platform runs',
    ],
  },
  {
    task: "type: manual_search, parameters: [{name: a, style: linear, rules: {start: 1}}]",
    variants: "undefined unknown rows",
    columns: ["a:  blueprint unknown varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (unknown): "a" has the style "linear", which needs a number in "end" and "step"',
    ],
  },
  {
    task: "type: manual_search, parameter-sets: [{a: 1}, {a: 2}], parameters: [{name: b, style: multiple, rules: {items: [1, 2]}}]",
    variants: "2 inferred rows",
    columns: [
      "a: 1 2 blueprint inferred varied",
      "b: 1 2 blueprint documented varied",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    task: "type: manual_search, parameter-sets: [{a: 1}, {a: 2}]",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {"b": [0.1, 0.2]}}',
    variants: "2 unknown rows",
    columns: [
      "a: 1 2 blueprint inferred varied",
      "b: 0.1 0.2 metadata unknown varied",
      "c:  none documented",
    ],
    notes: [
      'warning (unknown): It is not documented how a list spreads over "b" in a task of type "manual_search"',
    ],
  },
  {
    task: "type: manual_search, parameter-sets: [{a: 1}, {a: 2}]",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {"b": [0.1, 0.2, 0.3]}}',
    variants: "2 unknown rows",
    columns: [
      "a: 1 2 blueprint inferred varied",
      "b: 0.1 0.2 0.3 metadata unknown varied",
      "c:  none documented",
    ],
    notes: [
      'warning (unknown): It is not documented how a list spreads over "b" in a task of type "manual_search"',
      'warning (unknown): Not every row has a value for "b": later values move up, and it is not documented what the platform runs',
    ],
  },
  {
    task: "type: manual_search",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {"b": [0.1, 0.2, 0.3]}}',
    variants: "3 unknown rows",
    columns: [
      "a: 1 default documented",
      "b: 0.1 0.2 0.3 metadata unknown varied",
      "c:  none documented",
    ],
    notes: [
      'warning (unknown): It is not documented how a list spreads over "b" in a task of type "manual_search"',
    ],
  },
  {
    task: "type: manual_search, parameter-sets: [{a: 1}, {a: 2}]",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {}}',
    variants: "2 unknown rows",
    columns: ["a: 1 2 blueprint inferred varied", "b: 0.5 default unknown", "c:  none documented"],
    notes: [
      'warning (unknown): Metadata key "b" is not given for node "gen"; it is not documented what the platform then does, and the preview keeps the value 0.5 of "b"',
    ],
  },
];

const drawn: readonly Row[] = [
  {
    task: "type: random_search, execution-count: 4, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "4 inferred drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: ['information (inferred): The platform chooses the values of "a" when it runs'],
  },
  {
    task: "type: random_search, execution-count: 4",
    variants: "4 inferred drawn",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [],
  },
  {
    task: "type: random_search, execution-count: 0, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "undefined unknown drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (inferred): A task of type "random_search" runs as many executions as "execution-count" says; write a whole number above 0',
      'information (inferred): The platform chooses the values of "a" when it runs',
    ],
  },
  {
    task: "type: random_search, execution-count: -1, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "undefined unknown drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (inferred): A task of type "random_search" runs as many executions as "execution-count" says; write a whole number above 0',
      'information (inferred): The platform chooses the values of "a" when it runs',
    ],
  },
  {
    task: "type: random_search, execution-count: 1, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "1 inferred drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: ['information (inferred): The platform chooses the values of "a" when it runs'],
  },
  {
    task: "type: random_search, execution-count: 2.0, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "undefined unknown drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (inferred): A task of type "random_search" runs as many executions as "execution-count" says; write a whole number above 0',
      'information (inferred): The platform chooses the values of "a" when it runs',
    ],
  },
  {
    task: "type: random_search, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "undefined unknown drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (inferred): A task of type "random_search" runs as many executions as "execution-count" says; write a whole number above 0',
      'information (inferred): The platform chooses the values of "a" when it runs',
    ],
  },
  {
    task: "type: random_search, execution-count: 4, parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    variants: "4 inferred drawn unpredictable",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: ['information (inferred): The platform chooses the values of "a" when it runs'],
  },
  {
    task: "type: random_search, execution-count: 4",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {"b": [0.1, 0.2]}}',
    variants: "4 unknown drawn unpredictable",
    columns: [
      "a: 1 default documented",
      "b: 0.1 0.2 metadata unknown varied",
      "c:  none documented",
    ],
    notes: [
      'warning (unknown): It is not documented how a list spreads over "b" in a task of type "random_search"',
      'information (inferred): The platform chooses the values of "b" when it runs',
    ],
  },
  {
    task: "type: random_search, execution-count: 4",
    edges: "[gen.metadata.b, n.parameter.b]",
    metadata: '{"gen": {}}',
    variants: "4 unknown drawn",
    columns: ["a: 1 default documented", "b: 0.5 default unknown", "c:  none documented"],
    notes: [
      'warning (unknown): Metadata key "b" is not given for node "gen"; it is not documented what the platform then does, and the preview keeps the value 0.5 of "b"',
    ],
  },
  {
    task: "type: bayesian_tpe, execution-count: 20, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "20 inferred drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): With 20 executions this is a random search: optimization starts after the first 20",
      'information (inferred): The platform chooses the values of "a" when it runs',
    ],
  },
  {
    task: "type: bayesian_tpe, execution-count: 21, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "21 inferred drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): The first 20 executions are a random search, and there may be fewer than 21 in all",
      'information (inferred): The platform chooses the values of "a" when it runs',
    ],
  },
  {
    task: "type: bayesian_tpe, parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]",
    variants: "undefined unknown drawn unpredictable",
    columns: ["a:  blueprint inferred varied", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (inferred): A task of type "bayesian_tpe" runs as many executions as "execution-count" says; write a whole number above 0',
      'information (inferred): The platform chooses the values of "a" when it runs',
    ],
  },
  {
    task: "type: distributed, execution-count: 3",
    variants: "3 inferred drawn",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [],
  },
  {
    task: "type: distributed, execution-count: 3, parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    variants: "3 inferred drawn unpredictable",
    columns: [
      "a: 1 2 blueprint documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: ['information (unknown): The platform chooses the values of "a" when it runs'],
  },
  {
    task: "type: distributed",
    variants: "undefined unknown drawn",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (inferred): A task of type "distributed" runs as many executions as "execution-count" says; write a whole number above 0',
    ],
  },
];

const nodes: readonly Row[] = [
  {
    node: "type: execution, step: fit",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": [1, 2]}}',
    variants: "1 documented product",
    columns: ["a: [1, 2] metadata inferred", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (inferred): "gen.metadata.a" is a list, but parameter "a" takes one value; a node of type "task" runs once for each item',
    ],
  },
  {
    node: "type: execution, step: fit",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": 5}}',
    variants: "1 documented product",
    columns: ["a: 5 metadata documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [],
  },
  {
    node: "type: execution, step: fit",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": null}}',
    variants: "1 documented product",
    columns: ["a: None metadata unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): It is not documented what the platform does with the null value of "gen.metadata.a"',
    ],
  },
  {
    node: "type: execution, step: nowhere",
    variants: "undefined unknown product unpredictable",
    columns: [],
    notes: ['error (documented): No step is named "nowhere"'],
  },
  {
    node: "type: execution",
    variants: "undefined unknown product unpredictable",
    columns: [],
    notes: ['error (documented): Node "n" names no step'],
  },
  {
    node: "type: execution, step: fit, commit: main",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": 5}}',
    variants: "1 documented product",
    columns: ["a: 5 metadata documented"],
    notes: [
      'warning (unknown): The step belongs to "main", so its other parameters, inputs and command are not known from this file',
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": [5, 6]}}',
    variants: "2 documented product",
    columns: [
      "a: 5 6 metadata documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    node: "type: task, step: fit, commit: main",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": [5, 6]}}',
    variants: "2 documented product",
    columns: ["a: 5 6 metadata documented varied"],
    notes: [
      'warning (unknown): The step belongs to "main", so its other parameters, inputs and command are not known from this file',
    ],
  },
  {
    node: "type: task, task: nowhere",
    variants: "undefined unknown product unpredictable",
    columns: [],
    notes: ['error (documented): No task is named "nowhere"'],
  },
  {
    node: "type: task",
    variants: "undefined unknown product unpredictable",
    columns: [],
    notes: ['error (documented): Node "n" names neither a step nor a task'],
  },
  {
    node: "type: task, task: t, step: gen",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": [5, 6]}}',
    variants: "2 documented product",
    columns: ["a: 5 6 metadata documented varied"],
    notes: [
      'warning (unknown): Step "gen" declares no parameter "a"; it is not documented what the platform does with its value',
    ],
  },
  {
    node: "type: deployment, deployment: d",
    variants: "undefined unknown product unpredictable",
    columns: [],
    notes: ['error (documented): "n" is a deployment node: it runs no step, so it has no variants'],
  },
  {
    node: "type: thing",
    variants: "undefined unknown product unpredictable",
    columns: [],
    notes: ['error (documented): Node "n" has no known type; write "execution" or "task"'],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata.a, n.parameter.a], [gen.metadata.b, n.parameter.a]",
    metadata: '{"gen": {"a": [5, 6], "b": [7]}}',
    variants: "1 documented product",
    columns: ["a: 7 metadata documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'error (unknown): Several edges fill "a", but only one edge can; the preview takes the last',
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.parameter.x, n.parameter.a]",
    variants: "1 unknown product",
    columns: ["a: 1 default unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): The value of parameter "x" of node "gen" is not known; it is not documented what the platform then does, and the preview keeps the value 1 of "a"',
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.output.x, n.parameter.a]",
    variants: "1 unknown product",
    columns: ["a: 1 default unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): It is not documented what an output brings to a parameter; it is not documented what the platform then does, and the preview keeps the value 1 of "a"',
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[nobody.metadata.a, n.parameter.a]",
    variants: "1 unknown product",
    columns: ["a: 1 default unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): No node is named "nobody"; it is not documented what the platform then does, and the preview keeps the value 1 of "a"',
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata, n.parameter.a]",
    metadata: '{"gen": {"a": [5, 6]}}',
    variants: "1 unknown product",
    columns: ["a: 1 default unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): "gen.metadata" names no socket; it is not documented what the platform then does, and the preview keeps the value 1 of "a"',
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata.a, n.parameter]",
    metadata: '{"gen": {"a": [5, 6]}}',
    variants: "1 documented product",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata.a, n.input.a]",
    metadata: '{"gen": {"a": [5, 6]}}',
    variants: "1 documented product",
    columns: ["a: 1 default documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    node: "type: task, step: fit, override: {parameters: [{name: a, default: [1, 2]}]}",
    variants: "1 documented product",
    columns: ["a: [1, 2] override documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    node: "type: task, step: fit, override: {parameters: [{name: z, default: 1}]}",
    variants: "1 documented product",
    columns: [
      "a: 1 default documented",
      "b: 0.5 default documented",
      "c:  none documented",
      "z: 1 override documented",
    ],
    notes: [
      'warning (unknown): Step "fit" declares no parameter "z"; it is not documented what the platform does with its value',
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": [[1, 2], [3]]}}',
    variants: "2 documented product",
    columns: [
      "a: [1, 2] [3] metadata documented varied",
      "b: 0.5 default documented",
      "c:  none documented",
    ],
    notes: [],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": {"k": [1]}}}',
    variants: "1 unknown product",
    columns: ["a: {'k': [1]} metadata unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): It is not documented what the platform does with the object value of "gen.metadata.a"',
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": "1,2"}}',
    variants: "1 documented product",
    columns: ["a: '1,2' metadata documented", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      "information (documented): This task runs one execution: no parameter has several values",
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[gen.metadata.a, n.parameter.a]",
    metadata: '{"gen": {"a": null}}',
    variants: "1 unknown product",
    columns: ["a: None metadata unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): It is not documented what the platform does with the null value of "gen.metadata.a"',
    ],
  },
  {
    node: "type: task, step: fit",
    edges: "[n.metadata.a, n.parameter.a]",
    metadata: '{"n": {"a": [1]}}',
    variants: "1 unknown product",
    columns: ["a: 1 metadata unknown", "b: 0.5 default documented", "c:  none documented"],
    notes: [
      'warning (unknown): It is not documented what the platform does with the value of "n.metadata.a"',
    ],
  },
];

for (const [what, rows] of Object.entries({ grids, manualSearches, drawn, nodes })) {
  test(`knows the variants, values and doubts of ${what}`, () => {
    for (const row of rows) check(row);
  });
}

function check({
  task,
  node = "type: task, task: t",
  edges = "",
  metadata,
  ...expected
}: Row): void {
  const found = fanOutOf(
    `
- step: {name: gen, image: i, command: g}
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters: [{name: a, type: integer, default: 1}, {name: b, type: float, default: 0.5}, {name: c, optional: true}]
- task: {name: t, step: fit${task === undefined ? "" : `, ${task}`}}
- pipeline:
    name: p
    nodes: [{name: gen, type: execution, step: gen}, {name: n, ${node}}]
    edges: [${edges}]
`,
    "n",
    metadata === undefined ? {} : { metadata },
  );
  const said = { variants: variantsOf(found), columns: columnsOf(found), notes: notes(found) };
  assert.deepEqual({ task, node, edges, ...said }, { task, node, edges, ...expected });
}

function variantsOf({ count, countGrade, combination, predictable }: FanOut): string {
  return `${count} ${countGrade} ${combination}${predictable ? "" : " unpredictable"}`;
}

function columnsOf({ columns }: FanOut): readonly string[] {
  return columns.map((it) => {
    const shown = it.values.length > 20 ? "…" : values(it);
    return `${it.name}: ${shown} ${it.origin.kind} ${it.grade}${it.varied ? " varied" : ""}`;
  });
}
