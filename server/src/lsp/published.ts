import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { otherPlace } from "#core/features/diagnostics/placed.ts";
import type { Policy } from "#core/features/diagnostics/policy.ts";
import type { PieceProblems, Problem } from "#core/features/diagnostics/rule.ts";
import { shownByPiece } from "#core/features/diagnostics/select.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { keptByLine, moveRange } from "./by-line.ts";
import { toLspDiagnostic, withRelated } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { keepJson } from "./kept-json.ts";
import type { Texts } from "./texts.ts";

/** The diagnostics of a snapshot as the protocol shows them; a piece that an edit leaves alone keeps its own. */
export function publishedDiagnostics(
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

/** Other items stand in other pieces, which move by themselves. */
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
  const complete = keepJson(withRelated(text, diagnostic, place));
  withPlaces.set(diagnostic, { line, declaration: place.declaration, complete });
  return complete;
}

/** Diagnostics with the place in another item added, by those without it. */
const withPlaces = new WeakMap<
  Diagnostic,
  { readonly line: number; readonly declaration: object; readonly complete: Diagnostic }
>();

/** A list of problems in the file for which it was converted last. */
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

/** A piece begins at the start of a line, so that only the lines differ from those of the whole text. */
const diagnosticsAt = keptByLine(
  ({ uri, texts, piece, problems }: InFile): readonly Diagnostic[] => {
    const text = texts.create(uri, "", 0, piece.text);
    return problems.map((it) => keepJson(toLspDiagnostic(text, { ...it, start: 0 })));
  },
  (diagnostics, by) => diagnostics.map((it) => keepJson(moveDiagnostic(it, by))),
);

function moveDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  const related = diagnostic.relatedInformation?.map(({ message, location }) => ({
    location: { uri: location.uri, range: moveRange(location.range, by) },
    message,
  }));
  const range = moveRange(diagnostic.range, by);
  return { ...diagnostic, range, ...(related ? { relatedInformation: related } : {}) };
}
