import { Worker } from "node:worker_threads";
import type { SourcePattern } from "./source-patterns.ts";

/** In characters and in milliseconds: a linear pattern is done after a few of them, one that is not needs far more. */
const textLength = 100_000;
const timeLimit = 2_000;

/**
 * The patterns that take too long on some text made of what they name: runs of each character, alone and after what comes
 * before it, and of neighbours by turns.
 */
export async function slowPatterns(
  patterns: readonly SourcePattern[],
): Promise<readonly SourcePattern[]> {
  const slow: SourcePattern[] = [];
  for (let from = 0; from < patterns.length; ) {
    const stuck = await pump(patterns.slice(from));
    if (stuck === undefined) break;
    const pattern = patterns[from + stuck];
    if (pattern) slow.push(pattern);
    from += stuck + 1;
  }
  return slow;
}

/** The index of the first pattern that takes too long; undefined where none does. */
function pump(patterns: readonly SourcePattern[]): Promise<number | undefined> {
  const workerData = { patterns, textLength };
  const worker = new Worker(`(${work.toString()})(require("node:worker_threads"))`, {
    eval: true,
    workerData,
  });
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    worker.on("message", (index: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        resolve(index);
        void worker.terminate();
      }, timeLimit);
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

/** What runs in the worker: it says the number of a pattern before each text, and uses nothing from around it. */
function work({ parentPort, workerData }: typeof import("node:worker_threads")): void {
  const shorthands: { readonly [letter: string]: string } = {
    ...{ s: " ", S: "a", d: "0", D: "a", w: "a", W: "-", t: "\t", n: "\n", r: "\r", b: "", B: "" },
    p: "a",
    P: "-",
  };
  const atoms = (source: string): string[] => {
    const found: string[] = [];
    const token =
      /\\(?:u\{?[\da-fA-F]+\}?|x[\da-fA-F]{2}|[pP]\{\w+\}|[\s\S])|\(\?(?:<?[=!]|:)|\{[\d,]+\}|[\s\S]/g;
    for (const [it] of source.matchAll(token)) {
      const code = /^\\[ux]\{?([\da-fA-F]+)/.exec(it)?.[1];
      if (code !== undefined) found.push(String.fromCodePoint(Number.parseInt(code, 16)));
      else if (it.startsWith("\\")) found.push(shorthands[it[1] ?? ""] ?? it[1] ?? "");
      else if (it === ".") found.push("x");
      else if (it.length === 1 && !"()[]|*+?^$".includes(it)) found.push(it);
    }
    return found.filter((it) => it !== "").slice(0, 24);
  };
  const texts = function* (source: string): Generator<string> {
    const found = atoms(source);
    const run = (before: string, unit: string): string => {
      const length = Math.max(0, workerData.textLength - before.length);
      return `${before}${unit.repeat(Math.ceil(length / Math.max(unit.length, 1)))}\0`;
    };
    for (const unit of new Set([" ", "\n", "a", ...found, found.join("")])) yield run("", unit);
    for (const [index, it] of found.entries()) {
      const before = found.slice(0, index).join("");
      yield run(before, it);
      yield run(before, it + (found[index + 1] ?? " "));
      yield run("", it + (found[index + 1] ?? " "));
    }
  };
  for (const [index, { source, flags }] of workerData.patterns.entries()) {
    const pattern = new RegExp(source, flags);
    for (const text of texts(source)) {
      parentPort?.postMessage(index);
      if (flags.includes("g")) text.replace(pattern, "");
      else pattern.exec(text);
    }
  }
}
