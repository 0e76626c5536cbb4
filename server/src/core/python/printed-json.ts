import { parseJson } from "#core/model/parse-json.ts";
import { hole, type TextPiece } from "./text-pieces.ts";

/** What stands for a hole within a JSON string; a private-use character that no program prints. */
export const unknownText = "\ue001";

/** The names of the JSON object that a line holds. */
export function jsonKeys(line: string): readonly string[] {
  if (!line.startsWith("{")) return [];
  const result = parseJson(line);
  if (result.kind !== "value" || result.value.kind !== "object") return [];
  return result.value.entries.map(([name]) => name);
}

/** A text as JSON could be read from it: a hole is a number, or within quotes an unknown text. */
export function jsonText(pieces: readonly TextPiece[]): string {
  let text = "";
  let quoted = false;
  for (const piece of pieces) {
    if (piece === hole) {
      text += quoted ? unknownText : "0";
      continue;
    }
    text += piece;
    quoted = endsQuoted(piece, quoted);
  }
  return text;
}

/** Whether the text after a piece is in quotes; quotes end with their line. */
function endsQuoted(piece: string, before: boolean): boolean {
  let quoted = before;
  for (const [mark] of piece.matchAll(/\\[\s\S]|["\n]/g)) {
    if (mark === '"') quoted = !quoted;
    if (mark === "\n") quoted = false;
  }
  return quoted;
}
