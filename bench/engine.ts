import { parseDocument } from "yaml";
import { createDocument, type Document } from "#core/document/document.ts";
import { shownByChunk } from "#core/features/diagnostics/diagnose.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import type { Generated } from "./generate.ts";
import { median, type Row } from "./table.ts";

/** The engine by itself: reading, editing and memory, against a full parse by `yaml`. */
export function measureEngine(label: string, { text, places }: Generated): Row[] {
  const whole = timed(3, () => parseDocument(text));
  const opened = timed(3, () => shownByChunk(createDocument(text), defaultPolicy));
  const parsedMemory = memoryOf(() => parseDocument(text));
  const ownMemory = memoryOf(() => opening(text));
  const edited = editing(text, places.type, 200);
  return [
    { metric: `${label}: read and check, ms`, ours: opened, floor: whole },
    { metric: `${label}: edit and check, ms`, ours: edited.time, floor: whole },
    { metric: `${label}: heap after reading, MB`, ours: ownMemory, floor: parsedMemory },
  ];
}

/** What makes the items of a file depend on each other. It changes no line before the first pipeline, so that the places stay. */
const ties: readonly (readonly [name: string, tie: (text: string) => string])[] = [
  ["a comment for the whole file", (it) => it.replace("\n", " # valohai-ignore-file edge-cycle\n")],
  ["a comment in each step", (it) => it.replaceAll("python:3.12", "python:3.12 # valohai-ignore")],
  ["pipelines of one name", (it) => it.replaceAll(/name: pipeline-\d+/g, "name: pipeline")],
  ["several documents", (it) => it.replace("\n- pipeline:", "\n---\n- pipeline:")],
  [
    "an anchor for all steps",
    (it) =>
      it.replace("image: ", "image: &image ").replaceAll("image: python:3.12", "image: *image"),
  ],
  [
    "settings that all other steps merge",
    (it) =>
      it
        .replace("- step:", "- step: &first")
        .replaceAll("\n    image: python:3.12", "\n    <<: *first")
        .replace("<<: *first", "image: python:3.12"),
  ],
];

/** Edits of files in which items depend on each other; their floor is the same edit of the plain file. */
export function measureTies(label: string, { text, places }: Generated): Row[] {
  // The first run of each compiles.
  for (const [, tie] of ties) editing(tie(text), places.type, 60);
  editing(text, places.type, 60);
  const plain = editing(text, places.type, 60).time;
  return ties.map(([name, tie]) => ({
    metric: `${label}: edit and check with ${name}, ms`,
    ours: editing(tie(text), places.type, 60).time,
    floor: plain,
  }));
}

/** How much memory 10,000 edits leave behind, in MB. */
export function measureGrowth({ text, places }: Generated): Row {
  let { document } = editing(text, places.type, 5000);
  const before = heap();
  document = editing(text, places.type, 10_000, document).document;
  const grown = Math.max(0, heap() - before);
  return {
    metric: `after 10,000 edits (${document.items.length} items): grown by MB`,
    ours: grown,
  };
}

function opening(text: string): Document {
  const document = createDocument(text);
  shownByChunk(document, defaultPolicy);
  return document;
}

function editing(text: string, place: Generated["places"]["type"], count: number, from?: Document) {
  let document = from ?? opening(text);
  const offset = text.split("\n", place.line).join("\n").length + 1 + place.character;
  const times: number[] = [];
  for (let edit = 0; edit < count; edit++) {
    const typed = edit % 2 === 0 ? `${text.slice(0, offset)}x${text.slice(offset)}` : text;
    const at = performance.now();
    document = createDocument(typed, document);
    shownByChunk(document, defaultPolicy);
    times.push(performance.now() - at);
  }
  return { document, time: median(times) };
}

function timed(rounds: number, act: () => unknown): number | undefined {
  const times = Array.from({ length: rounds }, () => {
    const at = performance.now();
    act();
    return performance.now() - at;
  });
  return median(times);
}

function memoryOf(make: () => unknown): number {
  const before = heap();
  const kept = make();
  const after = heap();
  return kept ? after - before : 0;
}

function heap(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
