import assert from "node:assert/strict";
import { test } from "node:test";
import type { ObjectSchema } from "#core/schema/object-schema.ts";
import { validate } from "#core/schema/validate.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { checkViolations, violationsIn } from "../../support/check-violations.ts";
import { completeFile } from "../../support/yaml.ts";

test("finds nothing in a complete file", () => checkViolations(completeFile));

test("names unknown keys and the nearest known one", () => {
  checkViolations(`
    - step:
        name: s
        image: i
        command: c
        inptus: []
        ^^^^^^ unknown-key inptus ~ inputs (step)
        timeout: 5
        ^^^^^^^ unknown-key timeout ~ time-limit (step)
        constructor: 1
        ^^^^^^^^^^^ unknown-key constructor (step)
        parameters:
          - name: p
            defualt: 3
            ^^^^^^^ unknown-key defualt ~ default (parameter)
            value: 3
            ^^^^^ unknown-key value ~ default (parameter)
            "Type": float
            ^^^^^^ unknown-key Type ~ type (parameter)
    - pipeline:
        name: pipe
              ^^^^ missing-key edges (pipeline)
        nodes: []
        edge: []
        ^^^^ unknown-key edge ~ edges (pipeline)
  `);
});

test("suggests no key that is already there", () => {
  checkViolations(`
    - step: { name: s, image: i, command: c, commands: d }
                                             ^^^^^^^^ unknown-key commands (step)
  `);
});

test("asks for missing keys at the name, or else where the mapping begins", () => {
  checkViolations(`
    - step:
        name: s
              ^ missing-key image (step)
              ^ missing-key command (step)
    - step:
      ^^^^ missing-key name (step)
        image: i
        command: c
        inputs:
          - optional: true
            ^^^^^^^^ missing-key name (input)
          - {}
            ^ missing-key name (input)
        parameters:
          - { name: p, widget: { settings: {} } }
                       ^^^^^^ missing-key type (widget)
  `);
});

test("judges a type by what YAML 1.1 makes of the text", () => {
  checkViolations(`
    - step:
        name: 2024
              ^^^^ wrong-type name: number, not text (step)
        image: yes
               ^^^ wrong-type image: true/false value, not text (step)
        command: 2020-01-01
                 ^^^^^^^^^^ wrong-type command: date, not text or list (step)
        icon: ~
              ^ wrong-type icon: nothing, not text (step)
        description: "2024"
        time-limit: 1.5
                    ^^^ wrong-type time-limit: number, not whole number or text (step)
        parameters:
          - name: p
            min: 1e-08
                 ^^^^^ wrong-type min: text, not number (parameter)
            max: no
                 ^^ wrong-type max: true/false value, not number (parameter)
            optional: 1
                      ^ wrong-type optional: number, not true/false value (parameter)
    - task:
        name: t
        step: s
        execution-count: 3.0
        execution-batch-size: 3.5
                              ^^^ wrong-type execution-batch-size: number, not whole number (task)
        parameters: [{ name: a, style: single, rules: { value: x, items: [null, 1] } }]
                                                                          ^^^^ wrong-type items: nothing, not number, text or true/false value (rules)
                                                               ^ wrong-type value: text, not number (rules)
  `);
});

test("points at the key above a collection of the wrong type, and at an entry itself", () => {
  checkViolations(`
    - step:
        name: s
        image:
        ^^^^^ wrong-type image: mapping, not text (step)
          name: x
          tag: y
        command:
          - a
          - [b, c]
            ^^^^^^ wrong-type command: list, not text (step)
        inputs:
        ^^^^^^ wrong-type inputs: mapping, not list (step)
          name: x
        outputs: [x]
                  ^ wrong-type outputs: text, not mapping (step)
    - step: [a]
      ^^^^ wrong-type step: list, not mapping (step)
  `);
});

test("distinguishes empty values from wrong ones", () => {
  checkViolations(`
    - step:
        name:
        ^^^^ empty-value name: text (step)
        image: &later
        ^^^^^ empty-value image: text (step)
        command: []
        inputs:
        ^^^^^^ empty-value inputs: list (step)
        outputs:
          -
          ^ empty-value outputs: mapping (step)
          - name: x
          -    # a comment
              ^ empty-value outputs: mapping (step)
        parameters:
          - name: p
            default:
    - pipeline:
      ^^^^^^^^ empty-value pipeline: mapping (pipeline)
  `);
});

test("compares texts with their choices", () => {
  checkViolations(`
    - step:
        name: s
        image: i
        command: c
        parameters:
          - { name: a, type: bool }
                             ^^^^ unknown-choice type: bool ~ flag (parameter)
          - { name: b, type: strg }
                             ^^^^ unknown-choice type: strg ~ string (parameter)
          - { name: c, type: Double }
                             ^^^^^^ unknown-choice type: Double ~ float (parameter)
          - { name: d, type: Flag }
                             ^^^^ unknown-choice type: Flag ~ flag (parameter)
        inputs:
          - { name: i, keep-directories: maybe }
                                         ^^^^^ unknown-choice keep-directories: maybe (input)
          - { name: j, keep-directories: 5 }
                                         ^ wrong-type keep-directories: number, not true/false value or text (input)
    - task: { name: t, step: s, type: bayesian, parameters: [], engine: mine }
                                      ^^^^^^^^ unknown-choice type: bayesian ~ bayesian_tpe (task)
    - task: { name: t, step: s, type: "", parameters: [{ name: p, style: Linear, rules: {} }] }
                                                                         ^^^^^^ unknown-choice style: Linear ~ linear (variant parameter)
    - pipeline:
        name: p
        edges: []
        nodes:
          - name: n
            type: deployment
            deployment: d
            on-error: retry
                      ^^^^^ unknown-choice on-error: retry (deployment node)
            actions:
              - { when: node-completed, then: [stop-pipeline, Noop] }
                                                              ^^^^ unknown-choice then: Noop ~ noop tolerated (action)
                        ^^^^^^^^^^^^^^ unknown-choice when: node-completed ~ node-complete tolerated (action)
  `);
});

test("checks patterns, ranges and lengths", () => {
  checkViolations(`
    - endpoint:
        name: My_Endpoint
              ^^^^^^^^^^^ bad-pattern name: My_Endpoint (endpoint)
        image: i
        wsgi: w
        port: 1024
              ^^^^ out-of-range port: 1024 not in 1025..65535 (endpoint)
        node-selector: gpu
                       ^^^ bad-pattern node-selector: gpu (endpoint)
        resources: { devices: { gpu: 0 } }
                                     ^ out-of-range gpu: 0 not in 1.. (endpoint resources)
    - endpoint: { name: e, image: i, wsgi: w, port: 65536.0 }
                                                    ^^^^^^^ out-of-range port: 65536.0 not in 1025..65535 (endpoint)
                        ^ bad-pattern name: e (endpoint)
    - endpoint: { name: ee, image: i, wsgi: w, port: 99999999999999999999999 }
                                                     ^^^^^^^^^^^^^^^^^^^^^^^ out-of-range port: 99999999999999999999999 not in 1025..65535 (endpoint)
    - endpoint: { name: ee, image: i, wsgi: w, port: .inf }
                                                     ^^^^ out-of-range port: .inf not in 1025..65535 (endpoint)
    - endpoint: { name: ee, image: i, wsgi: w, port: .nan }
    - endpoint: { name: ee, image: i, wsgi: w, port: 2:13:20 }
    - step:
        name: s
        image: i
        command: c
        time-limit: 5 parsecs
                    ^^^^^^^^^ bad-pattern time-limit: 5 parsecs (step)
        upload-store: ${"😀".repeat(64)}
        mounts: [/a, { source: a, destination: b }]
                                               ^ bad-pattern destination: b (mount)
                 ^^ bad-pattern mounts: /a (step)
        inputs:
          - name: ${"x".repeat(65)}
                  ${"^".repeat(65)} too-long name: 65 > 64 (input)
  `);
});

test("compares numbers of any size exactly", () => {
  const limit = 2 ** 53;
  const object: ObjectSchema = {
    name: "n",
    doc: "",
    properties: { n: { doc: "", value: { kind: "integer", minimum: -limit, maximum: limit } } },
  };
  const kinds = (text: string) =>
    validate(rootOf(`n: ${text}`), { kind: "object", object }).map((it) => it.kind);
  assert.deepEqual(kinds("9007199254740992"), []);
  assert.deepEqual(kinds("9007199254740993"), ["out-of-range"]);
  assert.deepEqual(kinds("-9007199254740993"), ["out-of-range"]);
});

test("counts the sockets of a short edge", () => {
  checkViolations(`
    - pipeline:
        name: p
        nodes: []
        edges:
          - [a.output.x]
             ^^^^^^^^^^ wrong-length edges: 1, not 2 (pipeline)
          - [a.output.x, b.input.y, c]
                                    ^ wrong-length edges: 3, not 2 (pipeline)
          - []
            ^ wrong-length edges: 0, not 2 (pipeline)
          - [a.output.x, 5]
                         ^ wrong-type edges: number, not text (pipeline)
          - { source: a.output.x, goal: b }
              ^^^^^^ missing-key target (edge)
                                  ^^^^ unknown-key goal (edge)
          - a.output.x
            ^^^^^^^^^^ wrong-type edges: text, not list or mapping (pipeline)
  `);
});

test("judges a node by its type alone", () => {
  checkViolations(`
    - pipeline:
        name: p
        edges: []
        nodes:
          - { name: a, type: deployment, deployment: d, step: s, override: {} }
                                                        ^^^^ unknown-key step (deployment node)
                                                                 ^^^^^^^^ unknown-key override (deployment node)
          - { name: b, type: execution, task: t }
                                        ^^^^ unknown-key task (execution node)
                    ^ missing-key step (execution node)
          - { name: c, type: exec, deployment: d, step: 5, foo: 1 }
                             ^^^^ unknown-choice type: exec ~ execution (node)
                                                           ^^^ unknown-key foo (node)
          - { name: d, step: s }
                    ^ missing-key type (node)
          - { name: e, type: 5 }
                             ^ wrong-type type: number, not text (node)
          - { name: f, type: }
                       ^^^^ empty-value type: text (node)
          - step: s
            ^^^^ missing-key type (node)
          - execution
            ^^^^^^^^^ wrong-type nodes: text, not mapping (pipeline)
  `);
});

test("checks which keys exclude each other", () => {
  checkViolations(`
    - pipeline:
        name: p
        edges: []
        parameters:
          - { name: q, targets: [], target: a.parameter.b }
                                    ^^^^^^ more-than-one target|targets has target,targets (pipeline parameter)
        nodes:
          - { name: a, type: task, task: t, step: s }
                                            ^^^^ not-exactly-one step|task has step,task (task node)
          - { name: b, type: task }
                    ^ not-exactly-one step|task has none (task node)
    - task: { name: t, step: s }
                    ^ none-of parameters|parameter-sets (task)
    - endpoint: { name: ee, image: i }
                        ^^ not-exactly-one server-command|wsgi has none (endpoint)
    - endpoint:
        name: ee
        image: i
        wsgi: a
        server-command: b
        ^^^^^^^^^^^^^^ not-exactly-one server-command|wsgi has server-command,wsgi (endpoint)
        tolerations:
          - operator: Equal
            ^^^^^^^^ missing-key key (toleration)
            value: x
  `);
});

test("counts keys from merged mappings as present", () => {
  checkViolations(`
    - definitions:
        - &base { image: i, command: c }
        - &named { name: n, inptus: [] }
                            ^^^^^^ unknown-key inptus ~ inputs (step)
    - step: { <<: *base, name: s }
    - step: { <<: [*named, *base] }
    - step: { <<: *unknown }
    - pipeline:
        name: p
        edges: []
        nodes:
          - &n { name: n, type: execution, step: s }
          - { <<: *n, name: m }
          - { <<: *n, name: k, type: task }
          - { <<: *unknown, name: l }
  `);
});

test("says through which merge key or alias a finding comes", () => {
  const text = `
- definitions: &base { inptus: [], name: n, image: i, command: c }
- step: { <<: *base }
- step: *base
`;
  const via = violationsIn(text).map((it) => it.via && text.slice(it.via.start, it.via.end));
  assert.deepEqual(via, ["<<", "*base"]);
});

test("follows aliases, reporting what they hold once and a wrong type where they are", () => {
  checkViolations(`
    - definitions:
        - &p { name: p, typ: float }
                        ^^^ unknown-key typ ~ type (parameter)
        - &list [a, b]
        - &word maybe
    - step:
        name: s
        image: *list
               ^^^^^ wrong-type image: list, not text (step)
        command: *list
        parameters: [*p, *p, *missing]
        inputs: [{ name: i, download: *word }]
                                      ^^^^^ unknown-choice download: maybe (input)
        description: *missing
  `);
});

test("lets the last of repeated keys win", () => {
  checkViolations(`
    - step:
        name: 5
        name: s
        image: i
        command: c
        icon: x
        icon: 5
              ^ wrong-type icon: number, not text (step)
  `);
});

test("gives the path from the item to each finding", () => {
  const found = violationsIn(
    "- step: { name: s, image: i, command: [1], inputs: [{ name: x }, { nam: y }] }",
  );
  const paths = found.map((it) => `${it.kind} ${it.path.join(".")}`);
  assert.deepEqual(paths, [
    "wrong-type command.0",
    "unknown-key inputs.1.nam",
    "missing-key inputs.1",
  ]);
});

function rootOf(text: string) {
  const [root] = parseYaml(text).roots;
  assert.ok(root);
  return root;
}
