import { readFileSync } from "node:fs";
import { groupBy } from "#core/base/group-by.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { complete } from "#core/features/completion/index.ts";
import { type Fixture, fixtures } from "../test/support/fixtures.ts";
import { corpusFiles } from "../test/support/shared-corpus.ts";
import { type LeftOut, leaveOneOut } from "./left-out.ts";

/** How high the words of real files are offered after each has been left out. */
export interface CompletionReport {
  /** A row for each kind of place. */
  readonly table: string;
  /** A line for each word that was not offered first: file, line, kind of place, word, rank and what came first. */
  readonly misses: string;
}

/** Leaves each word of the files out and asks for it again; without files, those of the shared corpus. */
export function measureCompletion(files: readonly string[]): CompletionReport {
  const { source, texts } = textsOf(files);
  const answers = texts.flatMap(answersFor);
  const kinds = groupBy(answers, (it) => it.place.kind);
  const byCount = [...kinds].sort((a, b) => b[1].length - a[1].length);
  const table = [
    `${texts.length} files: ${source}`,
    "",
    "| place | places | first | first five | anywhere |",
    "|---|--:|--:|--:|--:|",
    row("all", answers),
    ...byCount.map(([kind, it]) => row(kind, it)),
  ].join("\n");
  const misses = answers.filter((it) => it.rank !== 0).map(missLine);
  return { table, misses: misses.join("\n") };
}

/** The files of the command line, else the shared corpusFiles, else the project's own. */
function textsOf(files: readonly string[]): { source: string; texts: readonly Fixture[] } {
  if (files.length > 0) {
    const texts = files.map((name) => ({ name, text: readFileSync(name, "utf8") }));
    return { source: "those of the command line", texts };
  }
  const shared = ["real", "reference"].flatMap(corpusFiles);
  if (shared.length > 0) return { source: "the shared corpus", texts: shared };
  const source = "the shared corpus is not present, so these are the examples and fixtures";
  return { source, texts: fixtures() };
}

interface Answer {
  readonly file: string;
  readonly place: LeftOut;
  /** The place of the word among the offers, or -1. */
  readonly rank: number;
  readonly first: readonly string[];
}

function answersFor({ name, text }: Fixture): readonly Answer[] {
  const document = createDocument(text);
  return leaveOneOut(text).map((place) => answerTo(place, name, document));
}

function answerTo(place: LeftOut, file: string, before: Document): Answer {
  const labels = complete(createDocument(place.text, before), place.offset).map((it) => it.label);
  const rank = labels.findIndex((it) => it === place.word || it === `- ${place.word}`);
  return { file, place, rank, first: labels.slice(0, 6) };
}

function missLine({ file, place: { text, offset, kind, word }, rank, first }: Answer): string {
  const line = text.slice(0, offset).split("\n").length;
  return [file, line, kind, word, rank, first.join(" | ")].join("\t");
}

function row(kind: string, answers: readonly Answer[]): string {
  const share = (holds: (rank: number) => boolean) => {
    const count = answers.filter((it) => holds(it.rank)).length;
    return `${((100 * count) / answers.length).toFixed(1)} %`;
  };
  const shares = [
    share((it) => it === 0),
    share((it) => it >= 0 && it < 5),
    share((it) => it >= 0),
  ];
  return `| ${[kind, answers.length, ...shares].join(" | ")} |`;
}
