import { absolutePath, repositoryFolder } from "#core/shell/folder.ts";

/** A file or folder that gets another address; addresses are decoded. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where the paths of a repository are after some moves; undefined for one that is then outside of it. */
export type NewPath = (path: string) => string | undefined;

/** The new paths of what is below a folder, which may move itself. */
export function newPathsIn(base: string, moves: readonly Move[]): NewPath {
  const newBase = moved(base, moves);
  return (path) => {
    const address = moved(`${base}/${path}`, moves);
    return address.startsWith(`${newBase}/`) ? address.slice(newBase.length + 1) : undefined;
  };
}

/** The address that something has after some moves: the innermost move counts. */
function moved(address: string, moves: readonly Move[]): string {
  const around = moves.filter(({ from }) => address === from || address.startsWith(`${from}/`));
  const [move] = around.sort((a, b) => b.from.length - a.from.length);
  return move ? move.to + address.slice(move.from.length) : address;
}

/** A word as the shell reads it, with what is around it. */
interface Unquoted {
  readonly quote: string;
  readonly inner: string;
}

/** The text of a word that is written in one piece; undefined where it has other parts, such as variables. */
function unquoted(word: string): Unquoted | undefined {
  const [, single, double] = /^(?:'([^']*)'|"([^"\\$`]*)")$/.exec(word) ?? [];
  if (single !== undefined) return { quote: "'", inner: single };
  if (double !== undefined) return { quote: '"', inner: double };
  if (!/^(?:[^'"\\$`{}*?\s]|\\[^\n])+$/.test(word)) return undefined;
  const inner = word.replace(/\\(.)/g, "$1");
  return { quote: inner === word ? "" : "\\", inner };
}

/** A word with another text, in its quotes or in those that the text needs; undefined where it cannot be written. */
function quotedAs({ quote }: Unquoted, text: string): string | undefined {
  // Valohai would take what is in braces for a placeholder.
  if (/[{}]/.test(text)) return undefined;
  if (quote === '"') return /["\\$`]/.test(text) ? undefined : `"${text}"`;
  if (quote === "\\") return text.replace(/[^\w@%+=:,./-]/gu, "\\$&");
  if (text.includes("'")) return undefined;
  return quote === "'" || !/^[\w@%+=:,./-]+$/.test(text) ? `'${text}'` : text;
}

/** A word with the new path in place of the one that it names; undefined where nothing changes or the new path is unknown. */
export function movedWord(
  word: string,
  path: string,
  folder: string | undefined,
  newPath: NewPath,
): string | undefined {
  const read = unquoted(word);
  const before = folder === undefined ? undefined : `${repositoryFolder}/${folder}`;
  if (!read || absolutePath(read.inner, before) !== absolutePath(path, repositoryFolder)) {
    return undefined;
  }
  const to = newPath(path);
  if (to === undefined) return undefined;
  const text = read.inner.startsWith("/")
    ? `${repositoryFolder}/${to}`
    : relativeWord(read.inner, { path, folder, to, newPath });
  return text === undefined || text === read.inner ? undefined : quotedAs(read, text);
}

/** The new text of a word that is relative to the current folder; undefined where the old one stays correct. */
function relativeWord(
  written: string,
  {
    path,
    folder = "",
    to,
    newPath,
  }: { path: string; folder: string | undefined; to: string; newPath: NewPath },
): string | undefined {
  const from = folder === "" ? "" : newPath(folder);
  if (from === undefined) return undefined;
  const relative = relativePath(from, to);
  if (relative === relativePath(folder, path)) return undefined;
  // The shell looks for a name without "/" among the installed programs, and takes one with a dash for an option.
  const isBare = (!relative.includes("/") && written.includes("/")) || relative.startsWith("-");
  return isBare ? `./${relative}` : keepDot(written, relative);
}

function keepDot(written: string, relative: string): string {
  return written.startsWith("./") && !relative.startsWith("../") ? `./${relative}` : relative;
}

/** The path from one folder of the repository to another place in it. */
function relativePath(from: string, to: string): string {
  const start = from === "" ? [] : from.split("/");
  const end = to.split("/");
  let common = 0;
  while (common < start.length && start[common] === end[common]) common++;
  const rest = [...start.slice(common).map(() => ".."), ...end.slice(common)].join("/");
  return rest === "" ? "." : rest;
}

/** The same for a word that names a module; `path` is that of its file. */
export function movedModule(word: string, path: string, newPath: NewPath): string | undefined {
  const read = unquoted(word);
  const module = read?.inner ?? "";
  const to = newPath(path);
  const root = rootOf(path, module);
  const newRoot = root === "" ? "" : root && newPath(root);
  if (!read || to === undefined || newRoot === undefined) return undefined;
  const name = moduleName(newRoot, to);
  return name === undefined || name === module ? undefined : quotedAs(read, name);
}

/** What ends the path of a module. */
const moduleEnding = /(?:\/__(?:main|init)__)?\.py$/;

/** The folder in which a module is found; undefined if the path is not a module. */
function rootOf(path: string, module: string): string | undefined {
  const own = module.replaceAll(".", "/");
  const file = path.replace(moduleEnding, "");
  if (module === "" || (file !== own && !file.endsWith(`/${own}`))) return undefined;
  return file.slice(0, Math.max(0, file.length - own.length - 1));
}

/** How a folder names the module of a file in it; undefined where it cannot. */
function moduleName(root: string, path: string): string | undefined {
  const file = path.replace(moduleEnding, "");
  if (file === path || (root !== "" && !file.startsWith(`${root}/`))) return undefined;
  const parts = file.slice(root === "" ? 0 : root.length + 1).split("/");
  return parts.every((it) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(it)) ? parts.join(".") : undefined;
}
