import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { largeTexts } from "./large-texts.ts";

/** What opening a text took. */
export interface OpenedText {
  /** In characters. */
  readonly length: number;
  /** Of the processor, until all its problems were known. */
  readonly seconds: number;
  /** The same for a letter that is typed in the middle. */
  readonly keySeconds: number;
  /** The most memory that the process held. */
  readonly megabytes: number;
  readonly problemCount: number;
  /** Whether a part of it was not read because of its size. */
  readonly isTooLarge: boolean;
}

/** What a text may take to be opened, in seconds of the processor. */
const limit = 2;

/** How many of the worst are named at the end. */
const worstCount = 10;

/** In milliseconds, after which a text counts as one that is never read. */
const patience = 300_000;

/** Measures how texts of each kind are opened at each size; prints a line for each, and the worst at the end. */
export async function measureLargeTexts(sizes: readonly number[], name: string): Promise<void> {
  const kinds = largeTexts.map(([it]) => it).filter((it) => it.includes(name));
  const lines: { readonly line: string; readonly seconds: number }[] = [];
  for (const kind of kinds) {
    for (const megabytes of sizes) {
      const opened = await openApart(kind, megabytes * 1e6);
      const line = lineOf(kind, opened);
      process.stdout.write(`${line}\n`);
      lines.push({ line, seconds: slowest(opened) });
    }
  }
  lines.sort((a, b) => b.seconds - a.seconds);
  const worst = lines.slice(0, worstCount).map((it) => it.line);
  process.stdout.write(`\nThe worst, with "!" those over ${limit} s:\n${worst.join("\n")}\n`);
}

/** Opens a text in a process of its own; undefined where that does not end or fails. */
async function openApart(kind: string, length: number): Promise<OpenedText | undefined> {
  const program = path.resolve("out/test/open-text.mjs");
  const run = promisify(execFile);
  try {
    const { stdout } = await run(process.execPath, [program, kind, String(length)], {
      timeout: patience,
    });
    return JSON.parse(stdout);
  } catch (error) {
    process.stderr.write(`${error}\n`);
    return undefined;
  }
}

/** What opening the text took, or typing into it if that took longer. */
function slowest(opened: OpenedText | undefined): number {
  return opened ? Math.max(opened.seconds, opened.keySeconds) : Number.POSITIVE_INFINITY;
}

function lineOf(kind: string, opened: OpenedText | undefined): string {
  if (!opened) return `! ${kind}: not opened`;
  const { length, seconds, keySeconds, megabytes, problemCount, isTooLarge } = opened;
  const figures = [
    `${(length / 1e6).toFixed(1)} MB`,
    `${seconds.toFixed(2)} s`,
    `key ${(keySeconds * 1000).toFixed(0)} ms`,
    `${megabytes.toFixed(0)} MB of memory`,
    `${problemCount} problems${isTooLarge ? ", too large" : ""}`,
  ];
  return `${slowest(opened) > limit ? "!" : " "} ${kind}: ${figures.join(", ")}`;
}
