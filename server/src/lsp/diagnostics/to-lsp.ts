import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { otherPlace } from "#core/features/diagnostics/placed.ts";
import type { Policy } from "#core/features/diagnostics/policy.ts";
import type { PieceProblems, Problem } from "#core/features/diagnostics/rule.ts";
import { shownByPiece } from "#core/features/diagnostics/select.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { toLspDiagnostic, withRelated } from "../convert.ts";
import type { Snapshot } from "../documents.ts";
import { cacheJson } from "../json-cache.ts";
import { cachedPerLine, shiftRange } from "../line-shift.ts";
import type { Texts } from "../texts.ts";
import { policyFor, type Workspace } from "../workspace.ts";

/** The diagnostics of a snapshot, as LSP data. */
export function diagnosticsOf(workspace: Workspace, snapshot: Snapshot): readonly Diagnostic[] {
  const { uri } = snapshot.text;
  return workspace.files.isLeftOut(uri)
    ? []
    : toLspDiagnostics(
        snapshot,
        policyFor(workspace, uri),
        workspace.codeFor(uri),
        workspace.texts,
      );
}

/** The diagnostics of a piece that did not change stay the same objects. */
export function toLspDiagnostics(
  snapshot: Snapshot,
  policy: Policy,
  code: ProjectCode | undefined,
  texts: Texts,
): readonly Diagnostic[] {
  const { text, document } = snapshot;
  const diagnostics: Diagnostic[] = [];
  for (const it of shownByPiece(document, policy, code)) {
    if (it.problems.length === 0) continue;
    let index = 0;
    for (const diagnostic of diagnosticsOfPiece(text, it, texts)) {
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

/** A list of problems, with the file for which it was last converted. */
interface InFile extends Pick<PieceProblems, "piece" | "problems"> {
  readonly uri: string;
  readonly texts: Texts;
}

const files = new WeakMap<PieceProblems["problems"], InFile>();

function diagnosticsOfPiece(
  text: TextDocument,
  { start, piece, problems }: PieceProblems,
  texts: Texts,
): readonly Diagnostic[] {
  const { uri } = text;
  const known = files.get(problems);
  const inFile = known?.uri === uri ? known : { uri, texts, piece, problems };
  files.set(problems, inFile);
  return diagnosticsAt(inFile, text.positionAt(start).line);
}

/** A piece starts at the beginning of a line, so only line numbers differ between the piece and the file. */
const diagnosticsAt = cachedPerLine(
  ({ uri, texts, piece, problems }: InFile): readonly Diagnostic[] => {
    const text = texts.create(uri, "", 0, piece.text);
    return problems.map((it) => cacheJson(toLspDiagnostic(text, { ...it, start: 0 })));
  },
  (diagnostics, by) => diagnostics.map((it) => cacheJson(shiftDiagnostic(it, by))),
);

function shiftDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  const related = diagnostic.relatedInformation?.map(({ message, location }) => ({
    location: { uri: location.uri, range: shiftRange(location.range, by) },
    message,
  }));
  const range = shiftRange(diagnostic.range, by);
  return { ...diagnostic, range, ...(related ? { relatedInformation: related } : {}) };
}
