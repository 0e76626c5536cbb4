import { test } from "node:test";
import { checkRows, type ProblemRow } from "../../support/list-problems.ts";

const before = `- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
      - `;

const rows: readonly ProblemRow[] = [
  ["{ name: a, type: float, default: fast }", "parameter-default-type «fast»"],
  ['{ name: a, type: float, default: "0.5" }'],
  [
    "{ name: a, type: float, default: 1e-3 }",
    "parameter-yaml-float-string «1e-3» | «1e-3»→«1.0e-3»",
  ],
  ["{ name: a, type: float, default: 1 }"],
  ["{ name: a, type: integer, default: 1.5 }", "parameter-default-type «1.5»"],
  ["{ name: a, type: integer, default: 2.0 }", "parameter-default-type «2.0» | «2.0»→«2»"],
  [
    '{ name: a, type: integer, default: "-3.00" }',
    'parameter-default-type «"-3.00"» | «"-3.00"»→«-3»',
  ],
  ['{ name: a, type: integer, default: "12x" }', 'parameter-default-type «"12x"»'],
  ["{ name: a, type: integer, default: yes }", "parameter-default-type «yes»"],
  ["{ name: a, type: flag, default: yes }"],
  ['{ name: a, type: flag, default: "no" }', 'parameter-default-type «"no"» | «"no"»→«false»'],
  ['{ name: a, type: flag, default: "true" }', 'parameter-default-type «"true"» | «"true"»→«true»'],
  ['{ name: a, type: flag, default: "off" }', 'parameter-default-type «"off"» | «"off"»→«false»'],
  ["{ name: a, type: flag, default: 1 }"],
  ["{ name: a, type: flag, default: 0 }"],
  ["{ name: a, type: flag, default: 2 }", "parameter-default-type «2»"],
  ['{ name: a, type: flag, default: "offer" }', 'parameter-default-type «"offer"»'],
  [
    "{ name: a, type: string, default: 5 }",
    'parameter-default-type «5» | «5»→«"5"» | «string»→«integer»',
  ],
  ["{ name: a, type: string, default: yes }", 'yaml-typed-scalar «yes» | «yes»→«"yes"»'],
  ["{ name: a, type: string, default: null }"],
  [
    "{ name: a, type: string, default: [a, b] }",
    "parameter-list-not-multiple «default» | «»→«, multiple: repeat» | «»→«, multiple: separate»",
  ],
  [
    "{ name: a, type: string, default: { x: 1 } }",
    'parameter-default-type «default» | «default»→«"default"»',
  ],
  [
    "{ name: a, type: integer, default: [1, 2] }",
    "parameter-list-not-multiple «default» | «»→«, multiple: repeat» | «»→«, multiple: separate»",
  ],
  ["{ name: a, type: integer, multiple: repeat, default: [1, x] }", "parameter-default-type «x»"],
  ["{ name: a, type: integer, multiple: separate, default: 4 }"],
  [
    "{ name: a, type: integer, multiple: maybe, default: 4 }",
    "prop-enum «maybe» | «maybe»→«none» | «maybe»→«repeat» | «maybe»→«separate»",
  ],
  ["{ name: a, type: float, multiple: repeat, default: [] }"],
  ["{ name: a, default: 5 }", 'parameter-untyped-number «5» | «»→«, type: integer» | «5»→«"5"»'],
  ["{ name: a, default: 1e-3 }"],
  ["{ name: a, default: x }"],
  ['{ name: a, default: "5" }'],
  [
    "{ name: a, default: 1_000 }",
    'parameter-untyped-number «1_000» | «»→«, type: integer» | «1_000»→«"1_000"»',
  ],
  [
    "{ name: a, default: [1, 2] }",
    "parameter-list-not-multiple «default» | «»→«, multiple: repeat» | «»→«, multiple: separate»",
    'parameter-untyped-number «1» | «»→«, type: integer» | «1»→«"1"»',
  ],
  ["{ name: a }"],
  ["{ name: a, optional: true }"],
  ["{ name: a, optional: false }"],
  ["{ name: a, type: flag }"],
  [
    "{ name: a, type: flag, optional: true }",
    "parameter-flag-optional «optional» | unnecessary | «, optional: true»→«»",
  ],
  ["{ name: a, type: flag, optional: false }"],
  [
    "{ name: a, type: flag, multiple: repeat }",
    "parameter-flag-multiple «repeat» | «, multiple: repeat»→«»",
  ],
  ['{ name: a, type: flag, pass-as: "-a" }'],
  ["{ name: a, type: flag, pass-true-as: yes }", 'prop-type «yes» | «yes»→«"yes"»'],
  [
    '{ name: a, type: flag, pass-true-as: "-a", pass-as: "-b" }',
    'parameter-pass-conflict «pass-as» | unnecessary | «, pass-as: "-b"»→«»',
  ],
  [
    '{ name: a, type: flag, pass-false-as: "-a", pass-as: "-b" }',
    'parameter-pass-conflict «pass-as» | unnecessary | «, pass-as: "-b"»→«»',
  ],
  [
    '{ name: a, type: string, pass-true-as: "-a", default: x }',
    'parameter-pass-true-nonflag «pass-true-as» | unnecessary | «pass-true-as: "-a", »→«»',
  ],
  [
    '{ name: a, type: string, pass-false-as: "-a", default: x }',
    'parameter-pass-true-nonflag «pass-false-as» | unnecessary | «pass-false-as: "-a", »→«»',
  ],
  ['{ name: a, type: string, pass-true-as: "", default: x }'],
  [
    '{ name: a, type: string, pass-true-as: "-a", pass-as: "-b", default: x }',
    'parameter-pass-true-nonflag «pass-true-as» | unnecessary | «pass-true-as: "-a", »→«»',
    'parameter-pass-as-value «"-b"»',
  ],
  ['{ name: a, default: x, pass-as: "-a" }', 'parameter-pass-as-value «"-a"»'],
  ['{ name: a, default: x, pass-as: "-a {v}" }'],
  ['{ name: a, default: x, pass-as: "-a {value}" }'],
  ['{ name: a, default: x, pass-as: "-a {v" }', "parameter-pass-as-format «{v»"],
  ['{ name: a, default: x, pass-as: "-a {name}" }', 'parameter-pass-as-value «"-a {name}"»'],
  ['{ name: a, default: x, pass-as: "-a {foo}" }', "parameter-pass-as-format «foo» | «foo»→«v»"],
  ['{ name: a, default: x, pass-as: "-a {}" }', "parameter-pass-as-format «{}» | «{}»→«{v}»"],
  ['{ name: a, default: x, pass-as: "{v!r}" }'],
  ['{ name: a, default: x, pass-as: "" }'],
  [
    "{ name: a, type: integer, min: 3, max: 1, default: 2 }",
    "parameter-min-max «3» | «3»→«1» «1»→«3»",
    "parameter-default-type «2»",
  ],
  ["{ name: a, type: integer, min: 1, max: 3, default: 4 }", "parameter-default-type «4»"],
  ["{ name: a, type: integer, min: 1, max: 3, default: 0 }", "parameter-default-type «0»"],
  ["{ name: a, type: integer, min: 1, max: 3, default: 3 }"],
  ["{ name: a, type: integer, min: 1, max: 1, default: 1 }"],
  [
    "{ name: a, type: float, min: 1.5, max: 0.5, default: 1 }",
    "parameter-min-max «1.5» | «1.5»→«0.5» «0.5»→«1.5»",
    "parameter-default-type «1»",
  ],
  ["{ name: a, type: string, min: 1, default: x }", "parameter-min-max «min» | «min: 1, »→«»"],
  ["{ name: a, type: integer, min: x, default: 1 }", "prop-type «x»"],
  ["{ name: a, type: string, choices: [x, y], default: z }", "parameter-default-type «z»"],
  ["{ name: a, type: string, choices: [x, y], default: x }"],
  ["{ name: a, type: string, choices: [], default: x }"],
  ["{ name: a, type: integer, choices: [1, 2], default: 3 }", "parameter-default-type «3»"],
  ["{ name: a, type: strng, default: x }", "prop-enum «strng» | «strng»→«string»"],
  ["{ name: a, type: Integer, default: 1 }", "prop-enum «Integer» | «Integer»→«integer»"],
  ["{ name: a, type: 5, default: 1 }", 'prop-type «5» | «5»→«"5"»'],
  ["{ name: 5, default: x }", 'prop-type «5» | «5»→«"5"»'],
  ['{ name: "", default: x }'],
  ["{ type: string, default: x }", "prop-missing «type» | «»→«, name: my-name»"],
  ["{ name: a, widget: datepicker, default: x }"],
  ["{ name: a, widget: { type: datepicker }, default: x }"],
  ["{ nam: a, default: x }", "prop-unknown «nam» | «nam»→«name»"],
  [
    "{ name: a, default: x, name: b }",
    "yaml-duplicate-key «name» | The first one: «name» | «name: a, »→«»",
  ],
  [
    "{ name: a, default: x, desciption: y }",
    "prop-unknown «desciption» | «desciption»→«description»",
  ],
  ["a", "prop-type «a» | «a»→«name: a»"],
  ["5", "prop-type «5» | «5»→«name: 5»"],
  [
    "{ name: a, default: x }\n      - { name: a, default: y }",
    "parameter-duplicate «a» | The first declaration: «a» | «      - { name: a, default: x }⏎»→«»",
  ],
  [
    "{ name: a, default: x }\n      - { name: b, default: y }\n      - { name: a, default: z }",
    "parameter-duplicate «a» | The first declaration: «a» | «      - { name: a, default: x }⏎»→«»",
  ],
  ['{ name: a, type: flag, default: "untrue" }', 'parameter-default-type «"untrue"»'],
  ['{ name: a, type: flag, default: "ON" }', 'parameter-default-type «"ON"» | «"ON"»→«true»'],
  ['{ name: a, type: flag, default: "1" }', 'parameter-default-type «"1"» | «"1"»→«true»'],
  ['{ name: a, type: flag, default: "0" }', 'parameter-default-type «"0"» | «"0"»→«false»'],
  ['{ name: a, type: flag, default: "10" }', 'parameter-default-type «"10"»'],
  ["{ name: a, type: flag, default: ony }", "parameter-default-type «ony»"],
  ["{ name: a, type: flag, multiple: none }"],
  [
    '{ name: a, type: flag, multiple: "" }',
    'prop-enum «""» | «""»→«none» | «""»→«repeat» | «""»→«separate»',
  ],
  ['{ name: a, type: flag, pass-true-as: "-a", pass-false-as: "-b" }'],
  ['{ name: a, type: flag, pass-true-as: "-a", pass-as: "" }'],
  ["{ name: a, type: integer, default: 1.0e3 }", "parameter-default-type «1.0e3»"],
  ["{ name: a, type: integer, default: -2.0 }", "parameter-default-type «-2.0» | «-2.0»→«-2»"],
  ["{ name: a, type: integer, default: 2.50 }", "parameter-default-type «2.50»"],
  ["{ name: a, type: integer, default: true }", "parameter-default-type «true»"],
  ['{ name: a, type: float, default: "5.0" }'],
  [
    "{ default: 5 }",
    "prop-missing «default» | «»→«, name: my-name»",
    'parameter-untyped-number «5» | «»→«, type: integer» | «5»→«"5"»',
  ],
];

test("says of each parameter what is wrong and no more, and how to mend it", () => {
  checkRows(rows, (written) => `${before}${written}\n`);
});

const beforeBlocks = `- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
      `;

const blocks: readonly ProblemRow[] = [
  [
    "- name: a\n        type: flag\n        optional: true",
    "parameter-flag-optional «optional» | unnecessary | «        optional: true⏎»→«»",
  ],
  [
    "- name: a\n        type: flag\n        multiple: separate",
    "parameter-flag-multiple «separate» | «        multiple: separate⏎»→«»",
  ],
  [
    "- name: a\n        optional: true\n        type: flag",
    "parameter-flag-optional «optional» | unnecessary | «        optional: true⏎»→«»",
  ],
  [
    "- name: a\n        default: 5",
    'parameter-untyped-number «5» | «»→«⏎        type: integer» | «5»→«"5"»',
  ],
  [
    "- name: a\n        default: [1, 2]",
    "parameter-list-not-multiple «default» | «»→«⏎        multiple: repeat» | «»→«⏎        multiple: separate»",
    'parameter-untyped-number «1» | «»→«⏎        type: integer» | «1»→«"1"»',
  ],
  [
    "- name: a\n        type: integer\n        default:\n          - 1\n          - x",
    "parameter-list-not-multiple «default» | «»→«⏎        multiple: repeat» | «»→«⏎        multiple: separate»",
    "parameter-default-type «x»",
  ],
  [
    "- name: a\n        type: string\n        default:\n          k: v",
    'parameter-default-type «default» | «default»→«"default"»',
  ],
  [
    "- name: a\n        type: string\n        pass-true-as: --a\n        default: x",
    "parameter-pass-true-nonflag «pass-true-as» | unnecessary | «        pass-true-as: --a⏎»→«»",
  ],
  [
    "- name: a\n        type: flag\n        pass-as: --a\n        pass-true-as: --b",
    "parameter-pass-conflict «pass-as» | unnecessary | «        pass-as: --a⏎»→«»",
  ],
  [
    '- name: a\n        type: flag\n        pass-as: "--a {v}"\n        pass-false-as: --b',
    'parameter-pass-conflict «pass-as» | unnecessary | «        pass-as: "--a {v}"⏎»→«»',
  ],
  [
    "- name: a\n        type: integer\n        min: 5\n        max: 2",
    "parameter-min-max «5» | «5»→«2» «2»→«5»",
  ],
  ["- name: a\n        type: integer\n        min: 5\n        max: 5"],
  ["- name: a\n        type: integer\n        min: 5\n        max: 5.0"],
  [
    "- name: a\n        type: flag\n        min: 5",
    "parameter-min-max «min» | «        min: 5⏎»→«»",
  ],
  ["- name: a\n        min: 5\n        max: 7\n        default: x"],
  [
    "- name: a\n        type: integer\n        max: 7\n        default: x",
    "parameter-default-type «x»",
  ],
  ["- name: a\n        type: float\n        default: .5"],
  [
    "- name: a\n        type: float\n        default: 1e5",
    "parameter-yaml-float-string «1e5» | «1e5»→«1.0e+5»",
  ],
  [
    "- name: a\n        type: float\n        default: -1E-5",
    "parameter-yaml-float-string «-1E-5» | «-1E-5»→«-1.0e-5»",
  ],
  [
    "- name: a\n        type: float\n        default: 1.5e3",
    "parameter-yaml-float-string «1.5e3» | «1.5e3»→«1.5e+3»",
  ],
  ["- name: a\n        type: float\n        default: nan"],
  ["- name: a\n        type: float\n        default: .inf"],
  ["- name: a\n        type: float\n        default: yes", "parameter-default-type «yes»"],
  [
    "- name: a\n        type: integer\n        default: 010",
    'yaml-typed-scalar «010» | «010»→«"010"»',
  ],
  ["- name: a\n        type: integer\n        default: 0x1F"],
  ['- name: a\n        type: integer\n        default: "0x1F"', 'parameter-default-type «"0x1F"»'],
  ["- name: a\n        type: integer\n        default: 1_000"],
  [
    "- name: a\n        type: integer\n        default: 1:30",
    'yaml-typed-scalar «1:30» | «1:30»→«"1:30"»',
  ],
  ['- name: a\n        type: integer\n        default: " 5 "'],
  [
    '- name: a\n        type: integer\n        default: "+5.0"',
    'parameter-default-type «"+5.0"» | «"+5.0"»→«+5»',
  ],
  [
    "- name: a\n        type: string\n        default: 1.0",
    'parameter-default-type «1.0» | «1.0»→«"1.0"» | «string»→«float»',
  ],
  [
    "- name: a\n        type: string\n        default: 2026-01-01",
    'yaml-typed-scalar «2026-01-01» | «2026-01-01»→«"2026-01-01"»',
  ],
  [
    "- name: a\n        type: string\n        default: 010",
    'yaml-typed-scalar «010» | «010»→«"010"»',
  ],
  ["- name: a\n        type: string\n        default: ~"],
  ["- name: a\n        type: string\n        default: |\n          x"],
  [
    "- name: a\n        type: string\n        choices: [a, b]\n        default: c",
    "parameter-default-type «c»",
  ],
  [
    "- name: a\n        type: string\n        choices: [1, 2]\n        default: 1",
    'parameter-default-type «1» | «1»→«"1"» | «string»→«integer»',
  ],
  ["- name: a\n        type: float\n        choices: [1, 2]\n        default: 1.0"],
  ["- name: a\n        type: string\n        multiple: repeat\n        default: x"],
  [
    "- name: a\n        type: string\n        multiple: repeat\n        choices: [x, y]\n        default: [x, z]",
    "parameter-default-type «z»",
  ],
  [
    '- name: a\n        type: string\n        multiple: separate\n        multiple-separator: ""\n        default: [x]',
  ],
  [
    "- name: a\n        default: x\n      # same\n      - name: a\n        default: y",
    "parameter-duplicate «a» | The first declaration: «a» | «      - name: a⏎        default: x⏎»→«»",
  ],
  [
    "- {name: a, default: x}\n      - {name: a, default: x}\n      - {name: a, default: x}",
    "parameter-duplicate «a» | The first declaration: «a» | «      - {name: a, default: x}⏎»→«»",
    "parameter-duplicate «a» | The first declaration: «a» | «      - {name: a, default: x}⏎»→«»",
  ],
  ["- name: a\n        default: x\n        pass-as: >\n          --a {v}"],
  ["- name: a\n        default: x\n        pass-as: '{v} {'", "parameter-pass-as-format «{»"],
  [
    "- name: a\n        default: x\n        pass-as: '{vv}'",
    "parameter-pass-as-format «vv» | «vv»→«v»",
  ],
  [
    "- name: a\n        default: x\n        pass-as: '{0}'",
    "parameter-pass-as-format «{0}» | «{0}»→«{v}»",
  ],
  ["- name: a\n        default: x\n        pass-as: '{v!x}'", "parameter-pass-as-format «{v!x}»"],
  ["- name: a\n        default: x\n        pass-as: '}'", "parameter-pass-as-format «}»"],
  ['- name: a\n        default: x\n        pass-as: "{{v}}"', 'parameter-pass-as-value «"{{v}}"»'],
  [
    "- name: a\n        default: x\n        pass-as: 5",
    'prop-type «5» | «5»→«"5"»',
    "parameter-pass-as-value «5»",
  ],
];

test("mends a parameter that is written over several lines in its own layout", () => {
  checkRows(blocks, (written) => `${beforeBlocks}${written}\n`);
});
