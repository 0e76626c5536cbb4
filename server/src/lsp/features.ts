import {
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Connection,
  type Position,
} from "vscode-languageserver";
import { touches } from "../core/base/range.ts";
import { describeScriptAt } from "../core/features/code/describe-script.ts";
import { hover } from "../core/features/hover/index.ts";
import { runCounts } from "../core/features/run-counts.ts";
import { codeActions } from "./code-actions.ts";
import { fromLspRange, toLspCodeLens, toLspHover, toLspInlayHint } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";
import type { ScriptFeatures } from "./scripts.ts";

/** Answers the questions about places in a document: look up, ask, convert. */
export function answerFeatures(
  connection: Connection,
  source: DiagnosticSource,
  scripts: ScriptFeatures,
): void {
  const { snapshotOf } = source;
  connection.onHover(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    if (!at) return scripts.hover(textDocument.uri, position);
    const offset = offsetOf(at, position);
    const code = source.codeFor(textDocument.uri);
    const script = code && describeScriptAt(at.document, code, offset);
    const found = script ?? hover(at.document, offset);
    return found ? toLspHover(at.text, found) : null;
  });
  connection.onCodeAction((params) => {
    const { range, context, textDocument } = params;
    const at = snapshotOf(textDocument.uri);
    const rewrites = wantsRewrites(context);
    if (!at) return rewrites ? scripts.steps.actions(textDocument.uri) : [];
    const updates = rewrites ? scripts.steps.updates(at, offsetOf(at, range.start)) : [];
    return [...codeActions(source, at, params), ...updates];
  });
  connection.onCodeLens(({ textDocument }) => {
    if (!source.settings().codeLens) return [];
    const at = snapshotOf(textDocument.uri);
    if (!at) return scripts.lenses(textDocument.uri);
    return runCounts(at.document).map((it) => toLspCodeLens(at.text, it));
  });
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const at = snapshotOf(textDocument.uri);
    if (!at || !source.settings().inlayHints) return [];
    const shown = fromLspRange(at.text, range);
    const counts = runCounts(at.document).filter((it) => touches(shown, it.range.end));
    return counts.flatMap((it) => toLspInlayHint(at.text, it) ?? []);
  });
}

/** Editors also ask at each movement of the cursor; a rewrite is only offered where somebody looks for one. */
function wantsRewrites({ only, triggerKind }: CodeActionContext): boolean {
  if (triggerKind === CodeActionTriggerKind.Automatic) return false;
  return !only || only.some((it) => CodeActionKind.RefactorRewrite.startsWith(it));
}

function offsetOf(at: Snapshot, position: Position): number {
  return at.text.offsetAt(position);
}
