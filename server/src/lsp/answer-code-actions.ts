import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Command,
  type Connection,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Client } from "./client-capabilities.ts";
import { codeActions, plainFixes } from "./code-actions.ts";
import type { ConfigNames } from "./config-names.ts";
import { lintConfigActions } from "./lint-config.ts";
import type { ScriptFeatures } from "./scripts.ts";
import { applyEditCommand } from "./server-commands.ts";
import { showActions } from "./show-actions.ts";
import type { Workspace } from "./workspace.ts";

/** Answers what can be done at a place of a Valohai file, a script or a config. */
export function answerCodeActions(
  connection: Connection,
  workspace: Workspace,
  client: Client,
  scripts: ScriptFeatures,
): void {
  const log = (message: string) => connection.console.error(message);
  const actionsAt = async (params: CodeActionParams): Promise<CodeAction[]> => {
    const { range, context, textDocument } = params;
    const at = workspace.snapshotOf(textDocument.uri);
    const config = workspace.lintConfigOf(textDocument.uri);
    if (config) return configActions(config, params, workspace.configNames);
    const rewrites = wantsRewrites(context);
    if (!at) return rewrites ? scripts.steps.actions(textDocument.uri) : [];
    if (wantsPlainFixes(params, at.text)) {
      return workspace.settled(() => plainFixes(workspace, at, context.diagnostics));
    }
    const offset = at.text.offsetAt(range.start);
    return workspace.settled(() => [
      ...codeActions(workspace, at, params, client.supports, log),
      ...(rewrites ? scripts.steps.updates(at, offset) : []),
      ...showActions(at, offset, context, client),
    ]);
  };
  connection.onCodeAction(async (params) => {
    const actions = await actionsAt(params);
    if (client.supports.actionLiterals) return actions;
    return actions.flatMap((it) => asCommand(it, client) ?? []);
  });
}

/** An action for a client that knows commands only; undefined where it cannot make edits that the server asks for. */
function asCommand({ title, command, edit }: CodeAction, client: Client): Command | undefined {
  if (command) return command;
  if (!edit || !client.supportsApplyEdit) return undefined;
  return { title, command: applyEditCommand, arguments: [edit] };
}

/** Editors also ask at each movement of the cursor; a rewrite is only offered where the user asks for one. */
function wantsRewrites({ only, triggerKind }: CodeActionContext): boolean {
  if (triggerKind === CodeActionTriggerKind.Automatic) return false;
  return !only || only.some((it) => CodeActionKind.RefactorRewrite.startsWith(it));
}

function configActions(
  config: TextDocument,
  params: CodeActionParams,
  names: ConfigNames,
): CodeAction[] {
  const { range, context } = params;
  if (!wantsPlainFixes(params, config)) {
    return wantsQuickFixes(context) ? lintConfigActions(config, range, names) : [];
  }
  const fixes = context.diagnostics.flatMap((it) => lintConfigActions(config, it.range, names));
  return fixes.filter((it) => it.isPreferred);
}

/**
 * Whether the client may make what is answered without a choice: so Kate 22 asks for the fix of a problem, for the range of
 * the whole text, and coc.nvim for the first fix of a line.
 */
function wantsPlainFixes(
  { range: { start, end }, context }: CodeActionParams,
  text: TextDocument,
): boolean {
  const { only, triggerKind, diagnostics } = context;
  if (diagnostics.length === 0) return false;
  if (only) {
    const areLines = start.character === 0 && end.character === 0 && start.line < end.line;
    return areLines && only.length === 1 && only[0] === CodeActionKind.QuickFix;
  }
  if (triggerKind !== undefined) return false;
  return text.offsetAt(start) === 0 && text.offsetAt(end) >= text.getText().trimEnd().length;
}

function wantsQuickFixes({ only }: CodeActionContext): boolean {
  return !only || only.includes(CodeActionKind.QuickFix);
}
