import assert from "node:assert/strict";
import { test } from "node:test";
import { instrument } from "../../mutation/instrument.ts";
import { markedText } from "../../support/marked-text.ts";

test("a decision is always or never taken, and a limit belongs to the other side", () => {
  checkMutants(`
    if (age > limit) report(age);
        ^^^^^^^^^^^ true
        ^^^^^^^^^^^ false
        ^^^^^^^^^^^ age >= limit
                     ^^^^^^^^^^^^ removed
    const same = left === right;
                 ^^^^^^^^^^^^^^ true
                 ^^^^^^^^^^^^^^ false
    while (more()) {}
           ^^^^^^ false
  `);
});

test("a side of a condition does not count", () => {
  checkMutants(`
    const both = (a && b) || !c;
                 ^^^^^^^^^^^^^^ true
                 ^^^^^^^^^^^^^^ false
                 ^^^^^^^^^^^^^^ (a && b)
                 ^^^^^^^^^^^^^^ !c
                  ^^^^^^ a
                  ^^^^^^ b
    const name = given ?? fallback;
                 ^^^^^^^^^^^^^^^^^ given
                 ^^^^^^^^^^^^^^^^^ fallback
  `);
});

test("what follows a place in a list only pleases the compiler", () => {
  checkMutants(`
    const first = list[0] ?? "";
                  ^^^^^^^^^^^^^ ""
    const last = list.at(-1) ?? "none";
                 ^^^^^^^^^^^^^^^^^^^^^ "none"
                         ^^ 1
    const [head = "none"] = list;
  `);
});

test("literals are emptied or turned, but not where another mutant says the same", () => {
  checkMutants(`
    const values = [true, "a", \`b\${c}\`, { d: "" }, [], {}];
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ []
                    ^^^^ false
                          ^^^ ""
                               ^^^^^^^ \`\`
                                        ^^^^^^^^^ {}
                                             ^^ "mutated"
    const isText = kind === "text";
                   ^^^^^^^^^^^^^^^ true
                   ^^^^^^^^^^^^^^^ false
  `);
});

test("numbers are reckoned otherwise, texts are not", () => {
  checkMutants(`
    sum += -(a + 1) * b;
    ^^^^^^^^^^^^^^^^^^^^ removed
    ^^^^^^^^^^^^^^^^^^^ sum -= -(a + 1) * b
           ^^^^^^^^^^^^ -(a + 1) / b
           ^^^^^^^^ (a + 1)
             ^^^^^ a - 1
    const text = "a" + b;
                 ^^^ ""
  `);
});

test("methods are swapped or left out, functions answer nothing", () => {
  checkMutants(`
    const found = list.filter(isNew).some((it) => it.name);
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ list.filter(isNew).every((it) => it.name)
                  ^^^^^^^^^^^^^^^^^^ list
                                          ^^^^^^^^^^^^^^^ () => undefined
    const length = text?.trim().length;
                   ^^^^^^^^^^^^ text
                   ^^^^^^^^^^ text.trim
  `);
});

test("a pattern loses its ends and repetitions, and its classes turn", () => {
  checkMutants(String.raw`
    const pattern = /^[a-z]+\d{2}(?=x)\/$/u;
                    ^^^^^^^^^^^^^^^^^^^^^^^ /[a-z]+\d{2}(?=x)\/$/u
                    ^^^^^^^^^^^^^^^^^^^^^^^ /^[^a-z]+\d{2}(?=x)\/$/u
                    ^^^^^^^^^^^^^^^^^^^^^^^ /^[a-z]\d{2}(?=x)\/$/u
                    ^^^^^^^^^^^^^^^^^^^^^^^ /^[a-z]+\D{2}(?=x)\/$/u
                    ^^^^^^^^^^^^^^^^^^^^^^^ /^[a-z]+\d(?=x)\/$/u
                    ^^^^^^^^^^^^^^^^^^^^^^^ /^[a-z]+\d{2}(?!x)\/$/u
                    ^^^^^^^^^^^^^^^^^^^^^^^ /^[a-z]+\d{2}(?=x)\//u
  `);
});

test("types, imports and names of properties are left alone", () => {
  checkMutants(`
    import type { Kind } from "./kind.ts";
    type Word = "a" | "b";
    const known = { "a-b": kind as "a" } as const;
                  ^^^^^^^^^^^^^^^^^^^^^^ {}
  `);
});

test("bodies of functions and of loops are left out, one with a single effect once only", () => {
  checkMutants(`
    function all(list: string[]) { for (const it of list) { note(it); count(it); } }
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ removed
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^ removed
                                                            ^^^^^^^^^ removed
                                                                      ^^^^^^^^^^ removed
    function one() { note(1); }
                     ^^^^^^^^ removed
  `);
});

/** Expects exactly the mutants that the caret rows say, in the order of the source. */
function checkMutants(source: string): void {
  const { text, carets } = markedText(source);
  const { mutants } = instrument("source.ts", text, 0);
  assert.deepEqual(
    mutants.map(({ line, original, mutated }) => row(line, original, mutated || "removed")),
    carets.map(({ start, end, note }) =>
      row(text.slice(0, start).split("\n").length, text.slice(start, end), note),
    ),
  );
}

function row(line: number, original: string, mutated: string): string {
  return `${line}: ${original} -> ${mutated}`;
}
