import { baseName } from "#core/base/base-name.ts";
import type { TextEdit } from "#core/base/edit.ts";
import { lineStart } from "#core/base/line.ts";
import type { CodeFile } from "./code-files.ts";
import type { CodePlace } from "./places.ts";

/** The edits of one script that give its places another name, or why one of them cannot have it. */
export type CodeRename =
  | { readonly kind: "edits"; readonly edits: readonly TextEdit[] }
  | { readonly kind: "refused"; readonly message: string };

/** Writes another name in all places of one script, or in none. */
export function renameInCode(
  places: readonly CodePlace[],
  oldName: string,
  newName: string,
): CodeRename {
  const edits = new Map<number, TextEdit>();
  for (const it of places) {
    const message = faultOf(it, oldName, newName);
    if (message !== undefined) return { kind: "refused", message };
    edits.set(it.range.start, { range: it.range, newText: writtenAs(it, newName) });
  }
  return {
    kind: "edits",
    edits: [...edits.values()].sort((a, b) => a.range.start - b.range.start),
  };
}

function faultOf(place: CodePlace, oldName: string, newName: string): string | undefined {
  const { file, range, literal, form } = place;
  const where = `${quotedName(file)}, line ${lineOf(place)}`;
  if (file.text.includes("\ufffd")) {
    return `${quotedName(file)} is not written in UTF-8, so "${oldName}" cannot be renamed there; save it as UTF-8 first`;
  }
  if (!literal || file.text.slice(range.start, range.end) !== writtenAs(place, oldName)) {
    return `${where}, does not spell "${oldName}" out, so it cannot be renamed there; spell the name out or change it by hand first`;
  }
  if (form === "text") {
    if (!/["'`\\\n\r{}%]/.test(newName)) return undefined;
    return `"${newName}" cannot be used in ${where}: write a name without quotes, braces, "\\" and "%"`;
  }
  const newText = writtenAs(place, newName);
  if (!isIdentifier(file, newText)) {
    return `"${newName}" cannot be used in ${where}, where it is a name of the program: write letters, digits and "_", and no word of the language`;
  }
  if (form === "identifier" && readsVariable(place) && hasVariable(file, newText)) {
    return `${quotedName(file)} already has a variable "${newText}", so "${oldName}" cannot get that name in line ${lineOf(place)}`;
  }
  return undefined;
}

/** How a place spells a name: variables and fields of a program have `_` for `-`. */
function writtenAs({ form }: CodePlace, name: string): string {
  return form === "identifier" ? name.replaceAll("-", "_") : name;
}

function isIdentifier(file: CodeFile, text: string): boolean {
  if (file.script === undefined) return /^[A-Za-z][\w.]*$/.test(text) && !rWords.has(text);
  return /^[A-Za-z_]\w*$/.test(text) && !pythonWords.has(text);
}

const pythonWords = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

const rWords = new Set(
  "if else repeat while function for in next break TRUE FALSE NULL Inf NaN NA".split(" "),
);

/** Whether the place is a variable and not a field of something. */
function readsVariable({ file, range }: CodePlace): boolean {
  return file.text[range.start - 1] !== ".";
}

/** Whether a name is a variable in the program, and not a field, a text or the name of an argument. */
function hasVariable({ text }: CodeFile, name: string): boolean {
  const words = new RegExp(`(?<![.\\w"'-])${name}(?![\\w"'-])`, "g");
  return [...text.matchAll(words)].some(({ index }) => {
    const isArgument = /^\s*=(?!=)/.test(text.slice(index + name.length));
    return !isArgument || !/[(,]\s*$/.test(text.slice(lineStart(text, index), index));
  });
}

/** The name of a script's file in quotes, for messages. */
export function quotedName({ uri }: Pick<CodeFile, "uri">): string {
  const name = baseName(uri);
  try {
    return `"${decodeURIComponent(name)}"`;
  } catch {
    return `"${name}"`;
  }
}

/** The line of a place in its script, counted from 1. */
export function lineOf({ file, range }: Pick<CodePlace, "file" | "range">): number {
  return file.text.slice(0, range.start).split("\n").length;
}
