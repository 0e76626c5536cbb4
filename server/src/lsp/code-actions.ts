import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type Range,
} from "vscode-languageserver";
import { runsUnasked } from "#core/base/fix-kind.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { SourceRange } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import type { Document } from "#core/document/document.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { type FixedAll, fixAll, refusalOf, unfinished } from "#core/features/fix-all/index.ts";
import { refactoringsAt } from "#core/features/refactorings/index.ts";
import type { RefactoringKind } from "#core/features/refactorings/refactoring.ts";
import { hasConflictMarkers, unresolvedConflict } from "#core/syntax/conflict-markers.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import { fromLspRange, toLspCodeAction, toLspEdit } from "./convert.ts";
import { isRepeated, problemsAt, problemsNamed } from "./diagnostics/problems.ts";
import type { Snapshot } from "./documents.ts";
import { ignoreActions } from "./ignore-actions.ts";
import type { Workspace } from "./workspace.ts";

/** Editors ask at each movement of the cursor, to light a bulb: that is for what needs fixing. */
function isUnasked({ triggerKind }: CodeActionContext, { start, end }: SourceRange): boolean {
  return triggerKind === CodeActionTriggerKind.Automatic && start === end;
}

/** Fixing on save can be set for all extensions or for this one. */
const fixAllKinds: readonly string[] = [
  CodeActionKind.SourceFixAll,
  `${CodeActionKind.SourceFixAll}.valohai`,
];

/** The most problems of a range that fixes are offered for: nobody chooses from more. */
const maxProblems = 500;

const kinds: { readonly [K in RefactoringKind]: CodeActionKind } = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  rewrite: CodeActionKind.RefactorRewrite,
};

/** The quick fixes of the problems in the range, the refactorings of what is selected, and the fixes of all problems of a kind. */
export function codeActions(
  workspace: Workspace,
  snapshot: Snapshot,
  { range, context }: CodeActionParams,
  supports: ClientSupport,
  log: (message: string) => void,
): CodeAction[] {
  // Only who merges can say which side of the text stays.
  if (hasConflictMarkers(snapshot.document.text))
    return supports.disabledActions ? unable(context) : [];
  const wants = (kind: string) =>
    !context.only || context.only.some((it) => kind === it || kind.startsWith(`${it}.`));
  const asked = fromLspRange(snapshot.text, range);
  const inRange = problemsAt(workspace, snapshot, asked);
  const near = (
    inRange.length > 0 ? inRange : problemsNamed(workspace, snapshot, namedBeside(range, context))
  ).slice(0, maxProblems);
  const code = workspace.codeFor(snapshot.text.uri);
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(workspace, snapshot, near) : []),
    ...(wants(CodeActionKind.QuickFix) ? fixesOfKinds(workspace, snapshot, near, log) : []),
    ...(wants(CodeActionKind.QuickFix) ? ignoreActions(workspace, snapshot, near, supports) : []),
    ...(isUnasked(context, asked) ? [] : refactoringsAt(snapshot.document, asked, code))
      .filter(({ kind }) => wants(kinds[kind]))
      .map(({ title, kind, edits }) => ({
        title: visibleText(title),
        kind: kinds[kind],
        edit: { changes: { [snapshot.text.uri]: edits.map((it) => toLspEdit(snapshot.text, it)) } },
      })),
    ...(context.only ? fixAllKinds.filter(wants).slice(0, 1) : []).flatMap((it) =>
      fixEverything(workspace, snapshot, it, log),
    ),
  ];
}

/** The diagnostics of the line that some clients name for a cursor beside them. */
function namedBeside(asked: Range, { diagnostics }: CodeActionContext): Diagnostic[] {
  return diagnostics.filter(
    ({ range }) => range.start.line <= asked.end.line && asked.start.line <= range.end.line,
  );
}

/** For each of these diagnostics the fix that a client may make without showing it: the name that the message suggests, or one that keeps every word. */
export function plainFixes(
  workspace: Workspace,
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const { text, document } = snapshot;
  const host = workspace.files.hostFor(text.uri);
  const problems = problemsNamed(workspace, snapshot, diagnostics.slice(0, maxProblems));
  return problems.flatMap((problem) => {
    const [first] = fixesFor(problem, document, host);
    if (!first) return [];
    const isPreferred = runsUnasked(first.kind);
    const isPlain = isPreferred || problem.suggestion !== undefined;
    return isPlain ? [toLspCodeAction(text, problem, first, isPreferred)] : [];
  });
}

/** A disabled action in place of all others, for a person who asks: it says why nothing can be done. */
function unable({ only, triggerKind }: CodeActionContext): CodeAction[] {
  if (triggerKind === CodeActionTriggerKind.Automatic) return [];
  const kinds = only ?? [CodeActionKind.QuickFix, CodeActionKind.Refactor];
  const disabled = { reason: `${unresolvedConflict}, so nothing is changed` };
  return kinds.map((kind) => ({ title: "Change this file", kind, disabled }));
}

function quickFixes(
  { files }: Workspace,
  { text, document }: Snapshot,
  problems: readonly PlacedProblem[],
): CodeAction[] {
  const host = files.hostFor(text.uri);
  return problems.flatMap((problem) =>
    fixesFor(problem, document, host).map((fix, index) =>
      toLspCodeAction(text, problem, fix, index === 0 && runsUnasked(fix.kind)),
    ),
  );
}

/** Offered where a code occurs more than once. */
function fixesOfKinds(
  workspace: Workspace,
  snapshot: Snapshot,
  near: readonly PlacedProblem[],
  log: (message: string) => void,
): CodeAction[] {
  const codes = new Set(near.map((it) => it.code));
  return [...codes].flatMap((code) => {
    if (!isRepeated(workspace, snapshot, code)) return [];
    const fixed = fixedAll(workspace, snapshot, code);
    return actionOf(snapshot, fixed, `Fix all "${code}" problems`, CodeActionKind.QuickFix, log);
  });
}

function fixEverything(
  workspace: Workspace,
  snapshot: Snapshot,
  kind: string,
  log: (message: string) => void,
): CodeAction[] {
  const fixed = fixedAll(workspace, snapshot);
  return actionOf(snapshot, fixed, "Fix all Valohai problems", kind, log);
}

/** By document, then by policy and code: editors ask again at each movement of the cursor. */
const fixedOf = oncePer((_: Document) => new Map<string, FixedAll>());

/** The result of fixing all problems, or those of one code; computed once for each version of a text. */
function fixedAll(workspace: Workspace, { document, text }: Snapshot, code?: string): FixedAll {
  const { policy } = workspace.contextOf(text.uri);
  const key = JSON.stringify([code, policy.severities]);
  const ofDocument = fixedOf(document);
  const fixed = ofDocument.get(key) ?? fixAll(document, policy, code);
  ofDocument.set(key, fixed);
  return fixed;
}

function actionOf(
  { text }: Snapshot,
  { edits, refused, isUnfinished }: FixedAll,
  title: string,
  kind: string,
  log: (message: string) => void,
): CodeAction[] {
  for (const it of refused) log(`${text.uri}: ${refusalOf(it)}`);
  if (isUnfinished) log(`${text.uri}: ${unfinished}`);
  if (edits.length === 0) return [];
  const changes = { [text.uri]: edits.map((it) => toLspEdit(text, it)) };
  return [{ title, kind, edit: { changes } }];
}
