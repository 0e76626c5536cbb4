import type { Value } from "#core/base/value.ts";
import { entryLines } from "#core/edits/yaml-text.ts";
import { isSocketPart } from "#core/model/socket.ts";
import type { MetadataKey } from "#core/python/metadata.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import type { Script } from "#core/python/script.ts";

/** A pipeline of two new steps: the second one runs once for each value of a list that the first one prints. */
export interface PipelineProposal {
  readonly producer: string;
  /** The metadata key that holds the list. */
  readonly key: string;
  readonly consumer: string;
  readonly parameter: string;
  /** Whether the names say that the list is meant for this parameter and no other. */
  readonly sure: boolean;
}

/** A new step, and the path of the script that it runs. */
interface NewStep {
  readonly name: string;
  readonly script: string;
}

/** The likeliest pipeline of these steps; undefined where no script prints what may be a list for another one. */
export function proposePipeline(
  steps: readonly NewStep[],
  scriptAt: (path: string) => Script | undefined,
): PipelineProposal | undefined {
  const read = steps.flatMap(({ name, script: path }) => {
    const script = scriptAt(path);
    return script ? [{ name, script }] : [];
  });
  const lists = read.flatMap(({ name, script }) => script.metadata.keys.flatMap(asList(name)));
  const needs = read.flatMap(({ name, script }) => needsOf(name, script));
  const pairs = lists.flatMap((list) =>
    needs.filter((it) => it.step !== list.step && fits(list, it)).map((it) => pairOf(list, it)),
  );
  const likely = pairs.filter((it) => it.isList || it.isPlural);
  const [best, next] = likely.sort((a, b) => b.rank - a.rank);
  if (!best) return undefined;
  const { list, need, isLike, rank } = best;
  return {
    producer: list.step,
    key: list.key,
    consumer: need.step,
    parameter: need.name,
    sure: isLike && rank !== next?.rank,
  };
}

/** The lines of the pipeline as an item of a file. */
export function pipelineText(proposal: PipelineProposal): string {
  const { producer, key, consumer, parameter } = proposal;
  const node = (step: string, type: string) => ({
    pairs: [
      ["name", step],
      ["type", type],
      ["step", step],
    ] as const,
  });
  const edge = `[${producer}.metadata.${key}, ${consumer}.parameter.${parameter}]`;
  const pipeline = [
    ["name", `${consumer}-pipeline`],
    ["nodes", { list: [node(producer, "execution"), node(consumer, "task")] }],
    ["edges", { list: [edge] }],
  ] as const;
  const layout = { dashIndent: 2, indent: 2 };
  return entryLines({ pairs: [["pipeline", { pairs: pipeline }]] }, 0, " ", layout).join("\n");
}

/** A metadata key that may be a list. */
interface PrintedList {
  readonly step: string;
  readonly key: string;
  /** What it holds, where it is a constant. */
  readonly items: readonly Value[] | undefined;
}

/** A key as a list of its step; none where its value is no list, or an edge cannot name it. */
function asList(step: string): (key: MetadataKey) => readonly PrintedList[] {
  return ({ name, value }) => {
    if (!isSocketPart(name) || (value !== undefined && value.kind !== "list")) return [];
    return [{ step, key: name, items: value?.items }];
  };
}

/** A parameter that a script cannot do without. */
interface Need {
  readonly step: string;
  readonly name: string;
  readonly type: ScriptArgument["type"];
}

/** The options without a default, and what a script asks `valohai-utils` for without preparing it. */
function needsOf(step: string, script: Script): readonly Need[] {
  const options = script.arguments.filter(
    ({ type, several, default: value }) =>
      type !== "flag" && !several && (value === undefined || value.kind === "null"),
  );
  const prepared = new Set(script.prepare.flatMap((it) => it.parameters.map(({ name }) => name)));
  const used = script.parameters.filter(({ name }) => !prepared.has(name));
  const needs = [...options, ...used.map(({ name }) => ({ name, type: undefined }))];
  return needs
    .filter(({ name }) => isSocketPart(name))
    .map(({ name, type }) => ({ step, name, type }));
}

/** Whether the items of a list, as far as they are known, are values of the parameter's type. */
function fits({ items = [] }: PrintedList, { type }: Need): boolean {
  return items.every(({ kind }) => {
    if (kind === "integer") return true;
    if (kind === "float") return type !== "integer";
    return kind === "string" && (type === undefined || type === "string");
  });
}

function pairOf(list: PrintedList, need: Need) {
  const [many, one] = [wordOf(list.key), wordOf(need.name)];
  const isPlural = one.length > 1 && many.endsWith(`${one}s`);
  const isLike = isPlural || isNamedAfter(many, one);
  const isList = list.items !== undefined;
  const rank = Number(isPlural) + Number(isLike) + Number(isList);
  return { list, need, isPlural, isLike, isList, rank };
}

/** Whether a list could be named after its items: one name holds the other, as in `storelist` and `storeid`. */
function isNamedAfter(many: string, one: string): boolean {
  const kind = many.replace(/(?:s|list)$/, "");
  const [short = "", long = ""] = [kind, one].sort((a, b) => a.length - b.length);
  return short.length > 1 && long.includes(short);
}

function wordOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
