import { test } from "node:test";
import { checkHover } from "../../../support/check-place.ts";

test("hover says what a key is for", () => {
  checkHover(
    `
    - step:
        name: train
        ima<|>ge: busybox
        ^^^^^
  `,
    /^\*\*image\*\* \(required\)\n\n.*image/,
  );
});

test("hover lists the choices of a key", () => {
  checkHover(
    `
    - pipeline:
        nodes:
          - name: a
            type: execution
            on-err<|>or: stop-all
  `,
    /- `stop-next`: /,
  );
});

test("hover says what a chosen value means", () => {
  checkHover(
    `
    - step:
        parameters:
          - name: x
            multiple: repe<|>at
  `,
    /^\*\*repeat\*\*\n\n./,
  );
});

test("hover says what an item is", () => {
  checkHover("- pipe<|>line:\n    name: p\n", /^\*\*pipeline\*\*/);
});

test("hover says nothing of an unknown key", () => {
  checkHover("- step:\n    nam<|>es: p\n", undefined);
});
