import type { SourceRange } from "#core/base/range.ts";
import { keyUses, optionsTakenWhole } from "#core/python/key-uses.ts";
import type { CodeFile } from "#core/scripts/code-files.ts";
import type { CodePlace } from "#core/scripts/places.ts";
import { lineOf, quotedName } from "#core/scripts/rename-in-code.ts";

/** The places of one script that change with a name, including those that read its value; or why it cannot change. */
export type ScriptUses =
  | { readonly kind: "places"; readonly places: readonly CodePlace[] }
  | { readonly kind: "refused"; readonly message: string };

/** Adds to the known places of a script those that must change with them. */
export function withUses(
  file: CodeFile,
  places: readonly CodePlace[],
  oldName: string,
): ScriptUses {
  const texts = places.filter((it) => it.form === "text" && it.literal).map((it) => it.range);
  if (file.script === undefined || texts.length === 0) return { kind: "places", places };
  const { reads, doubt } = keyUses(file.text, oldName, texts);
  if (doubt) {
    const message = `${where(file, doubt)}, gives "${oldName}" to something that may be used for more than this name, so it cannot be renamed there; change it by hand first`;
    return { kind: "refused", message };
  }
  const more = reads.map((range) => ({ file, range, literal: true, form: "text" as const }));
  const all = [...places, ...more];
  const message = fieldFault(file, all, oldName);
  return message === undefined ? { kind: "places", places: all } : { kind: "refused", message };
}

/** A program that takes all options at once may use the name of one wherever the word is. */
function fieldFault(
  file: CodeFile,
  places: readonly CodePlace[],
  oldName: string,
): string | undefined {
  if (!places.some((it) => it.flag !== undefined)) return undefined;
  const whole = optionsTakenWhole(file.text);
  const field = oldName.replaceAll("-", "_");
  const known = new Set(places.map((it) => it.range.start));
  const words = [...file.text.matchAll(new RegExp(`(?<![\\w.-])${field}(?![\\w-])`, "g"))];
  const other = words.find(({ index }) => !known.has(index));
  if (!whole || !other) return undefined;
  const place = { start: other.index, end: other.index + field.length };
  return `${where(file, whole)}, takes all options at once, so "${oldName}" in line ${lineOf({ file, range: place })} may be one of them; rename it by hand`;
}

function where(file: CodeFile, range: SourceRange): string {
  return `${quotedName(file)}, line ${lineOf({ file, range })}`;
}
