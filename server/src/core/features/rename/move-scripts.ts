import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { type Located, type SourceRange, shift } from "#core/base/range.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import type { Item } from "#core/model/piece.ts";
import { fieldsOf } from "#core/model/read.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { readStepCommands } from "#core/shell/commands.ts";
import type { NamedPath } from "#core/shell/facts.ts";
import { absolutePath, repositoryFolder, repositoryPath } from "#core/shell/folder.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import { insideQuotes } from "#core/syntax/quote.ts";
import { scalarOffsets } from "#core/syntax/scalar-offsets.ts";
import type { ProjectFile } from "./linked-places.ts";
import { type Move, movedModule, movedWord, newPathsIn } from "./moved-path.ts";
import type { ProjectRenamed } from "./project-rename.ts";

/**
 * What changes in the commands of Valohai files when scripts, modules or folders of a project move: the words that name
 * them. Words of which a part is known only when they run are left alone, and so is what scripts start themselves.
 */
export function moveScripts(
  files: Iterable<ProjectFile>,
  moves: readonly Move[],
): ProjectRenamed["files"] {
  return [...files].flatMap((file) => {
    const { document, code } = file;
    if (!code || hasConflictMarkers(document.text)) return [];
    const found = commandLists(document).flatMap((it, index) =>
      editsOf(it, index, { file, code, moves }),
    );
    const edits = distinctEdits(found);
    return edits.length > 0 && isAsMeant(document, edits, found) ? [{ file, edits }] : [];
  });
}

/** The commands that run in one shell, with the item that holds them. */
interface CommandList {
  readonly item: Item;
  readonly start: number;
  readonly commands: readonly Located<string>[];
  /** Words other than commands: modules with something in them, as in `package.module:app`, or paths of files. */
  readonly are?: "modules" | "files";
}

function commandLists({ items }: Document): readonly CommandList[] {
  return items.flatMap(({ item, start }): readonly CommandList[] => {
    const { config, entry } = item;
    if (config?.kind === "step") {
      const files = config.sourcePath ? [config.sourcePath] : [];
      return [
        { item, start, commands: config.commands },
        { item, start, commands: files, are: "files" },
      ];
    }
    if (config?.kind === "endpoint" && entry) {
      const fields = fieldsOf(entry.value);
      const modules = { commands: fields.texts("wsgi"), are: "modules" } as const;
      return [
        { item, start, commands: fields.texts("server-command") },
        { item, start, ...modules },
      ];
    }
    if (config?.kind !== "pipeline") return [];
    return config.nodes.flatMap((node) => {
      const own = runsStep(node) ? node.override : undefined;
      return own?.commands ? [{ item, start, commands: own.commands }] : [];
    });
  });
}

interface Context {
  readonly file: ProjectFile;
  readonly code: ProjectCode;
  readonly moves: readonly Move[];
}

/** An edit of a Valohai file with the text of the command that it leads to. */
interface CommandEdit extends TextEdit {
  /** Which command it is in, and what that says after all edits in it. */
  readonly command: string;
  readonly after: string;
}

function editsOf(list: CommandList, number: number, context: Context): readonly CommandEdit[] {
  const named = pathsIn(list, context);
  const base = baseOf(named.flat(), context);
  return list.commands.flatMap((command, index) => {
    const words = (named[index] ?? []).flatMap((it) => newWord(it, command.value, base, context));
    return editsIn(list, command, `${number} ${index}`, words);
  });
}

/** The words of each command that name something of the project. */
function pathsIn(
  { commands, are }: CommandList,
  { code }: Context,
): readonly (readonly NamedPath[])[] {
  const texts = commands.map((it) => it.value);
  if (are) return texts.map(are === "modules" ? moduleIn : fileIn);
  const read = readStepCommands(texts, { text: (path) => code.script(path)?.text });
  return read.commands.map(({ paths }, index) => [
    ...paths.filter((it) => it.at === undefined),
    ...servedModules(texts[index] ?? ""),
  ]);
}

/** `uvicorn package.module:app`: the module in the repository that a server runs. */
function servedModules(text: string): readonly NamedPath[] {
  if (!server.test(text) || otherFolder.test(text)) return [];
  return [...text.matchAll(/(?<=\s)[A-Za-z_][\w.]*(?=:[A-Za-z_])/g)].flatMap(({ 0: word, index }) =>
    moduleIn(word).map((it) => ({ ...it, range: { start: index, end: index + word.length } })),
  );
}

const server = /(?<![\w./-])(?:uvicorn|gunicorn|hypercorn|daphne|granian|waitress-serve)\s/;
const otherFolder = /(?<![\w./-])(?:cd|pushd|popd|--chdir|--app-dir|PYTHONPATH)\b/;

/** `package.module:callable` names a module (valohai documentation, "wsgi" of endpoints). */
function moduleIn(text: string): readonly NamedPath[] {
  const module = /^[A-Za-z_][\w.]*(?=:|$)/.exec(text)?.[0];
  if (module === undefined) return [];
  const path = module.replaceAll(".", "/");
  const range = { start: 0, end: module.length };
  const paths = [`${path}.py`, `${path}/__init__.py`];
  return [{ kind: "module", paths, folder: "", range, at: undefined }];
}

/** The path of a script in the repository (valohai-yaml, "source-path" of steps). */
function fileIn(text: string): readonly NamedPath[] {
  const path = repositoryPath(absolutePath(text, repositoryFolder));
  if (path === undefined) return [];
  return [
    {
      kind: "file",
      paths: [path],
      folder: "",
      range: { start: 0, end: text.length },
      at: undefined,
    },
  ];
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

/** The new text of a word of the command. */
function newWord(
  { kind, folder, range, paths }: NamedPath,
  command: string,
  base: string,
  { code, moves }: Context,
): readonly NewWord[] {
  const word = command.slice(range.start, range.end);
  const path = kind === "folder" ? paths[0] : (paths.find((it) => code.script(it)) ?? paths[0]);
  if (path === undefined) return [];
  const newPath = newPathsIn(base, moves);
  const newText =
    kind === "module" ? movedModule(word, path, newPath) : movedWord(word, path, folder, newPath);
  return newText === undefined ? [] : [{ range, newText }];
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
    newText: insideQuotes(it.newText, quote),
    command: key,
    after,
  }));
}

/** A command that aliases repeat is changed once. */
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

/** A move between two addresses as an editor reports it. */
export function moveBetween(from: string, to: string): Move {
  return { from: decoded(from), to: decoded(to) };
}
