import { FilePermission, type FileStat, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type FileAnswer,
  type FileEntry,
  type FileKind,
  type FileQuestion,
  type FilesParams,
  filesRequest,
} from "#protocol";
import { leadsOut, tooLarge } from "../../server/src/files/unread.ts";
import { reasonOf } from "./reason.ts";

/** Answers what the server asks about files that only the editor can read; those of the workspace folders, and no links. */
export function answerFiles(client: BaseLanguageClient): void {
  client.onRequest(filesRequest, answersTo);
}

/** An answer to each question, in their order; what cannot be read is answered with the reason. */
export function answersTo({ questions }: FilesParams): Promise<readonly FileAnswer[]> {
  return Promise.all(questions.map((it) => answer(it).catch(unreadBecause)));
}

async function answer(question: FileQuestion): Promise<FileAnswer> {
  // Without the steps up that would lead out of a folder.
  const uri = Uri.joinPath(Uri.parse(question.uri), ".");
  if (workspace.getWorkspaceFolder(uri) === undefined) return unread("is in no open folder");
  if (question.kind === "list") return listed(uri, question.limit);
  const stat = await workspace.fs.stat(uri);
  if (question.kind === "find") {
    const isReadOnly = ((stat.permissions ?? 0) & FilePermission.Readonly) !== 0;
    const isLink = isLinkOf(stat.type);
    return { kind: "place", place: kindOf(stat.type), isReadOnly, isLink };
  }
  return read(uri, stat, question);
}

async function read(
  uri: Uri,
  stat: FileStat,
  { limit, known }: Extract<FileQuestion, { kind: "read" }>,
): Promise<FileAnswer> {
  if (isLinkOf(stat.type)) return unread(leadsOut().message);
  if (kindOf(stat.type) !== "file") return unread("is not a file");
  if (stat.size > limit) return unread(tooLarge(limit).message);
  const stamp = stampOf(stat);
  if (stamp !== undefined && stamp === known) return { kind: "unchanged" };
  const bytes = await workspace.fs.readFile(uri);
  if (bytes.length > limit) return unread(tooLarge(limit).message);
  return { kind: "text", text: new TextDecoder().decode(bytes), stamp };
}

async function listed(uri: Uri, limit: number): Promise<FileAnswer> {
  const all = await workspace.fs.readDirectory(uri);
  const some = all.slice(0, Math.min(limit, maxEntries));
  const entries = some.map(([name, type]): FileEntry => {
    return [name, isLinkOf(type) ? "link" : kindOf(type)];
  });
  return { kind: "entries", entries, isWhole: entries.length === all.length };
}

/** How many entries of a folder are sent. */
const maxEntries = 50_000;

/** What is there after a link. */
function kindOf(type: FileType): FileKind {
  if ((type & FileType.File) !== 0) return "file";
  return (type & FileType.Directory) !== 0 ? "folder" : "other";
}

/** A link could lead anywhere, which an editor does not say. */
function isLinkOf(type: FileType): boolean {
  return (type & FileType.SymbolicLink) !== 0;
}

/** How close two changes can be that have the same time, in milliseconds. */
const clockStep = 2_000;

/** Undefined for what has changed just now, and where files have no times. */
function stampOf({ mtime, ctime, size }: FileStat): string | undefined {
  const isSure = mtime > 0 && Date.now() - mtime > clockStep;
  return isSure ? `${mtime} ${ctime} ${size}` : undefined;
}

function unread(reason: string, isMissing = false): FileAnswer {
  return { kind: "unread", reason, isMissing };
}

function unreadBecause(error: unknown): FileAnswer {
  const code = error instanceof FileSystemError ? error.code : undefined;
  if (code === "FileNotFound") return unread("does not exist", true);
  if (code === "FileNotADirectory") return unread("is not a folder");
  if (code === "NoPermissions") return unread("may not be read");
  return unread(`cannot be read (${reasonOf(error)})`);
}
