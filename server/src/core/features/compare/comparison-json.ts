import { printedJson } from "#core/base/terminal-text.ts";
import type { Value } from "#core/base/value.ts";
import { strictJsonText } from "#core/model/json-text.ts";
import type { RunComparison } from "#core/simulation/compare/compare-runs.ts";
import type { OnlyValues } from "#core/simulation/compare/shared-values.ts";
import { countNumber } from "../exports/count-text.ts";
import type { FileComparison } from "./compare-files.ts";
import { partText } from "./comparison-text.ts";
import type { PartChange, PathPart } from "./part-changes.ts";
import type { RunChange } from "./run-changes.ts";
import { timeChangeShape } from "./time-changes.ts";

/** A comparison for scripts, as JSON; with the file's name where it is one of several. */
export function comparisonJson(comparison: FileComparison, file?: string): string {
  const { items, runs, times = [] } = comparison;
  const shape = {
    ...(file === undefined ? {} : { file }),
    items: items.map(({ kind, name, nameBefore, change, parts }) => ({
      kind,
      name,
      ...(nameBefore === undefined ? {} : { before: nameBefore }),
      change,
      parts: parts.map(partShape),
    })),
    runs: runs.map(runShape),
    ...(times.length === 0 ? {} : { times: times.map(timeChangeShape) }),
  };
  return printedJson(JSON.stringify(shape, undefined, 2));
}

function partShape(part: PartChange) {
  const { change, path, before, after } = part;
  const isRenamed = change === "renamed";
  return {
    change,
    path: path.map(pathText),
    before: isRenamed ? before?.name : before && plainValue(before.value),
    after: isRenamed ? after?.name : after && plainValue(after.value),
    text: partText(part),
  };
}

function pathText(part: PathPart): string {
  return part.kind === "key" ? part.key : part.name;
}

/** A value as JSON holds it; numbers that a reader could not hold exactly, and those that JSON has not, are texts. */
function plainValue(value: Value): unknown {
  switch (value.kind) {
    case "integer": {
      const number = Number(value.digits);
      return Number.isSafeInteger(number) ? number : value.digits;
    }
    case "list":
      return value.items.map(plainValue);
    case "object":
      return Object.fromEntries(value.entries.map(([key, it]) => [key, plainValue(it)]));
    default:
      return JSON.parse(strictJsonText(value));
  }
}

function runShape({ pipeline, name, type, runs }: RunChange) {
  const { before, after, kept, basis, reason, axes, constants } = runs;
  return {
    ...(pipeline === undefined ? { task: name } : { pipeline, node: name }),
    type,
    before: countNumber(before),
    after: countNumber(after),
    ...movesOf(runs),
    unchanged: countNumber(kept),
    basis,
    ...(reason === undefined ? {} : { reason }),
    parameters: axes.map(({ parameter, before: from, after: to, added, removed }) => ({
      parameter,
      before: from ?? null,
      after: to ?? null,
      added: valuesShape(added),
      removed: valuesShape(removed),
    })),
    values: constants.map(({ parameter, before: from, after: to }) => ({
      parameter,
      before: from ? plainValue(from) : null,
      after: to ? plainValue(to) : null,
    })),
  };
}

function movesOf({ before, after, kept }: RunComparison) {
  const isKnown = kept !== undefined && before !== undefined && after !== undefined;
  return {
    added: countNumber(isKnown ? after - kept : undefined),
    removed: countNumber(isKnown ? before - kept : undefined),
  };
}

function valuesShape({ count, first }: OnlyValues) {
  return { count, first: first.map(plainValue) };
}
