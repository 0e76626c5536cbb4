import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { lineColumns } from "#core/base/line-column.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { isValohaiFileName } from "#core/document/file-names.ts";
import type { DecodedText } from "../files/decode-utf8.ts";
import { attempt, type CliIo, UsageError } from "./cli-io.ts";
import { documentOf } from "./document-of.ts";
import { configsFor, expandArguments, isLeftOut } from "./files.ts";
import { filesAtRevision, textAtRevision } from "./git-text.ts";

/** Two versions of a file. */
export interface FileVersions {
  /** The name of the file after the change. */
  readonly file: string;
  readonly before: Document;
  readonly after: Document;
}

/** The versions that the arguments of a comparison mean: those of one file, or of each file that is named or in a folder. */
export type Versions = FileVersions | readonly FileVersions[];

/** The two files that are named, or files and what they were at a revision of their Git repository. */
export async function versionsOf(
  revision: string | undefined,
  named: readonly string[],
  io: CliIo,
): Promise<Versions> {
  const [first, second, ...others] = named;
  if (revision === undefined) {
    if (first === undefined || second === undefined || others.length > 0) {
      throw new UsageError("Two files are needed, or --git REVISION and a file or folder");
    }
    const before = comparedDocument(first, io.decode(first), io);
    return { file: second, before, after: comparedDocument(second, io.decode(second), io) };
  }
  if (first === undefined) throw new UsageError("--git REVISION takes a file or folder");
  const current = await currentFiles(named, io);
  if (second === undefined && !isFolder(first) && current[0] === first) {
    return sinceRevision(first, revision, io);
  }
  const removed = named.filter(isFolder).flatMap((it) => removedFiles(it, revision, current));
  return [...current, ...removed].flatMap(
    (file) => attempt(io, () => sinceRevision(file, revision, io)) ?? [],
  );
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The files that arguments mean now, without those that a config leaves out. */
async function currentFiles(named: readonly string[], io: CliIo): Promise<readonly string[]> {
  const files = await expandArguments(named, io);
  const configs = await configsFor(files, io);
  return files.filter((it) => named.includes(it) || !isLeftOut(it, configs(it)));
}

/** The Valohai files that a folder had at a revision, and has no more. */
function removedFiles(
  folder: string,
  revision: string,
  current: readonly string[],
): readonly string[] {
  const files = filesAtRevision(folder, revision).map((it) => path.join(folder, it));
  return files.filter(
    (it) => isValohaiFileName(path.basename(it)) && !current.includes(it) && !existsSync(it),
  );
}

function sinceRevision(file: string, revision: string, io: CliIo): FileVersions {
  const before = textAtRevision(file, revision);
  if (!before) io.error(`${file} is not in ${revision}, so everything is new\n`);
  const isGone = before !== undefined && !existsSync(file);
  return {
    file,
    before: optionalDocument(`${revision}:${file}`, before, io),
    after: optionalDocument(file, isGone ? undefined : io.decode(file), io),
  };
}

function optionalDocument(name: string, text: DecodedText | undefined, io: CliIo): Document {
  return text ? comparedDocument(name, text, io) : createDocument("");
}

/** The document of a version; what is no item of Valohai means nothing, so that it is noted. */
function comparedDocument(name: string, text: DecodedText, io: CliIo): Document {
  const document = documentOf(name, text, io);
  const place = lineColumns(document.text);
  for (const { piece, start } of document.pieces) {
    if (piece.problems.length > 0) continue;
    for (const { config, node } of piece.items) {
      if (config) continue;
      const { line, column } = place(start + node.range.start);
      io.error(`${name}:${line}:${column}: an unknown item, which is not compared\n`);
    }
  }
  return document;
}
