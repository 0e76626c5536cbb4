import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonRepr } from "#core/model/python-text.ts";
import { type ReadOptions, readMetadata } from "#core/simulation/metadata/read-metadata.ts";
import { metadataOf } from "#core/simulation/metadata/reading.ts";

function read(text: string, options?: ReadOptions): string {
  const result = readMetadata(text, options);
  if (result.kind === "problem") return `! ${result.problem.message}`;
  const { reading } = result;
  const metadata = pythonRepr({ kind: "object", entries: Object.entries(metadataOf(reading)) });
  return `${reading.format} ${reading.events} ${metadata}`;
}

const rows: readonly (readonly [text: string, expected: string, options?: ReadOptions])[] = [
  ['{"a": [1, 2]}', "json 1 {'a': [1, 2]}"],
  ["", "json 0 {}"],
  ['{"a": 1}\n{"a": 2}\n', "log 2 {'a': 2}"],
  ['Start\n{"a": 1}\nend', "log 1 {'a': 1}"],
  ['{"a": 1}\n{"a": 2}\n', "json-lines 2 {'a': 2}", { fileName: "x.JSONL" }],
  [
    "id,name\n122,a\n154,b\n",
    "csv 2 {'id': [122, 154], 'name': ['a', 'b']}",
    { fileName: "x.csv" },
  ],
  ["id\tlr\n1\t1e-3\n2\t.5\n", "csv 2 {'id': [1, 2], 'lr': [0.001, 0.5]}", { fileName: "x.tsv" }],
  ['ids;x\n"[1, 2]";"a;b"\n', "csv 1 {'ids': [1, 2], 'x': 'a;b'}", { format: "csv" }],
  [
    '_time,loss,ids\n2026-01-01T00:00:00Z,0.5,\n2026-01-01T00:00:01Z,0.25,"[7, 8]"\n2026-01-01T00:00:02Z,0.1,\n',
    "csv 3 {'_time': '2026-01-01T00:00:02Z', 'loss': 0.1, 'ids': [7, 8]}",
    { format: "csv" },
  ],
  ["a,b\n1,\n2,\n", "csv 2 {'a': [1, 2], 'b': []}", { format: "csv" }],
  ["a\nTrue\n'x'\n", "csv 2 {'a': [True, \"'x'\"]}", { format: "csv" }],
  ["a\n12345678901234567890\n1.0\n", "csv 2 {'a': [12345678901234567890, 1.0]}", { format: "csv" }],
  [
    '[{"counter": 7, "id": "u", "duration": 3.1, "acc": 0.5, "ids": null}, {"counter": 9, "id": "v", "duration": 1, "ids": [1, 2]}]',
    "summary 2 {'ids': [1, 2]}",
  ],
  [
    '[{"counter": 7, "acc": 0.5, "ids": null}, {"counter": 9, "ids": [1, 2]}]',
    "summary 2 {'acc': 0.5}",
    { counter: "#7" },
  ],
  ['[{"counter": 7}]', "! There is no execution #8, only 7", { counter: "8" }],
  ["[1, 2]", '! Metadata is a JSON object; write {"key": value}'],
  [
    '{"a": 1, "a": 2, "b": NaN, "c": 1.0, "d": 12345678901234567890, "e": "\\ud800"}',
    "json 1 {'a': 2, 'b': nan, 'c': 1.0, 'd': 12345678901234567890, 'e': '\\ud800'}",
  ],
  ["a,b\n1,2\n", "csv 1 {'a': 1, 'b': 2}", { format: "csv" }],
  ["a,b\n1, \n", "csv 1 {'a': 1}", { format: "csv" }],
  ["a,,b\n1,2,3\n4,5,6\n", "csv 2 {'a': [1, 4], 'b': [3, 6]}", { format: "csv" }],
  [" a , b \n1,2\n3,4\n", "csv 2 {'a': [1, 3], 'b': [2, 4]}", { format: "csv" }],
  ["a,b\n1\n3,4\n", "csv 2 {'a': [1, 3], 'b': ['', 4]}", { format: "csv" }],
  ["a,b\n,x\n3,\n", "csv 2 {'a': ['', 3], 'b': ['x']}", { format: "csv" }],
  ["\ufeffa\n1\n2\n", "csv 2 {'a': [1, 2]}", { format: "csv" }],
  ["a\n\n1\n  \n2\n", "csv 2 {'a': [1, 2]}", { format: "csv" }],
  ["a,b\n", "csv 0 {}", { format: "csv" }],
  ["", "csv 0 {}", { format: "csv" }],
  [
    "a\n+1\n-.5\n.25\n 7 \n1_000\nnan\n",
    "csv 6 {'a': [1, -0.5, 0.25, 7, '1_000', 'nan']}",
    { format: "csv" },
  ],
  [
    "a\nFalse\n True \nTruely\nNot True\n",
    "csv 4 {'a': [False, True, 'Truely', 'Not True']}",
    { format: "csv" },
  ],
  [
    "a\n1e5\n-1e-5\n1.\n2026-01-01\n",
    "csv 4 {'a': [100000.0, -1e-05, '1.', '2026-01-01']}",
    { format: "csv" },
  ],
  ["_time,a\nx,1\ny,2\n", "csv 2 {'_time': 'y', 'a': 2}", { format: "csv" }],
  ["x.csv\n1\n", "log 0 {}", { fileName: "x.csv.txt" }],
  ['{"a": 1}\n[2]\n', "json-lines 1 {'a': 1}", { fileName: "x.ndjson" }],
  ['\ufeff [{"counter": 7, "acc": 1}]', "summary 1 {'acc': 1}"],
  [
    '[{"Execution": 7, "Duration": 1, "acc": 1}, {"Execution": 8, "acc": 2}]',
    "summary 2 {'acc': 2}",
  ],
  ['[{"counter": 7, "acc": 1}, {"acc": 2}]', '! Metadata is a JSON object; write {"key": value}'],
  ['[{"counter": 7}, 3]', '! Metadata is a JSON object; write {"key": value}'],
  ["[]", '! Metadata is a JSON object; write {"key": value}'],
  [
    "[1]",
    "! This is not what vh --output-format json exec summarize prints",
    { format: "summary" },
  ],
  ["[", "! This is not what vh --output-format json exec summarize prints", { format: "summary" }],
  ['[{"counter": 7}, {"counter": 9}]', "! There is no execution #8, only 7, 9", { counter: "8" }],
  ['[{"counter": 7, "a": 1}, {"counter": 9}]', "summary 2 {'a': 1}", { counter: "7" }],
  ["\ufeff\n ", "json 0 {}"],
  ['{"a": 1} {"a": 2}\n', "log 1 {'a': 1}"],
  ['{"a": 1,\n"b": }', "! A value is expected here"],
  ['x {"a": 1}', "log 0 {}"],
  ['{"a": tru}', '! "tru" is not a JSON value'],
];

test("distinguishes the sources of metadata and reads each", () => {
  for (const [text, expected, options] of rows) assert.equal(read(text, options), expected, text);
});

test("counts the lines of each source and says where in a table something is odd", () => {
  const of = (text: string, options?: ReadOptions) => {
    const result = readMetadata(text, options);
    assert.equal(result.kind, "reading", text);
    return result.reading;
  };
  assert.equal(of('{\n"a": 1\n}').lines, 3);
  assert.equal(of('[\n{"counter": 1, "a": 2}\n]').lines, 3);
  assert.equal(of("a\n1\n2\n", { format: "csv" }).lines, 3);
  assert.equal(of('{"a": 1}\n\n{"b": 1}', { format: "json-lines" }).lines, 3);
  const table = of('a,b\n1,2\n"3,4\n', { format: "csv" });
  assert.deepEqual(
    table.problems.map((it) => [it.line, it.severity, it.range]),
    [[3, "warning", { start: 0, end: 0 }]],
  );
  assert.deepEqual(of("a\n1\n", { format: "csv" }).problems, []);
  const rows = of("_time,a\nx,1\ny,2\n", { format: "csv" });
  assert.deepEqual(
    rows.keys[1]?.values.map((it) => [it.line, it.offset, it.time, it.nth]),
    [
      [2, 0, undefined, 1],
      [3, 0, undefined, 2],
    ],
  );
  const columns = of("a\n1\n2\n", { format: "csv" });
  assert.deepEqual(
    columns.keys[0]?.values.map((it) => [it.line, it.nth]),
    [[1, 1]],
  );
});
