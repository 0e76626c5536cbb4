import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { runsUnasked } from "#core/base/fix-kind.ts";
import { oddness } from "#core/schema/schema-oddness.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { checkSyntax } from "../../support/check-syntax.ts";

test('A ":" is missing after "name"', () => {
  checkSyntax(
    `
    - step:
        name a
        ^^^^ A ":" is missing after "name"
        image: b
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('"image" is indented by 5 spaces, its neighbours by 4', () => {
  checkSyntax(
    `
    - step:
        name: a
         image: b
         ^^^^^ "image" is indented by 5 spaces, its neighbours by 4
        command: c
    `,
    `
    - step:
        name: a
        image: b
        command: c
    `,
  );
});

test('"image" is indented by 3 spaces, its neighbours by 4', () => {
  checkSyntax(
    `
    - step:
        name: a
       image: b
       ^^^^^ "image" is indented by 3 spaces, its neighbours by 4
        command: c
    `,
    `
    - step:
        name: a
        image: b
        command: c
    `,
  );
});

test("YAML does not allow tabs as indentation; write spaces", () => {
  checkSyntax(
    `
    - step:
    →name: a
    ^ YAML does not allow tabs as indentation; write spaces
    →image: b
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('This quote is not closed; add " at the end of the text', () => {
  checkSyntax(
    `
    - step:
        name: "a
              ^^ This quote is not closed; add " at the end of the text
        image: b
    `,
    `
    - step:
        name: "a"
        image: b
    `,
  );
});

test("A ' inside the text must be doubled", () => {
  checkSyntax(
    `
    - step:
        name: 'it's'
              ^^^^^^ A ' inside the text must be doubled
    `,
    `
    - step:
        name: 'it''s'
    `,
  );
});

test('A text that contains ": " must be in quotes', () => {
  checkSyntax(
    `
    - step:
        command: python a.py: b
                 ^^^^^^^^^^^^^^ A text that contains ": " must be in quotes
    `,
    `
    - step:
        command: "python a.py: b"
    `,
  );
});

test("Text follows the closing quote; put all of it in quotes", () => {
  checkSyntax(
    `
    - step:
        command: echo "a" b
        image: "x" y
               ^^^^^ Text follows the closing quote; put all of it in quotes
    `,
    `
    - step:
        command: echo "a" b
        image: '"x" y'
    `,
  );
});

test('This "[" is not closed; add "]"', () => {
  checkSyntax(
    `
    - step:
        inputs: [a, b
                ^^^^^ This "[" is not closed; add "]"
        image: c
    `,
    `
    - step:
        inputs: [a, b]
        image: c
    `,
  );
});

test('This "[" is not closed; add "]" (2)', () => {
  checkSyntax(
    `
    - pipeline:
        edges:
          - [a.output.x, b.input.y
            ^^^^^^^^^^^^^^^^^^^^^^ This "[" is not closed; add "]"
          - [c.output.x, d.input.y]
    `,
    `
    - pipeline:
        edges:
          - [a.output.x, b.input.y]
          - [c.output.x, d.input.y]
    `,
  );
});

test('A text that starts with "@" must be in quotes', () => {
  checkSyntax(
    `
    - step:
        image: @foo
               ^^^^ A text that starts with "@" must be in quotes
        command: *.csv
        name: %x
              ^^ A text that starts with "%" must be in quotes
        description: \`a\`
                     ^^^ A text that starts with "\`" must be in quotes
    `,
    `
    - step:
        image: "@foo"
        command: *.csv
        name: "%x"
        description: "\`a\`"
    `,
  );
});

test("A Git conflict marker is left in the file; keep one side and remove the markers", () => {
  checkSyntax(
    `
    <<<<<<< HEAD
    ^^^^^^^^^^^^ A Git conflict marker is left in the file; keep one side and remove the markers
    - step:
        name: a
    =======
    - step:
        name: b
    >>>>>>> branch
        image: c
    `,
    `
    - step:
        name: a
    - step:
        name: b
        image: c
    `,
  );
});

test("A Git conflict marker is left in the file; keep one side and remove the markers (2)", () => {
  checkSyntax(
    `
    - step:
        name: a
    <<<<<<< HEAD
    ^^^^^^^^^^^^ A Git conflict marker is left in the file; keep one side and remove the markers
        image: b
    =======
        image: c
    >>>>>>> other
        command: d
    `,
    `
    - step:
        name: a
        image: b
        image: c
        command: d
    `,
  );
});

test('"___" means nothing in YAML; three dashes start a document, but a valohai.yaml needs no such line', () => {
  checkSyntax(
    `
    ___
    ^^^ "___" means nothing in YAML; three dashes start a document, but a valohai.yaml needs no such line
    - step:
        name: a
    `,
    `
    - step:
        name: a
    `,
  );
});

test("There is an invisible byte order mark here, in the middle of the file; remove it", () => {
  checkSyntax(
    `
    - step:
        name: a
    ⌾- step:
    ^^^^^^^^ There is an invisible byte order mark here, in the middle of the file; remove it
        name: b
    `,
    `
    - step:
        name: a
    - step:
        name: b
    `,
  );
});

test('A space is missing after "name:"', () => {
  checkSyntax(
    `
    - step:
        name:a
        ^^^^^ A space is missing after "name:"
        image: b
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test("There is a full-width colon", () => {
  checkSyntax(
    `
    - step:
        name: a
        image：b
             ^ There is a full-width colon (U+FF1A) here; write ":"
        command：
               ^ There is a full-width colon (U+FF1A) here; write ":"
          - python a.py
    `,
    `
    - step:
        name: a
        image: b
        command:
          - python a.py
    `,
  );
});

test("A list must start on the line below its key", () => {
  checkSyntax(
    `
    - step:
        command: - a
                 ^^^ A list must start on the line below its key
    `,
    `
    - step:
        command:
          - a
    `,
  );
});

test("a dash beside a key is no matter of its column, also before the digits of a number are typed", () => {
  checkSyntax(
    `
    - task:
        parameters:
          - name: a
            rules:
              start: -
                     ^ "-" is not expected here
    `,
  );
});

test('The text must start on the line below "|"', () => {
  checkSyntax(
    `
    - step:
        command: | python a
                 ^^^^^^^^^^ The text must start on the line below "|"
          foo
    `,
    `
    - step:
        command: |
          python a
          foo
    `,
  );
});

test('A "- " is missing before "step"', () => {
  checkSyntax(
    `
    - step:
        name: a
    step:
    ^^^^ A "- " is missing before "step"
        name: b
    `,
    `
    - step:
        name: a
    - step:
        name: b
    `,
  );
});

test("This list entry is indented by 2 spaces, its neighbours are not", () => {
  checkSyntax(
    `
    - step:
        name: a
      - step:
      ^^^^^^^ This list entry is indented by 2 spaces, its neighbours are not
        name: b
    `,
    `
    - step:
        name: a
    - step:
        name: b
    `,
  );
});

test("This list entry is indented by 1 space, its neighbours are not", () => {
  checkSyntax(
    `
    - step:
        name: a
     - step:
     ^^^^^^^ This list entry is indented by 1 space, its neighbours are not
        name: b
    `,
    `
    - step:
        name: a
    - step:
        name: b
    `,
  );
});

test('A ":" is missing after "step"', () => {
  checkSyntax(
    `
    - step
      ^^^^ A ":" is missing after "step"
        name: a
    `,
    `
    - step:
        name: a
    `,
  );
});

test('"default" is indented by 5 spaces, its neighbours by 6', () => {
  checkSyntax(
    `
    - step:
        parameters:
        - name: a
          type: integer
         default: 3
         ^^^^^^^ "default" is indented by 5 spaces, its neighbours by 6
        - name: b
    `,
    `
    - step:
        parameters:
        - name: a
          type: integer
          default: 3
        - name: b
    `,
  );
});

test('"type" is indented by 7 spaces, its neighbours by 8', () => {
  checkSyntax(
    `
    - step:
        parameters:
          - name: a
           type: integer
           ^^^^ "type" is indented by 7 spaces, its neighbours by 8
    `,
    `
    - step:
        parameters:
          - name: a
            type: integer
    `,
  );
});

test("This list entry is indented by 5 spaces, its neighbours by 6", () => {
  checkSyntax(
    `
    - step:
        command:
          - a
         - b
         ^^^ This list entry is indented by 5 spaces, its neighbours by 6
          - c
    `,
    `
    - step:
        command:
          - a
          - b
          - c
    `,
  );
});

test('A text that starts with "{" must be in quotes', () => {
  checkSyntax(
    `
    - step:
        name: {{ name }}
              ^^^^^^^^^^ A text that starts with "{" must be in quotes
    `,
    `
    - step:
        name: "{{ name }}"
    `,
  );
});

test('A text that starts with "!" must be in quotes', () => {
  checkSyntax(
    `
    - step:
        command: {parameters}
        image: !foo
               ^^^^ A text that starts with "!" must be in quotes
    `,
    `
    - step:
        command: {parameters}
        image: "!foo"
    `,
  );
});

test("This escape does not exist in a double-quoted text; write \\\\ for a backslash", () => {
  checkSyntax(
    `
    - step:
        command: python {parameters}
        default: "C:\\data"
                    ^ This escape does not exist in a double-quoted text; write \\\\ for a backslash
    `,
    `
    - step:
        command: python {parameters}
        default: "C:\\\\data"
    `,
  );
});

test('"command" is indented by 3 spaces, its neighbours by 2', () => {
  checkSyntax(
    `
    - step:
        name: a
      image: b
       command: c
       ^^^^^^^ "command" is indented by 3 spaces, its neighbours by 2
    `,
    `
    - step:
        name: a
      image: b
      command: c
    `,
  );
});

test('A text that starts with "[" must be in quotes', () => {
  checkSyntax(
    `
    - step:
        command: [python, a.py]]
                 ^^^^^^^^^^^^^^^ A text that starts with "[" must be in quotes
    `,
    `
    - step:
        command: "[python, a.py]]"
    `,
  );
});

test('The "[" before this is closed by "]"', () => {
  checkSyntax(
    `
    - step:
        inputs:
          - name: a
            default: [s3://a, s3://b}
                                    ^ The "[" before this is closed by "]"
    `,
    `
    - step:
        inputs:
          - name: a
            default: [s3://a, s3://b]
    `,
  );
});

test('A ":" is missing after "image"', () => {
  checkSyntax(
    `
    - step:
        name: a
        image b
        ^^^^^ A ":" is missing after "image"
        command: c
      environment: d
    `,
    `
    - step:
        name: a
        image: b
        command: c
      environment: d
    `,
  );
});

test("Text follows the closing quote; put all of it in quotes (2)", () => {
  checkSyntax(
    `
    - step:
        name: a,
        image: "b",
               ^^^^ Text follows the closing quote; put all of it in quotes
    `,
    `
    - step:
        name: a,
        image: '"b",'
    `,
  );
});

test('A ":" is missing after "name" (2)', () => {
  checkSyntax(
    `
    - step:
        name = a
        ^^^^ A ":" is missing after "name"
        image: b
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('This line is neither a key with ":" nor a list entry with "- "', () => {
  checkSyntax(
    `
    - step:
        name: a
        ??
        ^^ This line is neither a key with ":" nor a list entry with "- "
        image: b
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('A text that contains ": " must be in quotes (2)', () => {
  checkSyntax(
    `
    - step:
        description: a: b
                     ^^^^ A text that contains ": " must be in quotes
        image: c
    `,
    `
    - step:
        description: "a: b"
        image: c
    `,
  );
});

test("A command with a colon is one text, whatever follows the colon", () => {
  const message = 'A text that contains ": " must be in quotes';
  for (const [entry, fixed] of [
    ["echo a: | cat", '"echo a: | cat"'],
    ["echo a: > x", '"echo a: > x"'],
    ["echo a: `date`", '"echo a: `date`"'],
    ["echo lr: {lr} b", '"echo lr: {lr} b"'],
    ["echo x: - y", '"echo x: - y"'],
    ["docker run -e A: %B", '"docker run -e A: %B"'],
    [`printf '{"z": %d}' 3`, `"printf '{\\"z\\": %d}' 3"`],
    [`curl -H "X: @y"`, `'curl -H "X: @y"'`],
    [`echo "x: - y"`, `'echo "x: - y"'`],
    [`echo a: "b" c`, `'echo a: "b" c'`],
  ] as const) {
    const command = (it: string) => `
    - step:
        command:
          - ls
          - ${it}
          `;
    checkSyntax(
      `${command(entry)}  ${"^".repeat(entry.length)} ${message}\n          - ls\n    `,
      `${command(fixed)}- ls\n    `,
    );
  }
});

test("A command with a colon that goes on below is put in quotes by hand", () => {
  const text = "- step:\n    command:\n      - docker run -e A: %B\n          image\n      - ls\n";
  const [problem] = parseYaml(text, { oddness }).problems;
  assert.equal(problem?.message, 'A text that contains ": " must be in quotes');
  assert.equal(problem.fix, undefined);
});

test("A key of one word or with more keys below is no text with a colon", () => {
  checkSyntax(
    `
    - task:
        parameter-sets:
          - rate: @a
                  ^^ A text that starts with "@" must be in quotes
          - learning rate: @a
                           ^^ A text that starts with "@" must be in quotes
            epochs: 3
    `,
    `
    - task:
        parameter-sets:
          - rate: "@a"
          - learning rate: "@a"
            epochs: 3
    `,
  );
});

test('This "-" does not belong between keys; remove it', () => {
  checkSyntax(
    `
    - step:
        - name: a
        ^ This "-" does not belong between keys; remove it
        image: b
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('This "-" does not belong between keys; remove it (2)', () => {
  checkSyntax(
    `
    - step:
        name: a
        - image: b
        ^ This "-" does not belong between keys; remove it
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('"environment" is indented by 6 spaces, its neighbours by 4', () => {
  checkSyntax(
    `
    - step:
        command:
          - a
          environment: c
          ^^^^^^^^^^^ "environment" is indented by 6 spaces, its neighbours by 4
    `,
    `
    - step:
        command:
          - a
        environment: c
    `,
  );
});

test("Valohai does not read a tab at the end of a line; remove it", () => {
  checkSyntax(
    `
    - step:
        name: a→
               ^ Valohai does not read a tab at the end of a line; remove it
        image:→b
              ^ Valohai does not read a tab here; write spaces
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('"name" must be on the line below "step:"', () => {
  checkSyntax(
    `
    - step: name: a
            ^^^^ "name" must be on the line below "step:"
        image: b
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('The text of "command" must be indented deeper than its key', () => {
  checkSyntax(
    `
    - step:
        name: a
        command: >
        echo
        ^^^^ The text of "command" must be indented deeper than its key
        image: c
    `,
    `
    - step:
        name: a
        command: >
          echo
        image: c
    `,
  );
});

test('The text of "command" must be indented deeper than its key (2)', () => {
  checkSyntax(
    `
    - step:
        command: |
          a
        b
        ^ The text of "command" must be indented deeper than its key
        image: c
    `,
    `
    - step:
        command: |
          a
          b
        image: c
    `,
  );
});

test('"<<" merges mappings: an alias such as *name, or a list of them, must follow', () => {
  checkSyntax(
    `
    - step:
        name: a
        <<: b
            ^ "<<" merges mappings: an alias such as *name, or a list of them, must follow
    `,
  );
});

test('"2024-02-30" is read as a date, but there is no such day or time; put it in quotes', () => {
  checkSyntax(
    `
    - step:
        default: 2024-02-30
                 ^^^^^^^^^^ "2024-02-30" is read as a date, but there is no such day or time; put it in quotes
    `,
    `
    - step:
        default: "2024-02-30"
    `,
  );
});

test('A text with "?" must be in quotes inside brackets', () => {
  checkSyntax(
    `
    - step:
        default: [a?b]
                  ^^^ A text with "?" must be in quotes inside brackets
        edges: [[a.output.*?, b.input.c]]
                 ^^^^^^^^^^^ A text with "?" must be in quotes inside brackets
    `,
    `
    - step:
        default: ["a?b"]
        edges: [["a.output.*?", b.input.c]]
    `,
  );
});

test('A key is missing before ":"', () => {
  checkSyntax(
    `
    - step:
        : b
        ^ A key is missing before ":"
    `,
  );
});

test('A key is missing before ":" (2)', () => {
  checkSyntax(
    `
    - step:
        name: a
        : b
        ^ A key is missing before ":"
    `,
  );
});

test('A text that contains ": " must be in quotes (3)', () => {
  checkSyntax(
    `
    - step:
        name: a
        image: b
        command: python train.py
                 ^^^^^^^^^^^^^^^ A text that contains ": " must be in quotes
          --a {parameters}
          --b: c
    `,
    `
    - step:
        name: a
        image: b
        command: "python train.py
          --a {parameters}
          --b: c"
    `,
  );
});

test('"command" is indented by 6 spaces, its neighbours by 4', () => {
  checkSyntax(
    `
    - step:
        name: a␍
        image: b␍
          command: c␍
          ^^^^^^^ "command" is indented by 6 spaces, its neighbours by 4
    `,
    `
    - step:
        name: a␍
        image: b␍
        command: c␍
    `,
  );
});

test("Text follows the closing quote; put all of it in quotes (3)", () => {
  checkSyntax(
    `
    - step:
        name: "a" "b"
              ^^^^^^^ Text follows the closing quote; put all of it in quotes
    `,
    `
    - step:
        name: '"a" "b"'
    `,
  );
});

test('A comma is missing before "e"', () => {
  checkSyntax(
    `
    - step:
        when: [a, b c: d e: f]
                         ^ A comma is missing before "e"
    `,
    `
    - step:
        when: [a, b c: d, e: f]
    `,
  );
});

test('This "[" is not closed; add "]" (3)', () => {
  checkSyntax(
    `
    - step:
        pass-as: --{name}={value}
        pass-as: {v}
        pass-as: [{v}
                 ^^^^ This "[" is not closed; add "]"
    `,
    `
    - step:
        pass-as: --{name}={value}
        pass-as: {v}
        pass-as: [{v}]
    `,
  );
});

test('A text that contains ": " must be in quotes (4)', () => {
  checkSyntax(
    `
    - step:
        command: echo 'a: b
                 ^^^^^^^^^^ A text that contains ": " must be in quotes
    `,
    `
    - step:
        command: "echo 'a: b"
    `,
  );
});

test("A ' inside the text must be doubled (2)", () => {
  checkSyntax(
    `
    - step:
        command: 'python a.py --x='foo''
                 ^^^^^^^^^^^^^^^^^^^^^^^ A ' inside the text must be doubled
    `,
    `
    - step:
        command: 'python a.py --x=''foo'''
    `,
  );
});

test('A " inside the text must be written as \\" (2)', () => {
  checkSyntax(
    `
    - step:
        command: "python "{parameters}""
                 ^^^^^^^^^^^^^^^^^^^^^^^ A " inside the text must be written as \\"
    `,
    `
    - step:
        command: "python \\"{parameters}\\""
    `,
  );
});

test('A ":" is missing after "step" (2)', () => {
  checkSyntax(
    `
    - step
      ^^^^ A ":" is missing after "step"
      name: a
      image: b
    `,
    `
    - step:
      name: a
      image: b
    `,
  );
});

test('"name" is indented by 2 spaces, its neighbours by 4', () => {
  checkSyntax(
    `
    - step:
      name: a
      ^^^^ "name" is indented by 2 spaces, its neighbours by 4
        image: b
    `,
    `
    - step:
        name: a
        image: b
    `,
  );
});

test('A "- " is missing before "step" (2)', () => {
  checkSyntax(
    `
    step:
    ^^^^ A "- " is missing before "step"
      name: a
    - step:
        name: b
    `,
    `
    - step:
      name: a
    - step:
        name: b
    `,
  );
});

test('"type" is indented by 6 spaces, its neighbours by 8', () => {
  checkSyntax(
    `
    - pipeline:
        nodes:
          - name: a
          type: execution
          ^^^^ "type" is indented by 6 spaces, its neighbours by 8
            step: b
    `,
    `
    - pipeline:
        nodes:
          - name: a
            type: execution
            step: b
    `,
  );
});

test('A comma is missing before "step"', () => {
  checkSyntax(
    `
    - pipeline:
        nodes:
          - {name: a, type: execution step: b}
                                      ^^^^ A comma is missing before "step"
    `,
    `
    - pipeline:
        nodes:
          - {name: a, type: execution, step: b}
    `,
  );
});

test('A comma is missing before "type"', () => {
  checkSyntax(
    `
    - pipeline:
        nodes:
          - {name: a type: execution, step: b}
                     ^^^^ A comma is missing before "type"
    `,
    `
    - pipeline:
        nodes:
          - {name: a, type: execution, step: b}
    `,
  );
});

test('The name of the anchor "&a.b" may hold only letters, digits, "-" and "_"', () => {
  checkSyntax(
    `
    - step:
        name: &a.b c
              ^^^^ The name of the anchor "&a.b" may hold only letters, digits, "-" and "_"
    `,
  );
});

test('The anchor "&a" already exists; each name can be given only once', () => {
  checkSyntax(
    `
    - step:
        name: &a x
        image: &a y
               ^^ The anchor "&a" already exists; each name can be given only once
    `,
  );
});

test("Valohai reads YAML 1.1; remove this line", () => {
  checkSyntax(
    `
    %YAML 2.0
    ^^^^^^^^^ Valohai reads YAML 1.1; remove this line
    ---
    - step:
        name: a
    `,
  );
});

test('The value does not fit its tag "!!int"', () => {
  checkSyntax(
    `
    - step:
        default: !!int many
                 ^^^^^^^^^^ The value does not fit its tag "!!int"
    `,
  );
});

test('A text that starts with "{" must be in quotes (2)', () => {
  checkSyntax(
    `
    - step:
        default: {{a}: b}
                 ^^^^^^^^ A text that starts with "{" must be in quotes
    `,
    `
    - step:
        default: "{{a}: b}"
    `,
  );
});

test('This "[" is not closed; add "]" (4)', () => {
  checkSyntax(
    `
    - step:
        inputs: [a, b
                ^^^^^ This "[" is not closed; add "]"
          c, d
        image: x
    `,
    `
    - step:
        inputs: [a, b
          c, d]
        image: x
    `,
  );
});

test('This "[" is not closed; add "]" (5)', () => {
  checkSyntax(
    `
    - step:
        name: a

        default: [1, 2 # comment
                 ^^^^^ This "[" is not closed; add "]"
        command: b
    `,
    `
    - step:
        name: a

        default: [1, 2] # comment
        command: b
    `,
  );
});

test('This "[" is not closed; add "]" (6)', () => {
  checkSyntax(
    `
    - pipeline:
        edges:
          - [a.output.*, b.input.c
            ^^^^^^^^^^^^^^^^^^^^^^ This "[" is not closed; add "]"
          - [d.output.*, e.input.f]
        name "p"
        ^^^^ A ":" is missing after "name"
    - step:
        name: "x
              ^^ This quote is not closed; add " at the end of the text
        image: y
    `,
    `
    - pipeline:
        edges:
          - [a.output.*, b.input.c]
          - [d.output.*, e.input.f]
        name: "p"
    - step:
        name: "x"
        image: y
    `,
  );
});

test('A "- " is missing before the first entry of a list', () => {
  checkSyntax(
    `
    - pipeline:
        nodes:
            # the first
            name: a
            ^^^^ A "- " is missing before "name"
            type: execution
          - name: b
          - name: c
        edges: []
    `,
    `
    - pipeline:
        nodes:
            # the first
          - name: a
            type: execution
          - name: b
          - name: c
        edges: []
    `,
  );
});

test("a key has a value on its line and a list below it", () => {
  checkSyntax(
    `
    - step:
        name: a
        command: python a.py # first
                 ^^^^^^^^^^^ "command" has this value and a list below it; put it into the list
        - pip list

        - echo done
        image: b
    `,
    `
    - step:
        name: a
        command:
        - python a.py # first
        - pip list

        - echo done
        image: b
    `,
  );
  checkSyntax(
    `
    - step:
        name: a
        image: b
        command: c
        inputs:
          - name: d
            default: "s3://b/1"
                     ^^^^^^^^^^ "default" has this value and a list below it; put it into the list
            - s3://b/2
    `,
    `
    - step:
        name: a
        image: b
        command: c
        inputs:
          - name: d
            default:
            - "s3://b/1"
            - s3://b/2
    `,
  );
});

test("a key begins a text, and a list is below it", () => {
  checkSyntax(
    `
    - step:
        name: a
        command: >- # all
                 ^^ "command" begins a text by ">-", but a list follows
        - python a.py
        - echo done
        image: b
    `,
    `
    - step:
        name: a
        command: # all
        - python a.py
        - echo done
        image: b
    `,
  );
  checkSyntax(
    `
    - step:
        name: a
        inputs: |
                ^ "inputs" begins a text by "|", but a list follows
        - name: x
          optional: true
        image: b
    `,
    `
    - step:
        name: a
        inputs:
        - name: x
          optional: true
        image: b
    `,
  );
});

test("a list below a key that begins a text may be meant as text", () => {
  const text = "- step:\n    command: |\n    - one\n    - two\n    image: b\n";
  const [problem] = parseYaml(text, { oddness }).problems;
  const [other] = problem?.others ?? [];
  assert.equal(
    applyEdits(text, other?.edits ?? []),
    "- step:\n    command: |\n      - one\n      - two\n    image: b\n",
  );
  assert.ok(problem?.fix && other && ![problem.fix, other].some((it) => runsUnasked(it.kind)));
});

test("what is wrong between brackets is not how far their line is indented", () => {
  checkSyntax(
    `
    - pipeline:
        name: p
        edges:
        - ['a.output.x' to 'b.input.y']
                        ^ A comma, "]" or "}" is missing
    `,
  );
  checkSyntax(
    `
    - step:
        name: s
        image: i
        command: c
        parameters:
          - { name: a, default: "x" y }
                                    ^ "y" is not expected here
    `,
  );
});

test("a fix that keeps lines of the text doubles no returns in their line breaks", () => {
  checkSyntax(
    `
    - step:␍
        name: a␍
        image: b␍
        command: train␍
                 ^^^^^ A text that contains ": " must be in quotes
          --rate: 1␍
    `,
    `
    - step:␍
        name: a␍
        image: b␍
        command: "train␍
          --rate: 1"␍
    `,
  );
});

test("a fix that adds a line has the line breaks of the text", () => {
  checkSyntax(
    `
    - step:␍
        name: a␍
        command: - python a.py␍
                 ^^^^^^^^^^^^^ A list must start on the line below its key
        image: b␍
    `,
    `
    - step:␍
        name: a␍
        command:␍
          - python a.py␍
        image: b␍
    `,
  );
});
