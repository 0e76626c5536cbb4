import type { Diagnostic, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ProjectCode } from "../core/features/code/project-code.ts";
import type { PieceProblems } from "../core/features/diagnostics/diagnose.ts";
import { judge, judgeByPiece } from "../core/features/diagnostics/judge.ts";
import type { Policy } from "../core/features/diagnostics/policy.ts";
import type { Problem } from "../core/features/diagnostics/rule.ts";
import { stepPlace } from "../core/features/diagnostics/step-place.ts";
import { toLspDiagnostic, withRelated } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { Texts } from "./texts.ts";
import { keepJson } from "./writing.ts";

/** The diagnostics of a snapshot as the protocol shows them; a piece that an edit leaves alone keeps its own. */
export function publishedDiagnostics(
  snapshot: Snapshot,
  policy: Policy,
  code: ProjectCode | undefined,
  texts: Texts,
): readonly Diagnostic[] {
  const { text, document } = snapshot;
  const pieces = judgeByPiece(document, policy, code);
  if (!pieces) {
    return judge(document, policy, code).map((it) =>
      withStep(snapshot, it, toLspDiagnostic(text, it)),
    );
  }
  const diagnostics: Diagnostic[] = [];
  for (const it of pieces) {
    if (it.problems.length === 0) continue;
    for (const [index, diagnostic] of diagnosticsOfPiece(text, it, texts).entries()) {
      diagnostics.push(withStep(snapshot, it.problems[index], diagnostic));
    }
  }
  return diagnostics;
}

/** Steps are declared in other pieces, which move by themselves. */
function withStep(
  { text, document }: Snapshot,
  problem: Problem | undefined,
  diagnostic: Diagnostic,
): Diagnostic {
  const place = problem && stepPlace(problem, document);
  if (!place) return diagnostic;
  const { line } = text.positionAt(place.range.start);
  const known = withSteps.get(diagnostic);
  if (known?.line === line && known.declaration === place.declaration) return known.complete;
  const complete = keepJson(withRelated(text, diagnostic, place));
  withSteps.set(diagnostic, { line, declaration: place.declaration, complete });
  return complete;
}

/** Diagnostics with the place of a step added, by those without it. */
const withSteps = new WeakMap<
  Diagnostic,
  { readonly line: number; readonly declaration: object; readonly complete: Diagnostic }
>();

/** The diagnostics of a list of problems, at the line and in the file for which they were made last. */
interface Published {
  readonly uri: string;
  readonly line: number;
  readonly diagnostics: readonly Diagnostic[];
}

const memo = new WeakMap<PieceProblems["problems"], Published>();

function diagnosticsOfPiece(
  text: TextDocument,
  { start, piece, problems }: PieceProblems,
  texts: Texts,
): readonly Diagnostic[] {
  const { uri } = text;
  const { line } = text.positionAt(start);
  const known = memo.get(problems);
  if (known?.uri === uri && known.line === line) return known.diagnostics;
  const fresh =
    known?.uri === uri
      ? known
      : { uri, line: 0, diagnostics: inPiece(texts.create(uri, "", 0, piece.text), problems) };
  const diagnostics = fresh.diagnostics.map((it) => shiftLines(it, line - fresh.line));
  memo.set(problems, { uri, line, diagnostics });
  return diagnostics;
}

/** A piece begins at the start of a line, so that only the lines differ from those of the whole text. */
function inPiece(piece: TextDocument, problems: PieceProblems["problems"]): Diagnostic[] {
  return problems.map((it) => keepJson(toLspDiagnostic(piece, { ...it, start: 0 })));
}

function shiftLines(diagnostic: Diagnostic, by: number): Diagnostic {
  if (by === 0) return diagnostic;
  const related = diagnostic.relatedInformation?.map(({ message, location }) => ({
    location: { uri: location.uri, range: shiftRange(location.range, by) },
    message,
  }));
  const range = shiftRange(diagnostic.range, by);
  return keepJson({ ...diagnostic, range, ...(related ? { relatedInformation: related } : {}) });
}

function shiftRange({ start, end }: Range, by: number): Range {
  return {
    start: { line: start.line + by, character: start.character },
    end: { line: end.line + by, character: end.character },
  };
}
