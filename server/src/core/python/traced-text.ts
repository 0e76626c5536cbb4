import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Binding } from "./binding.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { hole } from "./text-pieces.ts";

/** A stretch of a text, and where a program writes it letter by letter. */
export interface Written {
  readonly text: string;
  /** Undefined where it is written with escapes or is computed. */
  readonly place?: { readonly origin: Bindings; readonly start: number };
}

/** A text in order; a hole is what is known only when the program runs. */
export type TracedText = readonly (Written | typeof hole)[];

/** The texts that an expression may give. */
export interface Texts {
  readonly texts: readonly TracedText[];
}

/** Nothing is known of the text. */
export const unknownTexts: Texts = { texts: [[hole]] };

/** How many texts of one expression are distinguished. */
const maxTexts = 48;

/** One text that is not written letter by letter. */
export function madeText(text: string): Texts {
  return { texts: [[{ text }]] };
}

/** What either of several expressions may give. */
export function anyOf(parts: readonly Texts[]): Texts {
  if (parts.length === 1 && parts[0]) return parts[0];
  return { texts: parts.flatMap((it) => it.texts).slice(0, maxTexts) };
}

/** Every text that two expressions may give together. */
function combine(
  left: Texts,
  right: Texts,
  join: (left: TracedText, right: TracedText) => TracedText,
): Texts {
  const texts = left.texts.flatMap((before) => right.texts.map((after) => join(before, after)));
  return { texts: texts.slice(0, maxTexts) };
}

/** One text after the other. */
export function concatenated(parts: readonly Texts[]): Texts {
  return parts.reduce((left, right) => combine(left, right, (a, b) => [...a, ...b]), {
    texts: [[]],
  });
}

/** The parts of a path, as `os.path.join` puts them together: one that begins with a slash replaces those before. */
export function joinedPath(parts: readonly Texts[]): Texts {
  const [first, ...rest] = parts;
  if (!first) return unknownTexts;
  return rest.reduce((left, right) => combine(left, right, joinTwo), first);
}

function joinTwo(left: TracedText, right: TracedText): TracedText {
  const [first] = right;
  const last = left.at(-1);
  if (first !== hole && first?.text.startsWith("/")) return right;
  if (last === undefined || (last !== hole && last.text.endsWith("/"))) return [...left, ...right];
  return [...left, { text: "/" }, ...right];
}

/** Fills the stretches of templates. */
export function templateTexts(templates: Texts, fill: (template: Written) => Texts): Texts {
  return anyOf(
    templates.texts.map((text) =>
      concatenated(text.map((it) => (it === hole ? unknownTexts : fill(it)))),
    ),
  );
}

/** A text that one sign separates. */
export function separated(parts: readonly Texts[], separator: string): Texts {
  const [first, ...rest] = parts;
  if (!first) return madeText("");
  return rest.reduce(
    (left, right) => combine(left, right, (a, b) => [...a, { text: separator }, ...b]),
    first,
  );
}

/** A part of a stretch of text. */
export function sliceOf({ text, place }: Written, start: number, end?: number): Written {
  const part = { text: text.slice(start, end) };
  return place ? { ...part, place: { ...place, start: place.start + start } } : part;
}

/** What is not known, within a flat text; a private-use character that no program writes. */
export const unknownLetter = "\ue001";

/** A text with one letter for each hole. */
export function flatText(text: TracedText): string {
  return text.map((it) => (it === hole ? unknownLetter : it.text)).join("");
}

/** Where the program writes a stretch of the flat text; undefined where its parts come from several places. */
export function placeOf(
  text: TracedText,
  { start, end }: SourceRange,
): { readonly origin: Bindings; readonly range: SourceRange } | undefined {
  let from = 0;
  for (const it of text) {
    const length = it === hole ? 1 : it.text.length;
    if (start < from + length) {
      if (it === hole || !it.place || end > from + length) return undefined;
      const at = it.place.start + start - from;
      return { origin: it.place.origin, range: { start: at, end: at + end - start } };
    }
    from += length;
  }
  return undefined;
}

/** What the readers of different kinds of expressions need from each other. */
export interface TextReading {
  /** The texts that an expression may give. */
  read(expression: Expression): Texts;
  /** The texts of the elements of a list that is spread, one after the other. */
  each(list: Expression): readonly Texts[];
  /** The texts that the places where a name gets its value may give. */
  ofBindings(use: Expression, found: readonly Binding[]): Texts;
  /** The texts that a function returns to a call. */
  returned(call: Expression, definition: Expression, values: readonly Expression[]): Texts;
  /** The default of an option that the program reads. */
  optionDefault(expression: Expression): Value | undefined;
}
