import { type CodeAction, CodeActionKind, type WorkspaceEdit } from "vscode-languageserver";
import { ignoringEdits } from "#core/features/diagnostics/ignore.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { turnOff } from "#core/features/diagnostics/turn-off.ts";
import type { Abilities } from "./abilities.ts";
import { toLspEdit } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";

/**
 * The ways not to be told of problems, one after the other for each code: on the line of the first of them, in the file,
 * in the project. They belong to no diagnostic, because editors sort those that do before everything else.
 */
export function ignoreActions(
  source: DiagnosticSource,
  snapshot: Snapshot,
  problems: readonly PlacedProblem[],
  abilities: Abilities,
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
    ...turnOffActions(source, text.uri, problem.code, abilities),
  ]);
}

/** The action has the code as its data, so that a client can say what it turned off. */
function turnOffActions(
  source: DiagnosticSource,
  uri: string,
  code: string,
  abilities: Abilities,
): CodeAction[] {
  const edit = turnOffEdit(source, uri, code, abilities);
  const title = `Turn ${code} off in this project`;
  return edit ? [{ title, kind: CodeActionKind.QuickFix, edit, data: code }] : [];
}

/** Undefined where the file is in no project, or where its config cannot be written. */
function turnOffEdit(
  { files, texts }: DiagnosticSource,
  file: string,
  code: string,
  { createsFiles }: Abilities,
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
