import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
} from "vscode-languageserver";
import type { SourceRange } from "../core/base/range.ts";
import { fixAll } from "../core/features/diagnostics/fix-all.ts";
import { fixesFor } from "../core/features/diagnostics/fixes.ts";
import type { PlacedProblem } from "../core/features/diagnostics/rule.ts";
import { refactoringsAt } from "../core/features/refactorings/index.ts";
import type { RefactoringKind } from "../core/features/refactorings/refactoring.ts";
import { fromLspRange, toLspCodeAction, toLspEdit } from "./convert.ts";
import { type DiagnosticSource, isRepeated, policyFor, problemsAt } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";

/** Editors ask at each movement of the cursor, to light a bulb: that is for what needs mending. */
function isUnasked({ triggerKind }: CodeActionContext, { start, end }: SourceRange): boolean {
  return triggerKind === CodeActionTriggerKind.Automatic && start === end;
}

/** What is fixed on saving can be set for all extensions or for this one. */
const fixAllKinds: readonly string[] = [
  CodeActionKind.SourceFixAll,
  `${CodeActionKind.SourceFixAll}.valohai`,
];

const kinds: { readonly [K in RefactoringKind]: CodeActionKind } = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  rewrite: CodeActionKind.RefactorRewrite,
};

/** The quick fixes of the problems in the range, the refactorings of what is selected, and the fixes of all problems of a kind. */
export function codeActions(
  source: DiagnosticSource,
  snapshot: Snapshot,
  { range, context }: CodeActionParams,
): CodeAction[] {
  const wants = (kind: string) =>
    !context.only || context.only.some((it) => kind === it || kind.startsWith(`${it}.`));
  const asked = fromLspRange(snapshot.text, range);
  const near = problemsAt(source, snapshot, asked);
  return [
    ...(wants(CodeActionKind.QuickFix) ? near.flatMap((it) => quickFixes(snapshot, it)) : []),
    ...(wants(CodeActionKind.QuickFix) ? fixesOfKinds(source, snapshot, near) : []),
    ...(isUnasked(context, asked) ? [] : refactoringsAt(snapshot.document, asked))
      .filter(({ kind }) => wants(kinds[kind]))
      .map(({ title, kind, edits }) => ({
        title,
        kind: kinds[kind],
        edit: { changes: { [snapshot.text.uri]: edits.map((it) => toLspEdit(snapshot.text, it)) } },
      })),
    ...(context.only ? fixAllKinds.filter(wants).slice(0, 1) : []).flatMap((it) =>
      fixEverything(source, snapshot, it),
    ),
  ];
}

function quickFixes({ text, document }: Snapshot, problem: PlacedProblem): CodeAction[] {
  return fixesFor(problem, document).map((fix, index) =>
    toLspCodeAction(text, problem, fix, index === 0 && !fix.isChoice),
  );
}

/** Offered where a code occurs more than once. */
function fixesOfKinds(
  source: DiagnosticSource,
  snapshot: Snapshot,
  near: readonly PlacedProblem[],
): CodeAction[] {
  const codes = new Set(near.map((it) => it.code));
  return [...codes].flatMap((code) => {
    if (!isRepeated(source, snapshot, code)) return [];
    return allEdits(source, snapshot, `Fix all "${code}" problems`, CodeActionKind.QuickFix, code);
  });
}

function fixEverything(source: DiagnosticSource, snapshot: Snapshot, kind: string): CodeAction[] {
  return allEdits(source, snapshot, "Fix all Valohai problems", kind);
}

function allEdits(
  source: DiagnosticSource,
  { text, document }: Snapshot,
  title: string,
  kind: string,
  code?: string,
): CodeAction[] {
  const edits = fixAll(document, policyFor(source, text.uri), code);
  if (edits.length === 0) return [];
  const changes = { [text.uri]: edits.map((it) => toLspEdit(text, it)) };
  return [{ title, kind, edit: { changes } }];
}
