import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonRepr } from "../../../../server/src/core/model/python-text.ts";
import {
  type ReadOptions,
  readMetadata,
} from "../../../../server/src/core/simulation/metadata/read-metadata.ts";
import { metadataOf } from "../../../../server/src/core/simulation/metadata/reading.ts";

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
  ['{"a": tru}', '! "tru" is not a JSON value'],
];

test("tells the sources of metadata apart and reads each", () => {
  for (const [text, expected, options] of rows) assert.equal(read(text, options), expected, text);
});
