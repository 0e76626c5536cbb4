import { test } from "node:test";
import { checkRows, type ProblemRow } from "../../support/list-problems.ts";

const before = `- step:
    name: train
    image: busybox
    inputs: [{ name: data, optional: true }]
    parameters:
      - { name: lr, type: float, default: 0.1 }
      - { name: epochs, type: integer, default: 1 }
      - { name: list, type: integer, multiple: repeat, default: [1] }
      - { name: flag, type: flag }
      - { name: maybe, type: string, optional: true }
      - { name: bare, default: x, pass-as: "{v}" }
      - { name: short, default: x, pass-as: "-s {v}" }
    command: `;

const rows: readonly ProblemRow[] = [
  ["train {parameters}"],
  ["train {parameter:lr} {parameter-value:epochs}"],
  ["train {parameter:rate}", "command-unknown-parameter «rate»"],
  ["train {parameter:lrr}", "command-unknown-parameter «lrr» | «lrr»→«lr»"],
  ["train {parameter-value:epoch}", "command-unknown-parameter «epoch» | «epoch»→«epochs»"],
  ["train {parameter:}", "command-near-placeholder «{parameter:}» | «{parameter:}»→«{parameters}»"],
  ["train {parameter-value:}", "command-near-placeholder «{parameter-value:}»"],
  [
    "train --lr={parameter:lr}",
    "command-double-flag «{parameter:lr}» | «{parameter:lr}»→«{parameter-value:lr}»",
  ],
  [
    "train --lr {parameter:lr}",
    "command-double-flag «{parameter:lr}» | «{parameter:lr}»→«{parameter-value:lr}»",
  ],
  ["train -l {parameter:lr}"],
  [
    "train --rate={parameter:lr}",
    "command-double-flag «{parameter:lr}» | «{parameter:lr}»→«{parameter-value:lr}»",
  ],
  ["train --learning-rate {parameter:lr}"],
  ["train --bare={parameter:bare}"],
  [
    "train --short {parameter:short}",
    "command-double-flag «{parameter:short}» | «{parameter:short}»→«{parameter-value:short}»",
  ],
  ["train --flag={parameter:flag}"],
  ["train --lr={parameter-value:lr}"],
  [
    "train --list={parameter-value:list}",
    "command-value-of-list «{parameter-value:list}» | «--list={parameter-value:list}»→«{parameter:list}»",
  ],
  [
    "train --list {parameter-value:list}",
    "command-value-of-list «{parameter-value:list}» | «--list {parameter-value:list}»→«{parameter:list}»",
  ],
  [
    "train --list  {parameter-value:list}",
    "command-value-of-list «{parameter-value:list}» | «--list  {parameter-value:list}»→«{parameter:list}»",
  ],
  [
    "train --list, {parameter-value:list}",
    "command-value-of-list «{parameter-value:list}» | «{parameter-value:list}»→«{parameter:list}»",
  ],
  [
    "train --other {parameter-value:list}",
    "command-value-of-list «{parameter-value:list}» | «{parameter-value:list}»→«{parameter:list}»",
  ],
  [
    "train {parameter-value:list}",
    "command-value-of-list «{parameter-value:list}» | «{parameter-value:list}»→«{parameter:list}»",
  ],
  ["train {parameter:list}"],
  ["train {parameter-value:maybe}", "command-value-optional «{parameter-value:maybe}»"],
  ["train --maybe={parameter-value:maybe}", "command-value-optional «{parameter-value:maybe}»"],
  ["train {parameter:maybe}"],
  ["train {parameter-value:flag}"],
  [
    'train "{parameters}"',
    'command-quoted-placeholder «"{parameters}"» | «"{parameters}"»→«{parameters}»',
  ],
  [
    "train '{parameter:lr}'",
    "command-quoted-placeholder «'{parameter:lr}'» | «'{parameter:lr}'»→«{parameter:lr}»",
  ],
  [
    'train "{parameter-value:lr}"',
    'command-quoted-placeholder «"{parameter-value:lr}"» | «"{parameter-value:lr}"»→«{parameter-value:lr}»',
  ],
  ['train "x {parameter-value:lr}"'],
  [
    'train --lr="{parameter-value:lr}"',
    'command-quoted-placeholder «"{parameter-value:lr}"» | «"{parameter-value:lr}"»→«{parameter-value:lr}»',
  ],
  ["train \"{parameter:lr}'"],
  [
    '"train \\"{parameter:lr}\\""',
    'command-quoted-placeholder «\\"{parameter:lr}\\"» | «\\"{parameter:lr}\\"»→«{parameter:lr}»',
  ],
  [
    "\"train '{parameter:lr}'\"",
    "command-quoted-placeholder «'{parameter:lr}'» | «'{parameter:lr}'»→«{parameter:lr}»",
  ],
  [
    "'train ''{parameter:lr}'''",
    "command-quoted-placeholder «''{parameter:lr}''» | «''{parameter:lr}''»→«{parameter:lr}»",
  ],
  [
    "'train \"{parameter:lr}\"'",
    'command-quoted-placeholder «"{parameter:lr}"» | «"{parameter:lr}"»→«{parameter:lr}»',
  ],
  ["python -c 'print(\"{parameter-value:lr}\")'"],
  [
    '|\n      train "{parameters}"\n      echo \'a\' "{parameter:lr}"',
    'command-quoted-placeholder «"{parameters}"» | «"{parameters}"»→«{parameters}»',
    'command-quoted-placeholder «"{parameter:lr}"» | «"{parameter:lr}"»→«{parameter:lr}»',
  ],
  ['|\n      # "{parameters}" { parameters }\n      train {parameters}'],
  [
    '[train {parameters}, "run {parameter:rate}"]',
    'yaml-syntax «train {parameters}» | «train {parameters}»→«"train {parameters}"»',
  ],
  [
    "train { parameters }",
    "command-near-placeholder «{ parameters }» | «{ parameters }»→«{parameters}»",
  ],
  [
    "train {parameters }",
    "command-near-placeholder «{parameters }» | «{parameters }»→«{parameters}»",
  ],
  ["train {Parameters}", "command-near-placeholder «{Parameters}» | «{Parameters}»→«{parameters}»"],
  [
    "train {PARAMETER:lr}",
    "command-near-placeholder «{PARAMETER:lr}» | «{PARAMETER:lr}»→«{parameter:lr}»",
  ],
  ["train {params}"],
  ["train {param}", "command-near-placeholder «{param}» | «{param}»→«{parameters}»"],
  ["train {parms}"],
  ["train {paramters}", "command-near-placeholder «{paramters}» | «{paramters}»→«{parameters}»"],
  ["train {parameter}", "command-near-placeholder «{parameter}» | «{parameter}»→«{parameters}»"],
  [
    "train {parameter_value:lr}",
    "command-near-placeholder «{parameter_value:lr}» | «{parameter_value:lr}»→«{parameter-value:lr}»",
  ],
  [
    "train {parameter-values:lr}",
    "command-near-placeholder «{parameter-values:lr}» | «{parameter-values:lr}»→«{parameter-value:lr}»",
  ],
  [
    "train {parametervalue:lr}",
    "command-near-placeholder «{parametervalue:lr}» | «{parametervalue:lr}»→«{parameter-value:lr}»",
  ],
  [
    "train {parameter.lr}",
    "command-near-placeholder «{parameter.lr}» | «{parameter.lr}»→«{parameter:lr}»",
  ],
  [
    "train {parameter=lr}",
    "command-near-placeholder «{parameter=lr}» | «{parameter=lr}»→«{parameter:lr}»",
  ],
  [
    'train {parameter["lr"]}',
    'command-near-placeholder «{parameter["lr"]}» | «{parameter["lr"]}»→«{parameter:lr}»',
  ],
  [
    "train {parameters:lr}",
    "command-near-placeholder «{parameters:lr}» | «{parameters:lr}»→«{parameter:lr}»",
  ],
  [
    "train {parameter lr}",
    "command-near-placeholder «{parameter lr}» | «{parameter lr}»→«{parameter:lr}»",
  ],
  ["train {parameter:lr.x}", "command-unknown-parameter «lr.x»"],
  ["train {lr}", "command-near-placeholder «{lr}» | «{lr}»→«{parameter-value:lr}»"],
  ["train {lrr}"],
  ["train {Lr}"],
  ["train {source-path}"],
  [
    "train {source_path}",
    "command-near-placeholder «{source_path}» | «{source_path}»→«{source-path}»",
  ],
  [
    "train {sourcepath}",
    "command-near-placeholder «{sourcepath}» | «{sourcepath}»→«{source-path}»",
  ],
  ["train {source-path:x}"],
  [
    `train \${parameters}`,
    `command-near-placeholder «\${parameters}» | «\${parameters}»→«{parameters}»`,
  ],
  [
    `train \${parameter:lr}`,
    `command-near-placeholder «\${parameter:lr}» | «\${parameter:lr}»→«{parameter:lr}»`,
  ],
  [`train \${parameter:rate}`, "command-unknown-parameter «rate»"],
  [`train \${HOME} \${lr}`, `command-near-placeholder «\${lr}» | «\${lr}»→«{parameter-value:lr}»`],
  [
    "train {{parameters}}",
    "command-near-placeholder «{{parameters}}» | «{{parameters}}»→«{parameters}»",
  ],
  [
    "train {{parameter:lr}}",
    "command-near-placeholder «{{parameter:lr}}» | «{{parameter:lr}}»→«{parameter:lr}»",
  ],
  ["train {{parameter:rate}}"],
  ["train {{lr}}", "command-near-placeholder «{{lr}}» | «{{lr}}»→«{parameter-value:lr}»"],
  ["train {{parameters}"],
  [
    "train {{{parameters}}}",
    "command-near-placeholder «{{{parameters}}}» | «{{{parameters}}}»→«{parameters}»",
  ],
  ["train {a,b} {} {1..5}"],
  ["train {parameter-value}", "command-near-placeholder «{parameter-value}»"],
  ["train /valohai/inputs/data"],
  ["train /valohai/inputs/dat"],
  ["train /valohai/inputs/data/*.csv && ls /valohai/inputs"],
  ["awk '{print $1}' {parameter-value:lr}"],
  [
    "jq '{parameter: .x}'",
    "yaml-syntax «jq '{parameter: .x}'» | «jq '{parameter: .x}'»→«\"jq '{parameter: .x}'\"»",
  ],
  ['"" '],
  ["[]"],
  ["5", 'prop-type «5» | «5»→«"5"»'],
  ["train {parameter:lr}{parameter:lr}"],
  [
    "train --lr={parameter:lr} --epochs {parameter:epochs}",
    "command-double-flag «{parameter:lr}» | «{parameter:lr}»→«{parameter-value:lr}»",
    "command-double-flag «{parameter:epochs}» | «{parameter:epochs}»→«{parameter-value:epochs}»",
  ],
  ["train {xparameter}", "command-near-placeholder «{xparameter}» | «{xparameter}»→«{parameters}»"],
  ["train {source:path}"],
  ["train {xsource-path}"],
  ["train {paramete}", "command-near-placeholder «{paramete}» | «{paramete}»→«{parameters}»"],
  [
    "train {parameterx:lr}",
    "command-near-placeholder «{parameterx:lr}» | «{parameterx:lr}»→«{parameter:lr}»",
  ],
  ["train {{parameter:lrr}}"],
  [`train \${parameter:lr.x}`, "command-unknown-parameter «lr.x»"],
  ["train {{parameter:l:r}}"],
];

test("says of each command what is wrong and no more, and how to mend it", () => {
  checkRows(rows, (written) => `${before}${written}\n`);
});
