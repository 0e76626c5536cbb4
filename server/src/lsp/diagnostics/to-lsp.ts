import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { keptWhileSame } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import { otherPlaces } from "#core/features/diagnostics/other-place.ts";
import { placeAlone } from "#core/features/diagnostics/placed.ts";
import type { ChunkProblems, PieceProblems, Problem } from "#core/features/diagnostics/rule.ts";
import { toLspDiagnostic, toLspRelated } from "../convert.ts";
import type { Snapshot } from "../documents.ts";
import { listOf } from "../encoded-list.ts";
import { type KeptJson, keptJson } from "../kept-json.ts";
import { joinTemplates, type LineTemplate, templateOf, writtenAt } from "../line-template.ts";

/** The problems of the chunks of a document as diagnostics to be sent, and others after them; the JSON of a chunk that did not change is kept. */
export function toLspDiagnostics(
  { text, document }: Snapshot,
  chunks: readonly ChunkProblems[],
  others: readonly Diagnostic[] = [],
): Diagnostic[] {
  return listOf([
    ...chunks.flatMap((it) => writtenChunk({ text, document }, it)),
    ...others.map((it) => keptJson(JSON.stringify(it))),
  ]);
}

/** The JSON of the diagnostics of one chunk. */
export function writtenChunk(
  { text, document }: Pick<Snapshot, "text" | "document">,
  { start, pieces }: ChunkProblems,
): readonly KeptJson[] {
  if (piecesWithProblems(pieces).length === 0) return [];
  const { line } = text.positionAt(start);
  return [writtenAt(templateOfChunk(pieces, { text, document, start, line }), line)];
}

/** Where a chunk or a piece starts in a file. */
interface PlacedIn {
  readonly text: TextDocument;
  readonly document: Document;
  readonly start: number;
  readonly line: number;
}

const piecesWithProblems = oncePer((pieces: readonly PieceProblems[]) =>
  pieces.filter((it) => it.problems.length > 0),
);

/** The diagnostics of a chunk. */
const templateOfChunk = keptWhileSame(
  (pieces: readonly PieceProblems[], at: PlacedIn) => placesOf(allElsewhere(pieces), at),
  (pieces, { text, document, start: by, line: firstLine }) =>
    joinTemplates(
      piecesWithProblems(pieces).map(({ problems, start }) => {
        const { line } = text.positionAt(by + start);
        const template = templateOfPiece(problems, { text, document, start: by + start, line });
        return { template, line: line - firstLine };
      }),
    ),
);

/** The diagnostics of a piece, which starts at the beginning of a line. */
const templateOfPiece = keptWhileSame(
  (problems: readonly Problem[], at: PlacedIn) => placesOf(elsewhere(problems), at),
  (problems, at) =>
    joinTemplates(problems.map((it) => ({ template: templateOfProblem(it, at), line: 0 }))),
);

/** The problems that name a place in another piece, which moves on its own. */
const elsewhere = oncePer((problems: readonly Problem[]) =>
  problems.filter((it) => it.step !== undefined || it.relatedItem || it.relatedElsewhere),
);

const allElsewhere = oncePer((pieces: readonly PieceProblems[]) =>
  pieces.flatMap((it) => elsewhere(it.problems)),
);

/** What the diagnostics of problems depend on beside these: the file, and the places in other pieces. */
function placesOf(problems: readonly Problem[], { text, document }: PlacedIn): readonly unknown[] {
  const places = problems.flatMap((it) => otherPlaces(it, document));
  return [
    text.uri,
    places.map((it) => it.declaration),
    places.map((it) => text.positionAt(it.range.start).line),
  ];
}

/** A diagnostic; the related places in other pieces do not move with it. */
function templateOfProblem(
  problem: Problem,
  { text, document, start, line }: PlacedIn,
): LineTemplate {
  const diagnostic = toLspDiagnostic(text, placeAlone(problem, start));
  const places = otherPlaces(problem, document);
  if (places.length === 0) return templateOf(diagnostic, line);
  const others = places.map((it) => toLspRelated(text, it));
  const relatedInformation = [...(diagnostic.relatedInformation ?? []), ...others];
  return templateOf({ ...diagnostic, relatedInformation }, line, new Set(others));
}
