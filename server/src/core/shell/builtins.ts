import { absolutePath, repositoryPath } from "./folder.ts";
import { type Call, currentFolder, from, placeOf, type Run, textAt } from "./run.ts";
import { enter, isAssignment, type Session, type ShellWord } from "./session.ts";
import { shellParts } from "./shell-parts.ts";
import type { ShellPiece } from "./words.ts";

type Builtin = (run: Run, call: Call) => void;

const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ["cd", changeFolder],
  ["pushd", pushFolder],
  ["popd", ({ session }) => enter(session, session.left.pop())],
  ...["export", "declare", "typeset", "local", "readonly"].map((it): [string, Builtin] => [
    it,
    assignAll,
  ]),
  ["unset", unset],
  ["set", setWords],
  ["shift", shift],
]);

/** Whether a command does nothing but change what later commands find: the folder, the variables or the settings of the shell. */
export function onlyChangesShell(command: string): boolean {
  const [part, ...more] = shellParts(command.trim());
  if (part?.kind !== "command" || part.after !== "" || more.length > 0) return false;
  const [name] = part.words;
  const word = name?.pieces.length === 1 ? name.pieces[0] : undefined;
  return isBuiltin(word) || (name !== undefined && part.words.every(isAssignment));
}

function isBuiltin(name: ShellPiece | undefined): boolean {
  return typeof name === "string" && (builtins.has(name) || others.has(name));
}

/** Builtins that change the shell, but nothing that is followed here. */
const others: ReadonlySet<string> = new Set([".", "alias", "source", "trap", "ulimit", "umask"]);

/** Runs a shell builtin for folders or variables; answers whether the call is one. */
export function runBuiltin(run: Run, call: Call, name: string): boolean {
  const builtin = builtins.get(name);
  builtin?.(run, call);
  return builtin !== undefined;
}

function pushFolder(run: Run, call: Call): void {
  run.session.left.push(run.session.folder);
  changeFolder(run, call);
}

function assignAll(run: Run, call: Call): void {
  for (const it of call.words.slice(1)) assign(run, it);
}

function unset({ session }: Run, call: Call): void {
  for (const { text } of call.words.slice(1)) session.variables.set(text ?? "", undefined);
}

function shift({ session }: Run, call: Call): void {
  session.given = session.given?.slice(Number(textAt(call, 1) ?? 1) || 1);
}

function changeFolder(run: Run, call: Call): void {
  const { session } = run;
  const word = call.words.slice(1).find(({ text }) => text === "-" || !/^-/.test(text ?? ""));
  const folder = folderMeant(session, word);
  const path = repositoryPath(folder);
  if (word && word.text !== "-" && path) {
    const place = placeOf(run, word.range);
    run.found.paths.push({ ...place, kind: "folder", paths: [path], folder: currentFolder(run) });
  }
  // Whether the command before has failed is not known.
  enter(session, call.before === "||" ? undefined : folder);
}

function folderMeant(session: Session, word: ShellWord | undefined): string | undefined {
  if (!word) return home;
  if (word.text === "-") return session.previous;
  return word.text === undefined ? undefined : absolutePath(word.text, session.folder);
}

/** Where `cd` goes without arguments. */
const home = "/root";

/** Gives a variable the value that a word such as `NAME=value` writes. */
export function assign({ session }: Run, word: ShellWord): void {
  const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(word.text ?? "") ?? [];
  if (name !== undefined) {
    session.variables.set(name, value);
    return;
  }
  const [start] = word.pieces;
  const unknown = typeof start === "string" ? /^(\w+)\+?=/.exec(start)?.[1] : undefined;
  if (unknown !== undefined) session.variables.set(unknown, undefined);
}

/** `set -- words` */
function setWords({ session }: Run, call: Call): void {
  const at = call.words.findIndex(({ text }) => text === "--");
  if (at >= 0) session.given = from(call, at + 1).words;
}
