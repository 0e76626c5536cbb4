import assert from "node:assert/strict";
import { test } from "node:test";
import { renderCommand } from "#core/simulation/command/render-command.ts";
import { parameter, value } from "../../support/simulation.ts";

type Row = readonly [parameters: string, values: string, command: string, line: string];

const rows: readonly Row[] = [
  ["{name: b}", `{"b": "it's"}`, "x {parameters}", `x '--b=it'"'"'s'`],
  ["{name: b}", '{"b": "a b"}', "x {parameters} {parameter-value:b}", "x '--b=a b' 'a b'"],
  ["{name: b}", '{"b": ""}', "x {parameter:b} {parameter-value:b}", "x --b= ''"],
  ["{name: b, pass-as: '-t {v}'}", '{"b": "v w"}', "x {params}", "x -t 'v w'"],
  ["{name: b, pass-as: '--b=\"{v}\"'}", '{"b": "v w"}', "x {parameters}", `x '--b="v w"'`],
  ["{name: b, pass-as: ''}", '{"b": 1}', "x {parameters}", "x --b=1"],
  ["{name: b, pass-as: '{v:.2f}{{}}'}", '{"b": 0.125}', "x {parameters}", "x '0.12{}'"],
  ["{name: f, type: flag}", '{"f": true}', "x {parameters}", "x --f"],
  ["{name: f, type: flag}", '{"f": false}', "x {parameters}", "x"],
  ["{name: f, type: flag}", '{"f": "false"}', "x {parameters}", "x --f"],
  ["{name: f, type: flag}", '{"f": 0.0}', "x {parameters}", "x"],
  ["{name: f, type: flag, pass-as: '-f {v}'}", '{"f": true}', "x {parameters}", "x -f True"],
  ["{name: f, type: flag, pass-true-as: y}", '{"f": false}', "x {parameters}", "x"],
  ["{name: f, type: flag, pass-false-as: '--f=0'}", '{"f": false}', "x {parameters}", "x --f=0"],
  ["{name: f, type: flag, pass-false-as: '--f=0'}", '{"f": null}', "x {parameters}", "x"],
  ["{name: l, multiple: separate}", '{"l": ["a", "b c"]}', "x {parameters}", "x '--l=a,b c'"],
  [
    "{name: l, multiple: separate, multiple-separator: '-'}",
    '{"l": [1000, 5e2]}',
    "x {parameters}",
    "x --l=1000-500.0",
  ],
  ["{name: l, multiple: separate}", '{"l": [[1, 2], [3]]}', "x {parameters}", "x '--l=[1, 2],[3]'"],
  ["{name: l, multiple: separate}", '{"l": []}', "x {parameters}", "x"],
  [
    "{name: l, multiple: repeat, pass-as: '-l {v}'}",
    '{"l": ["a", 1.0]}',
    "x {parameters}",
    "x -l a -l 1.0",
  ],
  ["{name: l, multiple: repeat}", '{"l": "one"}', "x {parameters}", "x --l=one"],
  [
    "{name: l, multiple: repeat}",
    '{"l": [[1]]}',
    "x {parameters}",
    "<InvalidType: nested list value [1] for repeat-style multiple parameter not allowed>",
  ],
  [
    "{name: a}",
    '{"a": [1, "b"]}',
    "x {parameters}",
    "<InvalidType: list value [1, 'b'] for non-multiple parameter 'a' not allowed>",
  ],
  ["{name: a}", '{"a": ["a", "b c"]}', "x {parameter-value:a}", `x '['"'"'a'"'"', '"'"'b c'"'"']'`],
  ["{name: a}", '{"a": {"k": 1}}', "x {parameters}", `x '--a={'"'"'k'"'"': 1}'`],
  [
    "{name: a}",
    '{"a": 1}',
    `x \${A} \${parameters} {{parameters}}`,
    `x \${A} $--a=1 {{parameters}}`,
  ],
  ["{name: a}", '{"a": "b c"}', 'x "{parameters}"', `x "'--a=b c'"`],
  ["{name: a}", '{"a": 0.5}', "x --a={parameter:a}", "x --a=--a=0.5"],
  ["{name: a}", "{}", "x {parameter:a}|{parameter-value:a}", "x |{parameter-value:a}"],
  ["{name: a}", '{"a": null}', "x {parameter:a}|{parameter-value:a}", "x |None"],
  [
    "{name: a}",
    '{"a": 1}',
    "{ parameters } {parameter: a} {parameter:z} {print $1}",
    "{ parameters } {parameter: a} {parameter:z} {print $1}",
  ],
  ["{name: a}", '{"a": 1}', "awk '{\n{parameter:a}}'", "awk '{\n--a=1}'"],
  ["{name: 'a:b'}", '{"a:b": 1}', "x {parameter-value:a:b}", "x 1"],
  ["{name: a}", '{"z": 2}', "x {parameter-value:z}", "x 2"],
  ["{name: a, pass-as: '{foo}'}", '{"a": 1}', "x {parameters}", "<KeyError: 'foo'>"],
  ["{name: a, pass-as: '{foo}'}", '{"a": 1}', "x {parameter-value:a}", "x 1"],
  [
    "{name: a, pass-as: '{}'}",
    '{"a": 1}',
    " x {parameter-value:a} {parameters} ",
    "x {parameter-value:a} {parameters}",
  ],
  ["{name: a, pass-as: '{v:d}'}", '{"a": "t"}', "x {parameters}", "x {parameters}"],
  ["{name: a}", '{"a": 1}', "x {source-path}", "x 'my file.py'"],
  ["{name: a}", '{"a": 1}', "x {a} {foo:a} {parameter-value}", "x {a} {foo:a} {parameter-value}"],
  ["{name: f, type: flag, pass-true-as: y}", '{"f": true}', "x {parameters}", "x y"],
  ["{name: f, type: flag, pass-false-as: '--f=0'}", '{"f": true}', "x {parameters}", "x"],
  [
    "{name: f, type: flag, pass-true-as: y, pass-false-as: n}",
    '{"f": false}',
    "x {parameters}",
    "x n",
  ],
  [
    "{name: l, multiple: separate, multiple-separator: ''}",
    '{"l": [1, 2]}',
    "x {parameters}",
    "x --l=1,2",
  ],
  ["{name: l, multiple: separate}", '{"l": 3}', "x {parameters}", "x --l=3"],
  ["{name: l, multiple: repeat}", '{"l": []}', "x {parameters}|", "x |"],
  [
    "{name: l, multiple: repeat, pass-as: '{foo}'}",
    '{"l": [1, 2]}',
    "x {parameters}",
    "<KeyError: 'foo'>",
  ],
  [
    "{name: l, multiple: repeat, pass-as: '{v:d}'}",
    '{"l": [1, "b"]}',
    "x {parameters}",
    "x {parameters}",
  ],
  ["{name: a, pass-as: '{v} {foo}'}", '{"a": 1}', "x {parameters}", "<KeyError: 'foo'>"],
  ["{name: a}", '{"a": "$&$1"}', "x {parameters}", "x '--a=$&$1'"],
];

test("renders a command as valohai-yaml does", () => {
  for (const [flow, json, command, line] of rows) {
    assert.deepEqual(render(flow, json, [command]).lines, [line], `${flow} ${json} ${command}`);
  }
});

test("renders parameters in the order of the step, each command by itself", () => {
  const rendered = renderCommand({
    commands: ["  first {parameters}\n", "", "second {parameter:b} {parameter:a}"],
    parameters: [parameter("{name: a}"), parameter("{name: empty}"), parameter("{name: b}")],
    values: new Map([
      ["b", value("2")],
      ["a", value("1")],
    ]),
    sourcePath: undefined,
  });
  assert.deepEqual(rendered.lines, ["first --a=1 --b=2", "", "second --b=2 --a=1"]);
});

test("explains a command that cannot be built in place of all lines", () => {
  const { lines, error } = render("{name: a}", '{"a": []}', ["one", "two {parameters}", "three"]);
  assert.equal(error, "InvalidType: list value [] for non-multiple parameter 'a' not allowed");
  assert.deepEqual(lines, [`<${error}>`]);
});

test("names the commands whose placeholders stay as written", () => {
  const { lines, uninterpolated } = render("{name: a, pass-as: '{v'}", '{"a": 1}', [
    "one {parameters}",
    "two {parameter-value:a}",
  ]);
  assert.deepEqual(lines, ["one {parameters}", "two 1"]);
  assert.deepEqual(uninterpolated, ["one {parameters}"]);
});

test("leaves the source path as written where the step has none", () => {
  const rendered = renderCommand({
    commands: ["x {source-path}"],
    parameters: [],
    values: new Map(),
    sourcePath: undefined,
  });
  assert.deepEqual(rendered.lines, ["x {source-path}"]);
});

function render(flow: string, json: string, commands: readonly string[]) {
  const object = value(json);
  assert.equal(object.kind, "object");
  return renderCommand({
    commands,
    parameters: [parameter(flow)],
    values: new Map(object.entries),
    sourcePath: "my file.py",
  });
}
