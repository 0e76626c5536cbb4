import type { SourceRange } from "../../base/range.ts";
import { type FindCause, mend } from "./cause.ts";
import { isEntry, keyOn, type Line, lineAt, valueOn } from "./lines.ts";

/** A quote or bracket is opened and never closed before the next key or list entry. */
export const unclosed: FindCause = (text, error) => {
  for (const line of linesBefore(text, error.start)) {
    const value = valueOn(line);
    if (!value) continue;
    const open = openAtEnd(value.text);
    const next = lineAt(text, Math.min(text.length, nextStart(text, line)));
    if (!open || !(next.start <= line.start || looksSeparate(next, line))) continue;
    return causeOf(value.start, value.end, open);
  }
  return undefined;
};

interface Open {
  readonly at: number;
  /** What is open, outermost first; a quote is always the last. */
  readonly characters: string;
}

function causeOf(start: number, end: number, { at, characters }: Open) {
  const last = characters.at(-1) ?? "";
  const range: SourceRange = { start: start + at, end };
  if (last === '"' || last === "'") {
    return {
      range,
      message: `This quote is not closed; add ${last} at the end of the text`,
      mend: mend("Close the quote", end, end, last),
    };
  }
  const close = [...characters]
    .reverse()
    .map((it) => (it === "[" ? "]" : "}"))
    .join("");
  return {
    range,
    message: `This "${last}" is not closed; add "${close.charAt(0)}"`,
    mend: mend(`Add "${close}"`, end, end, close),
  };
}

/** The lines up to the one of an offset, as far back as an opening could matter. */
function linesBefore(text: string, offset: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0; at <= offset && at < text.length; ) {
    const line = lineAt(text, at);
    if (line.text.trim() !== "" && !/^\s*#/.test(line.text)) lines.push(line);
    at = nextStart(text, line);
  }
  return lines;
}

function nextStart(text: string, line: Line): number {
  const lineBreak = text.indexOf("\n", line.end);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}

/** Whether a line cannot be meant to continue the one before it. */
function looksSeparate(next: Line, line: Line): boolean {
  if (next.text.trim() === "") return false;
  return (
    next.indent <= (keyOn(line)?.column ?? line.indent) &&
    (isEntry(next) || keyOn(next) !== undefined)
  );
}

/** What a value leaves open at its end: quotes count where a text can start, brackets only around flow collections. */
function openAtEnd(value: string): Open | undefined {
  const stack: { character: string; at: number }[] = [];
  for (let at = 0; at < value.length; at++) {
    const character = value[at] ?? "";
    const starts = at === 0 || (stack.length > 0 && /[[{,:\s]/.test(value[at - 1] ?? ""));
    if (starts && (character === '"' || character === "'")) {
      const end = quoteEnd(value, at);
      if (end === undefined) {
        stack.push({ character, at });
        break;
      }
      at = end;
    } else if ((character === "[" || character === "{") && starts) stack.push({ character, at });
    else if ((character === "]" || character === "}") && stack.length > 0) stack.pop();
    else if (at === 0) return undefined;
  }
  const last = stack.at(-1);
  return last && { at: last.at, characters: stack.map((it) => it.character).join("") };
}

function quoteEnd(value: string, from: number): number | undefined {
  const quote = value[from];
  for (let at = from + 1; at < value.length; at++) {
    if (quote === '"' && value[at] === "\\") at++;
    else if (value[at] === quote && quote === "'" && value[at + 1] === "'") at++;
    else if (value[at] === quote) return at;
  }
  return undefined;
}
