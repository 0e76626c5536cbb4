import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { shift } from "#core/base/range.ts";
import { otherPlace } from "#core/features/diagnostics/other-place.ts";
import type { PieceProblems, PlacedProblem, Problem } from "#core/features/diagnostics/rule.ts";
import { toLspDiagnostic, withRelated } from "../convert.ts";
import type { Snapshot } from "../documents.ts";
import { cacheJson } from "../json-cache.ts";
import { shiftRange } from "../line-shift.ts";

/** The problems of the pieces of a document as diagnostics; those of a piece that did not change stay the same objects. */
export function toLspDiagnostics(
  snapshot: Snapshot,
  pieces: readonly PieceProblems[],
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const it of pieces) {
    if (it.problems.length === 0) continue;
    let index = 0;
    for (const diagnostic of diagnosticsOfPiece(snapshot.text, it)) {
      diagnostics.push(withOtherPlace(snapshot, it.problems[index], diagnostic));
      index++;
    }
  }
  return diagnostics;
}

/** Adds the related place, which may be in another piece that moves on its own. */
function withOtherPlace(
  { text, document }: Snapshot,
  problem: Problem | undefined,
  diagnostic: Diagnostic,
): Diagnostic {
  const place = problem && otherPlace(problem, document);
  if (!place) return diagnostic;
  const { line } = text.positionAt(place.range.start);
  const known = withPlaces.get(diagnostic);
  if (known?.line === line && known.declaration === place.declaration) return known.complete;
  const complete = cacheJson(withRelated(text, diagnostic, place));
  withPlaces.set(diagnostic, { line, declaration: place.declaration, complete });
  return complete;
}

/** Diagnostics with their related place, by the diagnostics without it. */
const withPlaces = new WeakMap<
  Diagnostic,
  { readonly line: number; readonly declaration: object; readonly complete: Diagnostic }
>();

/** The diagnostics of a list of problems, with the file and the line of their piece where they were last asked for. */
interface Converted {
  readonly uri: string;
  readonly line: number;
  readonly diagnostics: readonly Diagnostic[];
}

const converted = new WeakMap<PieceProblems["problems"], Converted>();

/** A piece starts at the beginning of a line, so only the line numbers change when it moves. */
function diagnosticsOfPiece(
  text: TextDocument,
  { start, problems }: PieceProblems,
): readonly Diagnostic[] {
  const { uri } = text;
  const { line } = text.positionAt(start);
  const last = converted.get(problems);
  const known = last?.uri === uri ? last : undefined;
  if (known?.line === line) return known.diagnostics;
  const diagnostics = known
    ? known.diagnostics.map((it) => cacheJson(shiftDiagnostic(it, line - known.line)))
    : problems.map((it) => cacheJson(toLspDiagnostic(text, inFile(it, start))));
  converted.set(problems, { uri, line, diagnostics });
  return diagnostics;
}

/** A problem in ranges of the file, without the place in another item, which moves on its own. */
function inFile(problem: Problem, start: number): PlacedProblem {
  const range = shift(problem.range, start);
  const related = problem.related?.map((it) => ({ ...it, range: shift(it.range, start) }));
  return { ...problem, range, start, ...(related ? { related } : {}) };
}

function shiftDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  const related = diagnostic.relatedInformation?.map(({ message, location }) => ({
    location: { uri: location.uri, range: shiftRange(location.range, by) },
    message,
  }));
  const range = shiftRange(diagnostic.range, by);
  return { ...diagnostic, range, ...(related ? { relatedInformation: related } : {}) };
}
