import { type CodeAction, CodeActionKind, type WorkspaceEdit } from "vscode-languageserver";
import { ignoringEdits } from "#core/features/diagnostics/ignore.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { turnOff } from "#core/features/diagnostics/turn-off.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import { toLspEdit } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/**
 * The ways to ignore problems, one after the other for each code: on the line of the first of them, in the file,
 * in the project. They belong to no diagnostic, because editors sort those that do before everything else.
 */
export function ignoreActions(
  workspace: Workspace,
  snapshot: Snapshot,
  problems: readonly PlacedProblem[],
  supports: ClientSupport,
): CodeAction[] {
  const first = new Map<string, PlacedProblem>();
  for (const it of problems) if (!first.has(it.code)) first.set(it.code, it);
  const { text, document } = snapshot;
  return [...first.values()].flatMap((problem) => [
    ...ignoringEdits(problem, document).map(({ title, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [text.uri]: edits.map((it) => toLspEdit(text, it)) } },
    })),
    ...turnOffActions(workspace, text.uri, problem.code, supports),
  ]);
}

/** The action has the code as its data, so that a client can say what it turned off. */
function turnOffActions(
  workspace: Workspace,
  uri: string,
  code: string,
  supports: ClientSupport,
): CodeAction[] {
  const edit = turnOffEdit(workspace, uri, code, supports);
  const title = `Turn ${code} off in this project`;
  return edit ? [{ title, kind: CodeActionKind.QuickFix, edit, data: code }] : [];
}

/** Undefined where the file is in no project, or where its config cannot be written. */
function turnOffEdit(
  { files, texts }: Workspace,
  file: string,
  code: string,
  { createsFiles }: ClientSupport,
): WorkspaceEdit | undefined {
  const config = files.configFileOf(file);
  if (!config || (config.text === undefined && !createsFiles)) return undefined;
  const { uri, text = "" } = config;
  const edits = turnOff(text, code);
  if (!edits) return undefined;
  const before = texts.create(uri, "yaml", 0, text);
  const changes = edits.map((it) => toLspEdit(before, it));
  if (config.text !== undefined) return { changes: { [uri]: changes } };
  const create = { kind: "create" as const, uri, options: { ignoreIfExists: true } };
  const write = { textDocument: { uri, version: null }, edits: changes };
  return { documentChanges: [create, write] };
}
