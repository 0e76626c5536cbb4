import { applyEdits, type TextEdit } from "../../base/edit.ts";
import { type Located, type SourceRange, shift } from "../../base/range.ts";
import type { Item } from "../../model/piece.ts";
import { readStepCommands } from "../../shell/commands.ts";
import type { NamedPath } from "../../shell/facts.ts";
import { hasConflictMarkers } from "../../syntax/conflict-markers.ts";
import { scalarOffsets } from "../../syntax/scalar-offsets.ts";
import type { CodeFile } from "../code/code-files.ts";
import type { ProjectCode } from "../code/project-code.ts";
import { createDocument, type Document } from "../document.ts";
import { doubleQuoted } from "../edits/yaml-text.ts";
import { type Move, movedModule, movedWord, newPathsIn } from "./moved-path.ts";
import type { ProjectRenamed } from "./project-rename.ts";
import type { ProjectFile } from "./reach.ts";

/**
 * What changes in commands when scripts, modules or folders of a project move: the words that name them, in Valohai files
 * and in the shell scripts that start them. Words of which a part is known only when they run are left alone.
 */
export function moveScripts(
  files: Iterable<ProjectFile>,
  moves: readonly Move[],
): Omit<ProjectRenamed, "kind"> {
  const scripts = new Map<string, ScriptWords>();
  const edited = [...files].flatMap((file) => {
    const { document, code } = file;
    if (!code || hasConflictMarkers(document.text)) return [];
    const found = commandLists(document).flatMap((it, index) =>
      editsOf(it, index, { file, code, moves, scripts }),
    );
    const edits = distinctEdits(found);
    return edits.length > 0 && isAsMeant(document, edits, found) ? [{ file, edits }] : [];
  });
  return { files: edited, scripts: [...scripts.values()].flatMap(scriptEdits) };
}

/** The commands that run in one shell, with the item that holds them. */
interface CommandList {
  readonly item: Item;
  readonly start: number;
  readonly commands: readonly Located<string>[];
}

function commandLists({ items }: Document): readonly CommandList[] {
  return items.flatMap(({ item, start }): readonly CommandList[] => {
    const { config } = item;
    if (config?.kind === "step") return [{ item, start, commands: config.commands }];
    if (config?.kind !== "pipeline") return [];
    return config.nodes.flatMap((node) => {
      const own = node.kind === "execution" || node.kind === "task" ? node.override : undefined;
      return own?.commands ? [{ item, start, commands: own.commands }] : [];
    });
  });
}

interface Context {
  readonly file: ProjectFile;
  readonly code: ProjectCode;
  readonly moves: readonly Move[];
  readonly scripts: Map<string, ScriptWords>;
}

/** The words of a shell script by where they start; undefined for one that stays, or on which steps disagree. */
interface ScriptWords {
  readonly file: CodeFile;
  readonly words: Map<
    number,
    { readonly range: SourceRange; readonly newText: string } | undefined
  >;
}

/** An edit of a Valohai file with the text of the command that it leads to. */
interface CommandEdit extends TextEdit {
  /** Which command it is in, and what that says after all edits in it. */
  readonly command: string;
  readonly after: string;
}

function editsOf(list: CommandList, number: number, context: Context): readonly CommandEdit[] {
  const { code } = context;
  const texts = { text: (path: string) => code.script(path)?.text };
  const { commands } = readStepCommands(
    list.commands.map((it) => it.value),
    texts,
  );
  const paths = commands.flatMap((it) => it.paths);
  const base = baseOf(paths, context);
  return commands.flatMap((facts, index) => {
    const command = list.commands[index];
    const words = facts.paths.flatMap((it) => newWord(it, command?.value ?? "", base, context));
    return command ? editsIn(list, command, `${number} ${index}`, words) : [];
  });
}

/** The folder that the paths of a step begin in: where the first file of theirs that exists is found. */
function baseOf(paths: readonly NamedPath[], { file, code }: Context): string {
  for (const path of paths.flatMap((it) => it.paths)) {
    const address = decoded(code.script(path)?.uri ?? "");
    if (address.endsWith(`/${path}`)) return address.slice(0, -path.length - 1);
  }
  const own = decoded(file.uri);
  return own.slice(0, own.lastIndexOf("/"));
}

interface NewWord {
  readonly range: SourceRange;
  readonly newText: string;
}

/** The new text of a word of the command; one of a script is noted there. */
function newWord(
  named: NamedPath,
  command: string,
  base: string,
  { code, moves, scripts }: Context,
): readonly NewWord[] {
  const { at, kind, folder, range, paths } = named;
  const script = at && code.script(at.path);
  if (at && !script) return [];
  const text = script?.text ?? command;
  const place = at?.range ?? range;
  const word = text.slice(place.start, place.end);
  const path = kind === "folder" ? paths[0] : (paths.find((it) => code.script(it)) ?? paths[0]);
  if (path === undefined) return [];
  const newPath = newPathsIn(base, moves);
  const newText =
    kind === "module" ? movedModule(word, path, newPath) : movedWord(word, path, folder, newPath);
  if (!script) return newText === undefined ? [] : [{ range: place, newText }];
  note(scripts, script, place, newText);
  return [];
}

function note(
  scripts: Map<string, ScriptWords>,
  file: CodeFile,
  range: SourceRange,
  newText: string | undefined,
): void {
  const own = scripts.get(file.uri) ?? { file, words: new Map() };
  scripts.set(file.uri, own);
  const isAgreed = !own.words.has(range.start) || own.words.get(range.start)?.newText === newText;
  const word = newText === undefined || !isAgreed ? undefined : { range, newText };
  own.words.set(range.start, word);
}

function scriptEdits({ file, words }: ScriptWords) {
  const edits = [...words.values()].flatMap((it) => it ?? []);
  return edits.length > 0 && !hasConflictMarkers(file.text) ? [{ file, edits }] : [];
}

function editsIn(
  { item, start }: CommandList,
  command: Located<string>,
  key: string,
  words: readonly NewWord[],
): readonly CommandEdit[] {
  const distinct = [...new Map(words.map((it) => [it.range.start, it])).values()];
  if (distinct.length === 0) return [];
  const range = command.written ?? command.range;
  const offsets = scalarOffsets(item.text, range, command.value);
  const quote = item.text[range.start];
  const after = applyEdits(command.value, distinct);
  return distinct.map((it) => ({
    range: shift(offsets.rangeOf(it.range.start, it.range.end), start),
    newText: inScalar(it.newText, quote),
    command: key,
    after,
  }));
}

function inScalar(text: string, quote: string | undefined): string {
  if (quote === '"') return doubleQuoted(text).slice(1, -1);
  return quote === "'" ? text.replaceAll("'", "''") : text;
}

/** Commands behind aliases are written once. */
function distinctEdits(edits: readonly CommandEdit[]): readonly TextEdit[] {
  const byPlace = new Map(edits.map((it) => [`${it.range.start} ${it.newText}`, it]));
  return [...byPlace.values()]
    .map(({ range, newText }) => ({ range, newText }))
    .sort((a, b) => a.range.start - b.range.start);
}

/** Whether the edits change just the commands that they are meant to change, as YAML reads them. */
function isAsMeant(
  document: Document,
  edits: readonly TextEdit[],
  found: readonly CommandEdit[],
): boolean {
  if (edits.some((it, index) => it.range.start < (edits[index - 1]?.range.end ?? 0))) return false;
  const after = createDocument(applyEdits(document.text, edits), document);
  const changed = new Map(found.map((it) => [it.command, it.after]));
  const expected = textsIn(document, (key, value) => changed.get(key) ?? value);
  return JSON.stringify(expected) === JSON.stringify(textsIn(after, (_, value) => value));
}

function textsIn(document: Document, textOf: (key: string, value: string) => string) {
  return commandLists(document).map(({ commands }, number) =>
    commands.map(({ value }, index) => textOf(`${number} ${index}`, value)),
  );
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** A move between two addresses as an editor tells it. */
export function moveBetween(from: string, to: string): Move {
  return { from: decoded(from), to: decoded(to) };
}
