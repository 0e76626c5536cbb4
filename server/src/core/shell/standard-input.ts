import type { SourceRange } from "#core/base/range.ts";
import { expand } from "./expand.ts";
import type { CommandPlace } from "./facts.ts";
import { type Call, placeOf, type Run } from "./run.ts";

/** What a program reads from its standard input. */
export type StandardInput =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly place: (range: SourceRange) => CommandPlace;
      /** Where a stretch of it is in the text of the frame. */
      readonly within: (range: SourceRange) => SourceRange;
    }
  /** A file as it is named, and where. */
  | { readonly kind: "file"; readonly path: string; readonly range: SourceRange };

/** The text or file that a program gets as its input; undefined where it gets none or it is not known. */
export function codeFromInput(run: Run, call: Call): StandardInput | undefined {
  for (const { operator, target, body } of call.redirects) {
    if (/<<-?$/.test(operator) && body) {
      return textInput(run, body.text, ({ start, end }) => ({
        start: body.start + start,
        end: body.start + end,
      }));
    }
    const [word, more] = expand(run.session, target, run.frame.text);
    if (!word || more || word.text === undefined) continue;
    if (operator === "<<<") return textInput(run, word.text, word.within);
    if (operator === "<") return { kind: "file", path: word.text, range: word.range };
  }
  return call.input && pipedInput(run, call.input);
}

function textInput(
  run: Run,
  text: string,
  within: (range: SourceRange) => SourceRange,
): StandardInput {
  return { kind: "text", text, within, place: (range) => placeOf(run, within(range)) };
}

/** `cat FILE | …` and `echo "text" | …` */
function pipedInput(run: Run, { words }: Call): StandardInput | undefined {
  const [program, only, more] = words;
  if (!only || only.text === undefined || more) return undefined;
  if (program?.text === "cat") return { kind: "file", path: only.text, range: only.range };
  return program?.text === "echo" ? textInput(run, only.text, only.within) : undefined;
}
