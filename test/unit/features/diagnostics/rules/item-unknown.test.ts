import { test } from "node:test";
import { checkDiagnostics, checkTyping } from "../../../../support/check-diagnostics.ts";

const file = (key: string) => `
- ${key}
    owner: me
- step:
    name: train
    image: busybox
    command: train
`;

test("item-unknown informs about a key that is not read", () => {
  checkDiagnostics(
    file(`settings:
  ^^^^^^^^ item-unknown: Valohai does not read "settings"`),
  );
});

test("item-unknown leaves places that hold anchors alone", () => {
  checkDiagnostics(file("definitions:"));
  checkDiagnostics(file("x-common:"));
  checkDiagnostics(file("settings: &settings"));
});

test("item-unknown leaves a misspelt key to its own rule", () => {
  checkDiagnostics(
    file(`taks:
  ^^^^ item-misspelt: Valohai does not read "taks"; did you mean "task"?`),
  );
});

test("item-unknown stays quiet until the colon is typed", () => {
  checkTyping("item-unknown", "- settings<|>");
});

test("item-unknown informs about an entry without keys", () => {
  checkDiagnostics(`- {}
  ^^ item-unknown: Valohai does not read an empty entry
${file("definitions:")}`);
});
