import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../support/check-diagnostics.ts";

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
  checkDiagnostics(
    step(`train { parameters }
                   ^^^^^^^^^^^^^^ command-near-placeholder: "{ parameters }" is not replaced; write {parameters}`),
  );
});

test("command-near-placeholder reports a blank before the name", () => {
  checkDiagnostics(
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
    checkDiagnostics(
      step(`train ${written}
                   ${"^".repeat(written.length)} command-near-placeholder: "${written}" is not replaced; write ${meant}`),
    );
  }
});

test("command-near-placeholder reports the bare name of a parameter", () => {
  checkDiagnostics(
    step(`train --epochs {epochs}
                            ^^^^^^^^ command-near-placeholder: "{epochs}" is not replaced; write {parameter-value:epochs}`),
  );
});

test("command-near-placeholder reports a dollar before a placeholder", () => {
  checkDiagnostics(
    step(`train ${"$"}{parameters}
                   ^^^^^^^^^^^^^ command-near-placeholder: The "$" stays in the command; write {parameters}`),
  );
});

test("command-near-placeholder reports double braces", () => {
  checkDiagnostics(
    step(`train {{parameters}}
                   ^^^^^^^^^^^^^^ command-near-placeholder: Double braces are not replaced; write {parameters}`),
  );
});

test("command-near-placeholder leaves the real placeholders alone", () => {
  checkDiagnostics(
    step("train {parameters} {params} {parameter:epochs} {parameter-value:epochs} {source-path}"),
  );
});

test("command-near-placeholder leaves braces of the shell and of other programs alone", () => {
  checkDiagnostics(
    step(`
      - echo ${"$"}{HOME} ${"$"}{parameter_file} && cp /in/{a,b}.txt /out
      - awk '{print }' log | jq '{name}' && find . -exec rm {} +`),
  );
});

test("command-near-placeholder leaves comments of a script alone", () => {
  checkDiagnostics(
    step(`|
      # { parameters } would stay
      train {parameters}`),
  );
});

test("command-near-placeholder looks into the command of an override", () => {
  checkDiagnostics(`${step("train {parameters}")}
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
`);
});

test("command-near-placeholder stays quiet while the placeholder is typed", () => {
  for (const typed of ["{<|>", "{param<|>", "{parameter:<|>"]) {
    checkTyping("command-near-placeholder", step(`train ${typed}`));
  }
});

test("command-near-placeholder offers the placeholder that was meant", () => {
  checkFix(
    "command-near-placeholder",
    'Change to "{parameters}"',
    step("train { parameters } # keep"),
    step("train {parameters} # keep"),
  );
});
