import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonRepr } from "#core/model/python-text.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { sampleMetadata, withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { queryOf } from "../../support/simulation.ts";

/** What comments give each node of a pipeline with these node lines. */
function samples(nodes: string): string {
  const yaml = `- pipeline:\n    name: p\n    edges: []\n    nodes:\n${nodes}`;
  return Object.entries(sampleMetadata(queryOf(yaml).source))
    .map(([node, it]) => `${node} ${pythonRepr({ kind: "object", entries: Object.entries(it) })}`)
    .join("; ");
}

test("reads samples on and above a node", () => {
  const rows: readonly (readonly [nodes: string, expected: string])[] = [
    [
      "      - name: a # valohai-preview: ids=[122, 154]\n        type: execution\n      - name: b\n",
      "a {'ids': [122, 154]}",
    ],
    [
      '      # valohai-preview: ids=[1], lr=0.5 name="x y"\n      - name: a\n      # valohai-preview: ids=[2]\n      - name: b\n',
      "a {'ids': [1], 'lr': 0.5, 'name': 'x y'}; b {'ids': [2]}",
    ],
    [
      '      - name: a\n        type: execution\n        # valohai-preview: deep={"k": [null, NaN]}\n      - name: b\n',
      "a {'deep': {'k': [None, nan]}}",
    ],
    [
      "      - {name: a, type: execution} # valohai-preview: x=1\n      - {name: b, type: execution} # valohai-preview: x=2\n",
      "a {'x': 1}; b {'x': 2}",
    ],
    ["      [{name: a}, {name: b}] # valohai-preview: x=2\n", "b {'x': 2}"],
    ['      - name: "a # valohai-preview: x=1"\n', ""],
    ["      - name: a # valohai-preview: x=1 then broken y\n", "a {'x': 1}"],
    ["      - name: a # valohai-preview: x=[1\n", ""],
    [
      "      # valohai-preview: x=1\n      # valohai-preview: y=2\n      - name: a\n",
      "a {'x': 1, 'y': 2}",
    ],
    ["      - name: a # valohai-preview: best.lr=0.1\n", "a {'best.lr': 0.1}"],
  ];
  for (const [nodes, expected] of rows) assert.equal(samples(nodes), expected, nodes);
});

test("fans out over samples, and over what is given before them", () => {
  const yaml = `
- step: {name: gen, image: i, command: g}
- step: {name: fit, image: i, command: "f {parameters}", parameters: [{name: a, type: integer}]}
- pipeline:
    name: p
    nodes:
      - {name: gen, type: execution, step: gen} # valohai-preview: ids=[1, 2, 3]
      - {name: fit, type: task, step: fit}
    edges: [[gen.metadata.ids, fit.parameter.a]]
`;
  const count = (metadata: string) =>
    fanOut(withSamples({ ...queryOf(yaml, { metadata }), node: "fit" })).count;
  assert.deepEqual(
    [count("{}"), count('{"gen": {"ids": [1]}}'), count('{"gen": {"z": 1}}')],
    [3n, 1n, 3n],
  );
});
