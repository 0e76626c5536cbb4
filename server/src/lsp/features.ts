import {
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Connection,
  type Position,
} from "vscode-languageserver";
import { touches } from "#core/base/range.ts";
import { runCounts } from "#core/document/run-counts.ts";
import { describeScriptAt } from "#core/features/hover/describe-script.ts";
import { hover } from "#core/features/hover/index.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import { codeActions } from "./code-actions.ts";
import { fromLspRange, toLspCodeLens, toLspHover, toLspInlayHint } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { EnteredStore } from "./entered-metadata.ts";
import { lintConfigActions, lintConfigHover } from "./lint-config.ts";
import type { ScriptFeatures } from "./scripts.ts";
import type { Workspace } from "./workspace.ts";

/** Answers the questions about places in a document: look up, ask, convert. */
export function answerFeatures(
  connection: Connection,
  workspace: Workspace,
  supports: () => ClientSupport,
  scripts: ScriptFeatures,
  entered: EnteredStore,
  supportsCodeLens: boolean,
): void {
  const { snapshotOf } = workspace;
  connection.onHover(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    const config = workspace.lintConfigOf(textDocument.uri);
    if (config) return lintConfigHover(config, position);
    if (!at) return scripts.hover(textDocument.uri, position);
    const offset = offsetOf(at, position);
    const code = workspace.codeFor(textDocument.uri);
    const script = code && describeScriptAt(at.document, code, offset);
    const found = script ?? hover(at.document, offset, entered.of(textDocument.uri));
    return found ? toLspHover(at.text, found) : null;
  });
  const log = (message: string) => connection.console.error(message);
  connection.onCodeAction((params) => {
    const { range, context, textDocument } = params;
    const at = snapshotOf(textDocument.uri);
    const config = workspace.lintConfigOf(textDocument.uri);
    if (config) return wantsQuickFixes(context) ? lintConfigActions(config, range) : [];
    const rewrites = wantsRewrites(context);
    if (!at) return rewrites ? scripts.steps.actions(textDocument.uri) : [];
    const updates = rewrites ? scripts.steps.updates(at, offsetOf(at, range.start)) : [];
    return [...codeActions(workspace, at, params, supports(), log), ...updates];
  });
  connection.onCodeLens(({ textDocument }) => {
    if (!workspace.settings().codeLens) return [];
    const at = snapshotOf(textDocument.uri);
    if (!at) return scripts.lenses(textDocument.uri);
    const counts = runCounts(at.document, entered.of(textDocument.uri));
    return counts.map((it) => toLspCodeLens(at.text, it));
  });
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const at = snapshotOf(textDocument.uri);
    const { inlayHints, codeLens } = workspace.settings();
    // A lens above the same name already shows it.
    if (!at || !inlayHints || (codeLens && supportsCodeLens)) return [];
    const shown = fromLspRange(at.text, range);
    const counts = runCounts(at.document, entered.of(textDocument.uri));
    const inRange = counts.filter((it) => touches(shown, it.range.end));
    return inRange.flatMap((it) => toLspInlayHint(at.text, it) ?? []);
  });
}

/** Editors also ask at each movement of the cursor; a rewrite is only offered where the user asks for one. */
function wantsRewrites({ only, triggerKind }: CodeActionContext): boolean {
  if (triggerKind === CodeActionTriggerKind.Automatic) return false;
  return !only || only.some((it) => CodeActionKind.RefactorRewrite.startsWith(it));
}

function wantsQuickFixes({ only }: CodeActionContext): boolean {
  return !only || only.includes(CodeActionKind.QuickFix);
}

function offsetOf(at: Snapshot, position: Position): number {
  return at.text.offsetAt(position);
}
