import { test } from "node:test";
import {
  checkDiagnostics,
  checkNoFix,
  checkTyping,
} from "../../../../support/check-diagnostics.ts";

test("item-not-a-mapping reports a text", () => {
  checkDiagnostics(`
- hello
  ^^^^^ item-not-a-mapping: An entry of the file is a key such as "step:" with its properties below it
`);
});

test("item-not-a-mapping reports a key without a colon", () => {
  checkDiagnostics(`
- step
  ^^^^ item-not-a-mapping: A ":" is missing after "step"
`);
});

test("item-not-a-mapping reports a list", () => {
  checkDiagnostics(`
- [step]
  ^^^^^^ item-not-a-mapping: An entry of the file is a key such as "step:" with its properties below it
`);
});

test("item-not-a-mapping reports an empty entry at its dash", () => {
  checkDiagnostics(`
-
^ item-not-a-mapping: This entry is empty; write "step:" or another key
- step:
    name: train
    image: busybox
    command: train
`);
});

test("item-not-a-mapping leaves items alone, also those that Valohai skips", () => {
  checkDiagnostics(`
- definitions:
    image: &image busybox
- step: { name: train, image: *image, command: train }
`);
});

test("item-not-a-mapping stays quiet once the colon is typed", () => {
  checkTyping("item-not-a-mapping", "- step:<|>");
});

test("item-not-a-mapping offers no fix, which would only make an empty item", () => {
  checkNoFix("item-not-a-mapping", "- step\n");
});
