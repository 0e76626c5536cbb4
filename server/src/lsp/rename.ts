import {
  type Connection,
  LSPErrorCodes,
  type Position,
  ResponseError,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { visibleText } from "#core/base/visible-text.ts";
import { type ProjectRename, renameInProject } from "#core/features/rename/project-rename.ts";
import { prepareRename, type RenameError, type RenameStart } from "#core/features/rename/rename.ts";
import { prepareRenameInScript, renameFromScript } from "#core/features/rename/rename-in-script.ts";
import { symbolAt } from "#core/names/symbol-at.ts";
import { NotLoaded } from "../files/unread.ts";
import type { Client } from "./client-capabilities.ts";
import { toLspRange } from "./convert.ts";
import {
  editsByFile,
  type FileEdits,
  nameOf,
  obstacleTo,
  toLspWorkspaceEdit,
} from "./file-edits.ts";
import type { ScriptFeatures } from "./scripts.ts";
import { isLintConfig, isScript } from "./text-kind.ts";
import type { Workspace } from "./workspace.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** Answers renames, from Valohai files and from the scripts that their steps run: look up, ask, convert. */
export function answerRename(
  connection: Connection,
  workspace: Workspace,
  { supports }: Client,
  scripts: ScriptFeatures,
): void {
  connection.onPrepareRename(async ({ textDocument: { uri }, position }) => {
    const at = workspace.snapshotOf(uri);
    if (at) return toLspStart(at.text, prepareRename(at.document, at.text.offsetAt(position)));
    return orRefusal(async () => {
      const start = await scripts.withParts(uri, position, ({ text, parts }) =>
        toLspStart(text, prepareRenameInScript(parts)),
      );
      return start ?? null;
    });
  });
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
    orRefusal(async () => {
      const answer = workspace.snapshotOf(uri)
        ? await scripts.withFiles((files) => {
            const found = renameFromFile(files, uri, position, newName);
            return withEdits(found, files, workspace, scripts);
          })
        : await scripts.withParts(uri, position, ({ files, parts }) => {
            const found = renameFromScript(files.all, parts, newName);
            return withEdits(found, files, workspace, scripts);
          });
      if (!answer) return null;
      const refused = await refusedRename(workspace, answer, uri, scripts);
      if (refused) return refusal(refused);
      return "changed" in answer ? toLspWorkspaceEdit(answer.changed, supports) : null;
    }),
  );
}

/** Why a rename that starts in a file is not made; undefined where it is. */
async function refusedRename(
  workspace: Workspace,
  answer: NonNullable<ReturnType<typeof withEdits>>,
  origin: string,
  scripts: ScriptFeatures,
): Promise<RenameError | undefined> {
  if (answer.kind === "refused") return answer;
  for (const it of answer.changed) {
    const message = unsentIn(it, scripts) ?? (await obstacleIn(workspace, it, origin));
    if (message !== undefined) return { kind: "refused", message };
  }
  return undefined;
}

/** A refusal in place of an answer for which files could not be read in time. */
async function orRefusal<T>(answer: () => Promise<T>): Promise<T | ResponseError<void>> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error;
    const message = `Nothing is renamed, because ${error.message}`;
    return refusal({ kind: "refused", message });
  }
}

function renameFromFile(
  files: WorkspaceFiles,
  uri: string,
  position: Position,
  newName: string,
): ProjectRename | undefined {
  const at = files.at(uri);
  if (!at) return undefined;
  const { text, document } = at.snapshot;
  const offset = text.offsetAt(position);
  const start = prepareRename(document, offset);
  if (start?.kind === "refused") return start;
  const named = start && symbolAt(document, offset);
  return named && renameInProject(files.all, [{ file: at.file, named }], newName);
}

/** A rename with the edits of each file. */
function withEdits(
  renamed: ProjectRename | undefined,
  files: WorkspaceFiles,
  workspace: Workspace,
  scripts: ScriptFeatures,
) {
  if (renamed?.kind !== "renamed") return renamed;
  return { kind: renamed.kind, changed: editsByFile(renamed, files, workspace, scripts) };
}

function toLspStart(text: TextDocument, start: RenameStart | undefined) {
  if (!start) return null;
  if (start.kind === "refused") return refusal(start);
  return { range: toLspRange(text, start.range), placeholder: start.name };
}

function refusal({ message }: RenameError): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.RequestFailed, visibleText(message));
}

/** Why a script cannot be edited that the client has not opened: it may show another text than the one on disk. */
function unsentIn(file: FileEdits, { mayBeUnsent }: ScriptFeatures): string | undefined {
  const { text, version } = file;
  const isUnopened = version === null && isScript(text) && !isLintConfig(text.uri);
  if (!isUnopened || !mayBeUnsent(text.uri)) return undefined;
  return `"${nameOf(file)}" may have unsaved changes, which this editor has not sent, so nothing is renamed; open it first, or set the initialization option "renamesUnsentScripts"`;
}

/** Why a file other than the one in which the user renames cannot be edited. */
async function obstacleIn(
  workspace: Workspace,
  file: FileEdits,
  origin: string,
): Promise<string | undefined> {
  if (file.text.uri === origin) return undefined;
  const obstacle = await obstacleTo(workspace, file);
  return (
    obstacle && `"${nameOf(file)}" ${obstacle.reason}, so nothing is renamed; ${obstacle.cure}`
  );
}
