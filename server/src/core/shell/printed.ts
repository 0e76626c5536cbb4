import { jsonKeys, jsonText } from "#core/python/printed-json.ts";
import { percentPieces, type TextPiece } from "#core/python/text-pieces.ts";
import { addUnknown, type Call, type Done, isShown, placeOf, type Run } from "./run.ts";
import type { ShellWord } from "./session.ts";
import { codeFromInput } from "./standard-input.ts";

/** `echo '{"key": 1}'` and `printf`; nothing where the text goes to a file or into another program. */
export function runEcho(run: Run, call: Call, name: "echo" | "printf"): Done {
  if (!isShown(call)) return true;
  const words = call.words.slice(1);
  const pieces = words.flatMap((it): TextPiece[] => [" ", ...shownPieces(it, name === "printf")]);
  const start = call.words[0]?.range.start ?? 0;
  const end = call.words.at(-1)?.range.end ?? start;
  addKeys(run, jsonText(pieces), { start, end });
  return true;
}

/** `cat <<EOF … EOF`; answers whether the call is one. */
export function runCat(run: Run, call: Call): boolean {
  const input = call.words.length === 1 ? codeFromInput(run, call) : undefined;
  if (input?.kind !== "text" || call.input || !isShown(call)) return false;
  const text = input.text.replace(/\$(?:\{\w+\}|\w+)/g, unknownValue);
  addKeys(run, text, input.within({ start: 0, end: input.text.length }));
  return true;
}

/** A JSON value in place of one that is not known. */
const unknownValue = "0";

function addKeys(
  run: Run,
  text: string,
  place: { readonly start: number; readonly end: number },
): void {
  const lines = text.replaceAll("\\n", "\n").split("\n");
  const names = lines.flatMap((it) => jsonKeys(it.replace(/^\s*-\w+\s+/, "").trim()));
  for (const name of names) {
    if (/[\ue000-\uf8ff]/.test(name)) addUnknown(run);
    else run.found.metadata.push({ name, ...placeOf(run, placeInQuotes(run, place, name)) });
  }
}

function shownPieces({ pieces }: ShellWord, isFormat: boolean): readonly TextPiece[] {
  if (!isFormat) return pieces;
  return pieces.flatMap((it) => (typeof it === "string" ? percentPieces(it) : [it]));
}

/** Where the key is in its quotes; the text alone may occur before. */
function placeInQuotes(
  { frame: { text } }: Run,
  place: { readonly start: number; readonly end: number },
  name: string,
) {
  for (const quote of ['"', '\\"']) {
    const at = text.indexOf(quote + name + quote, place.start);
    if (at < 0 || at >= place.end) continue;
    const start = at + quote.length;
    return { start, end: start + name.length };
  }
  return place;
}
