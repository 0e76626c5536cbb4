import { createDocument, type Document } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { largeTexts } from "./large-texts.ts";
import type { OpenedText } from "./measure-large.ts";

/*
 * A process of its own for each text, so that none profits from another: opens the text of this kind and size, types a
 * letter into it, and prints what both took.
 */
/** How many letters are typed. */
const keys = 3;
const [name, length = ""] = process.argv.slice(2);
const make = largeTexts.find(([it]) => it === name)?.[1];
if (!make) throw new Error(`There is no text of ${name}`);
const text = make(Number(length));
const [opened, seconds] = measured(() => checked(text));
const middle = text.length >> 1;
const [, keySeconds] = measured(() => {
  let document = opened;
  for (let key = 1; key <= keys; key++) {
    document = checked(`${text.slice(0, middle)}${"x".repeat(key)}${text.slice(middle)}`, document);
  }
});
const problems = diagnose(opened);
const result: OpenedText = {
  length: text.length,
  seconds,
  keySeconds: keySeconds / keys,
  megabytes: process.resourceUsage().maxRSS / 1000,
  problemCount: problems.length,
  isTooLarge: problems.some((it) => /too (?:large|many)/.test(it.message)),
};
process.stdout.write(JSON.stringify(result));

function checked(content: string, before?: Document): Document {
  const document = createDocument(content, before);
  diagnose(document);
  return document;
}

/** An answer and the seconds of the processor that it took. */
function measured<T>(act: () => T): readonly [answer: T, seconds: number] {
  const from = process.cpuUsage();
  const answer = act();
  const { user, system } = process.cpuUsage(from);
  return [answer, (user + system) / 1e6];
}
