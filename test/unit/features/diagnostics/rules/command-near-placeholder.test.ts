import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asCommand, asNode } from "../../../../support/part-places.ts";

const step = (command: string) => `
- step:
    name: train
    image: busybox
    command: ${command}
    parameters:
      - name: epochs
        type: integer
        default: 3
`;

test("command-near-placeholder reports blanks in the braces", () => {
  checkRule(
    "command-near-placeholder",
    step(`train { parameters }
                   ^^^^^^^^^^^^^^ command-near-placeholder: "{ parameters }" is not replaced; write {parameters}`),
  );
});

test("command-near-placeholder reports a blank before the name", () => {
  checkRule(
    "command-near-placeholder",
    step(`"train {parameter: epochs}"
                    ^^^^^^^^^^^^^^^^^^^ command-near-placeholder: "{parameter: epochs}" is not replaced; write {parameter:epochs}`),
  );
});

test("command-near-placeholder reports a misspelt word before a name", () => {
  for (const [written, meant] of [
    ["{param:epochs}", "{parameter:epochs}"],
    ["{parameters:epochs}", "{parameter:epochs}"],
    ["{parameter[epochs]}", "{parameter:epochs}"],
    ["{parameter.epochs}", "{parameter:epochs}"],
    ["{parameter_value:epochs}", "{parameter-value:epochs}"],
    ["{paramter:epoch}", "{parameter:epochs}"],
    ["{parameter}", "{parameters}"],
    ["{source_path}", "{source-path}"],
  ] as const) {
    checkRule(
      "command-near-placeholder",
      step(`train ${written}
                   ${"^".repeat(written.length)} command-near-placeholder: "${written}" is not replaced; write ${meant}`),
    );
  }
});

test("command-near-placeholder reports the bare name of a parameter", () => {
  checkRule(
    "command-near-placeholder",
    step(`train --epochs {epochs}
                            ^^^^^^^^ command-near-placeholder: "{epochs}" is not replaced; write {parameter-value:epochs}`),
  );
});

test("command-near-placeholder reports a dollar before a placeholder", () => {
  checkRule(
    "command-near-placeholder",
    step(`train ${"$"}{parameters}
                   ^^^^^^^^^^^^^ command-near-placeholder: The "$" stays in the command; write {parameters}`),
  );
});

test("command-near-placeholder reports double braces", () => {
  checkRule(
    "command-near-placeholder",
    step(`train {{parameters}}
                   ^^^^^^^^^^^^^^ command-near-placeholder: Double braces are not replaced; write {parameters}`),
  );
});

test("command-near-placeholder leaves the real placeholders alone", () => {
  checkRule(
    "command-near-placeholder",
    step("train {parameters} {params} {parameter:epochs} {parameter-value:epochs} {source-path}"),
  );
});

test("command-near-placeholder leaves braces of the shell and of other programs alone", () => {
  checkRule(
    "command-near-placeholder",
    step(`
      - echo ${"$"}{HOME} ${"$"}{parameter_file} && cp /in/{a,b}.txt /out
      - awk '{print }' log | jq '{name}' && find . -exec rm {} +`),
  );
});

test("command-near-placeholder leaves comments of a script alone", () => {
  checkRule(
    "command-near-placeholder",
    step(`|
      # { parameters } would stay
      train {parameters}`),
  );
});

test("command-near-placeholder looks into the command of an override", () => {
  checkRule(
    "command-near-placeholder",
    `${step("train {parameters}")}
- pipeline:
    name: p
    nodes:
      - name: train
        type: execution
        step: train
        override:
          command: train --fast {param:epochs}
                                ^^^^^^^^^^^^^^ command-near-placeholder: "{param:epochs}" is not replaced; write {parameter:epochs}
    edges: []
`,
  );
});

test("command-near-placeholder stays quiet while the placeholder is typed", () => {
  for (const typed of ["{<|>", "{param<|>", "{parameter:<|>"]) {
    checkTyping("command-near-placeholder", step(`train ${typed}`));
  }
});

test("command-near-placeholder offers the placeholder that was meant", () => {
  checkFix(
    "command-near-placeholder",
    'choose: Change to "{parameters}"',
    step("train { parameters } # keep"),
    step("train {parameters} # keep"),
  );
});

test("command-near-placeholder reports a placeholder that has only one of its braces", () => {
  for (const [before, after] of [
    ["train {parameters", "train {parameters}"],
    ["train parameters}", "train {parameters}"],
    ["train {parameters --fast {parameter:epochs}", "train {parameters} --fast {parameter:epochs}"],
    ["train --n {parameter-value:epochs && ls", "train --n {parameter-value:epochs} && ls"],
    ["train --n parameter-value:epochs}", "train --n {parameter-value:epochs}"],
    ["cd {source-path", "cd {source-path}"],
  ] as const) {
    checkFix(
      "command-near-placeholder",
      `choose: Change to "${after.match(/\{(?!parameter:)[^}]*\}/)?.[0]}"`,
      step(before),
      step(after),
    );
  }
  for (const sound of [
    "train $" + "{parameters",
    "train parameters",
    "awk '{parameters = 1; print}'",
    "ls data/parameters}",
    "train {x parameters}",
    "jq '{parameters, b}'",
    "train $parameters}",
    "train {parameters} }",
  ]) {
    checkRule("command-near-placeholder", step(sound));
  }
});

test("command-near-placeholder reports double braces with blanks in them", () => {
  checkRule(
    "command-near-placeholder",
    step(`'train {{ parameters }}'
                    ^^^^^^^^^^^^^^^^ command-near-placeholder: Double braces are not replaced; write {parameters}`),
  );
  checkRule("command-near-placeholder", step("'train {{ cookiecutter.name }}'"));
});

test("command-near-placeholder says where the files of an input are", () => {
  const inputs = (command: string) =>
    `${step(command)}    inputs:\n      - { name: data, default: s3://bucket/data.csv }\n`;
  checkRule(
    "command-near-placeholder",
    inputs(`train {input:data}
                   ^^^^^^^^^^^^ command-near-placeholder: "{input:data}" is not replaced; write /valohai/inputs/data`),
  );
  checkRule(
    "command-near-placeholder",
    inputs(`train {inputs.epochs}
                   ^^^^^^^^^^^^^^^ command-near-placeholder: "{inputs.epochs}" is not replaced; write {parameter:epochs}`),
  );
  checkRule(
    "command-near-placeholder",
    inputs(`train {input:other}
                   ^^^^^^^^^^^^^ command-near-placeholder: "{input:other}" is not replaced; the files of an input are in /valohai/inputs/NAME`),
  );
});

test("command-near-placeholder reports a value without a name, and the name of one without its kind", () => {
  checkRule(
    "command-near-placeholder",
    step(`train {parameter_value}
                   ^^^^^^^^^^^^^^^^^ command-near-placeholder: "{parameter_value}" is not replaced; write {parameter-value:NAME} with the name of a parameter`),
  );
  checkRule(
    "command-near-placeholder",
    step(`train {value:epochs}
                   ^^^^^^^^^^^^^^ command-near-placeholder: "{value:epochs}" is not replaced; write {parameter-value:epochs}`),
  );
});

test("command-near-placeholder reports the word of a placeholder after a dollar or in other brackets", () => {
  for (const written of ["$parameters", "<parameters>", "(parameters)", "%parameters%"]) {
    checkRule(
      "command-near-placeholder",
      step(`train ${written}
                   ${"^".repeat(written.length)} command-near-placeholder: "${written}" is not replaced; write {parameters}`),
    );
  }
  checkRule(
    "command-near-placeholder",
    step(`train --epochs=$parameter-value:epochs
                            ^^^^^^^^^^^^^^^^^^^^^^^ command-near-placeholder: "$parameter-value:epochs" is not replaced; write {parameter-value:epochs}`),
  );
});

test("command-near-placeholder leaves variables alone that the command itself sets", () => {
  checkRule("command-near-placeholder", step("parameters=$(cat a); train $parameters"));
  checkRule("command-near-placeholder", step("for parameters in a b; do train $parameters; done"));
  checkRule("command-near-placeholder", step("train $parameter:other $params $PARAMETERS"));
});

test("command-near-placeholder leaves the braces of Python's format strings alone", () => {
  checkRule("command-near-placeholder", step(`python -c 'print(f"{epochs} of {epochs}")'`));
  checkRule("command-near-placeholder", step(`python -c 'print("{epochs}".format(epochs=1))'`));
});

test("command-near-placeholder reports names in double braces, and words with other signs in them", () => {
  const spellings: readonly (readonly [string, string])[] = [
    ["{parameter-value epochs}", "{parameter-value:epochs}"],
    ["{parameter-epochs}", "{parameter:epochs}"],
    ["{parameter;epochs}", "{parameter:epochs}"],
    ["{parameter\u2013value:epochs}", "{parameter-value:epochs}"],
    ["{parameter\uff1aepochs}", "{parameter:epochs}"],
    ["{'parameters'}", "{parameters}"],
    ["\uff5bparameters\uff5d", "{parameters}"],
    ["$(parameters)", "{parameters}"],
    ["parameter-value:epochs", "{parameter-value:epochs}"],
  ];
  for (const [written, meant] of spellings) {
    checkRule(
      "command-near-placeholder",
      step(`train ${written}
                   ${"^".repeat(written.length)} command-near-placeholder: "${written}" is not replaced; write ${meant}`),
    );
  }
  for (const written of ["{{epochs}}", "{{ epochs }}"]) {
    checkRule(
      "command-near-placeholder",
      step(`train ${written}
                   ${"^".repeat(written.length)} command-near-placeholder: Double braces are not replaced; write {parameter-value:epochs}`),
    );
  }
  checkRule(
    "command-near-placeholder",
    step("train {parameter-model} parameter:other $(epochs) {{other}}"),
  );
});

test("command-near-placeholder reports a variable of the shell that has the name of a parameter", () => {
  for (const written of ["$epochs", `$${"{epochs}"}`]) {
    checkRule(
      "command-near-placeholder",
      step(`train --epochs ${written}
                            ${"^".repeat(written.length)} information command-near-placeholder: "${written}" is a variable of the shell; the value of the parameter is {parameter-value:epochs}`),
    );
  }
  const quiet = [
    "epochs=3; train $epochs",
    "export epochs; train $epochs",
    "for epochs in 1 2; do train $epochs; done",
    "read -r epochs < a && train $epochs",
    "source a.sh && train $epochs",
    "train $EPOCHS $epochs_2 $$epochs",
    "awk '{ print $epochs }' a",
  ];
  for (const it of quiet) checkRule("command-near-placeholder", step(it));
  const declared = "    environment-variables:\n      - name: epochs\n";
  checkRule("command-near-placeholder", `${step("train $epochs")}${declared}`);
});

test("command-near-placeholder says with its fixes what they write in a command", async (t) => {
  await checkFixRows(
    t,
    "command-near-placeholder",
    [
      ["train {parameter:}", "«{parameter:}» | choose «{parameter:}»→«{parameters}»"],
      ["train { parameters }", "«{ parameters }» | choose «{ parameters }»→«{parameters}»"],
      ["train {parameters }", "«{parameters }» | choose «{parameters }»→«{parameters}»"],
      ["train {Parameters}", "«{Parameters}» | choose «{Parameters}»→«{parameters}»"],
      ["train {PARAMETER:lr}", "«{PARAMETER:lr}» | choose «{PARAMETER:lr}»→«{parameter:lr}»"],
      ["train {param}", "«{param}» | choose «{param}»→«{parameters}»"],
      ["train {paramters}", "«{paramters}» | choose «{paramters}»→«{parameters}»"],
      ["train {parameter}", "«{parameter}» | choose «{parameter}»→«{parameters}»"],
      [
        "train {parameter_value:lr}",
        "«{parameter_value:lr}» | choose «{parameter_value:lr}»→«{parameter-value:lr}»",
      ],
      [
        "train {parameter-values:lr}",
        "«{parameter-values:lr}» | choose «{parameter-values:lr}»→«{parameter-value:lr}»",
      ],
      [
        "train {parametervalue:lr}",
        "«{parametervalue:lr}» | choose «{parametervalue:lr}»→«{parameter-value:lr}»",
      ],
      ["train {parameter.lr}", "«{parameter.lr}» | choose «{parameter.lr}»→«{parameter:lr}»"],
      ["train {parameter=lr}", "«{parameter=lr}» | choose «{parameter=lr}»→«{parameter:lr}»"],
      [
        'train {parameter["lr"]}',
        '«{parameter["lr"]}» | choose «{parameter["lr"]}»→«{parameter:lr}»',
      ],
      ["train {parameters:lr}", "«{parameters:lr}» | choose «{parameters:lr}»→«{parameter:lr}»"],
      ["train {parameter lr}", "«{parameter lr}» | choose «{parameter lr}»→«{parameter:lr}»"],
      ["train {lr}", "«{lr}» | choose «{lr}»→«{parameter-value:lr}»"],
      ["train {source_path}", "«{source_path}» | choose «{source_path}»→«{source-path}»"],
      ["train {sourcepath}", "«{sourcepath}» | choose «{sourcepath}»→«{source-path}»"],
      [`train \${parameters}`, `«\${parameters}» | choose «\${parameters}»→«{parameters}»`],
      [`train \${parameter:lr}`, `«\${parameter:lr}» | choose «\${parameter:lr}»→«{parameter:lr}»`],
      [`train \${HOME} \${lr}`, `«\${lr}» | choose «\${lr}»→«{parameter-value:lr}»`],
      ["train {{parameters}}", "«{{parameters}}» | choose «{{parameters}}»→«{parameters}»"],
      ["train {{parameter:lr}}", "«{{parameter:lr}}» | choose «{{parameter:lr}}»→«{parameter:lr}»"],
      ["train {{lr}}", "«{{lr}}» | choose «{{lr}}»→«{parameter-value:lr}»"],
      ["train {{{parameters}}}", "«{{{parameters}}}» | choose «{{{parameters}}}»→«{parameters}»"],
      ["train {xparameter}", "«{xparameter}» | choose «{xparameter}»→«{parameters}»"],
      ["train {paramete}", "«{paramete}» | choose «{paramete}»→«{parameters}»"],
      ["train {parameterx:lr}", "«{parameterx:lr}» | choose «{parameterx:lr}»→«{parameter:lr}»"],
    ],
    asCommand,
  );
});

test("command-near-placeholder says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "command-near-placeholder",
    [
      [
        '{ name: n, type: execution, step: train, override: { command: "run --a={parameter:a} {parameter-value:l} {param:a}" } }',
        "«{param:a}» | choose «{param:a}»→«{parameter:a}»",
      ],
    ],
    asNode,
  );
});

test("command-near-placeholder leaves variables alone that a command may set", async (t) => {
  await checkFixRows(
    t,
    "command-near-placeholder",
    [
      ["source x; train $lr"],
      ["set -a; train $lr"],
      ["lr+=5; train $lr"],
      ["export lr; train $lr"],
      ["read -r lr; train $lr"],
      ["resource x; train $lr", "«$lr» | choose «$lr»→«{parameter-value:lr}»"],
      ["reset -a; train $lr", "«$lr» | choose «$lr»→«{parameter-value:lr}»"],
      ["set -ab; train $lr", "«$lr» | choose «$lr»→«{parameter-value:lr}»"],
      ["xlr=5; train $lr", "«$lr» | choose «$lr»→«{parameter-value:lr}»"],
      ["train # $lr"],
    ],
    asCommand,
  );
});
