import { nameNearness } from "#core/base/name-nearness.ts";
import type { ByKeySchema } from "#core/schema/object-schema.ts";
import { rulesOfStyle } from "#core/schema/variant-parameter.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { CompletionPlace } from "../completion-place.ts";
import { schemasAt } from "../schema-at.ts";
import { type ExampleMapping, entryOf } from "./entry.ts";
import { typeFit, typeInScripts } from "./parameter-type.ts";
import { peersOf } from "./peers.ts";

/** How likely each value is for the key at the cursor, by the mapping around it and those like it. */
export function valueLikelihoodAt(place: CompletionPlace): (value: string) => number {
  const { chain, path, route } = place;
  const mapping = chain.at(-1);
  const key = path.at(-1);
  if (mapping?.kind !== "mapping" || typeof key !== "string") return () => 0;
  const own = entryOf(mapping, place.pair?.key);
  const peers = peersOf(place, route.slice(0, -`.${key}`.length));
  const likelihoods = valueLikelihoods(key, own, peers);
  const isType = route === "step.parameters[].type";
  const scriptType = isType ? typeInScripts(place, own.texts.get("name")) : undefined;
  const branches = schemasAt(path.slice(0, -1), chain).find((it) => it.kind === "by-key");
  const isTask = route === "task.type";
  const rules = route === "task.parameters[].style" ? ruleKeysOf(mapping) : [];
  return (value) =>
    decided * (styleFit(value, rules) + (isTask ? taskFit(value, own) : 0)) +
    (likelihoods.get(value) ?? 0) +
    (isType ? typeFit(value, own) : 0) +
    (value === scriptType ? decided : 0) -
    (branches?.key === key ? decided * misfits(branches, value, own) : 0);
}

const decided = 1000;

/** 1 for the only type of task that reads a present key, else 0. */
function taskFit(type: string, { keys }: ExampleMapping): number {
  const only = keys.map((it) => taskOfKey.get(it)).find((it) => it !== undefined);
  return type === only ? 1 : 0;
}

const taskOfKey: ReadonlyMap<string, string> = new Map([
  ["parameter-sets", "manual_search"],
  ["optimization-target-metric", "bayesian_tpe"],
  ["optimization-target-value", "bayesian_tpe"],
]);

/** The rules that are written beside a style. */
function ruleKeysOf(parameter: SyntaxNode): readonly string[] {
  const found = valueAt(parameter, "rules");
  return entryOf(found && dereference(found)).keys;
}

/** The share of the rules that this style reads, minus those that it needs and that are missing. */
function styleFit(style: string, keys: readonly string[]): number {
  const own = Object.hasOwn(rulesOfStyle, style) ? rulesOfStyle[style] : undefined;
  if (!own || keys.length === 0) return 0;
  const read = keys.filter((it) => own.required.includes(it) || own.optional.includes(it)).length;
  const missing = own.required.filter((it) => !keys.includes(it)).length;
  return (read - missing) / keys.length;
}

/** How many keys of the mapping it could not have with this value, such as `deployment` in an execution node. */
function misfits({ branches }: ByKeySchema, value: string, { keys }: ExampleMapping): number {
  const properties = branches[value]?.properties ?? {};
  return keys.filter((it) => !Object.hasOwn(properties, it)).length;
}

/** How likely each value is for a key: how often other entries have it, those counting most that are like this one. */
function valueLikelihoods(
  key: string,
  own: ExampleMapping,
  peers: readonly ExampleMapping[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const peer of peers) {
    const value = peer.texts.get(key);
    if (value === undefined) continue;
    sums.set(value, (sums.get(value) ?? 0) + peer.weight * likeness(key, own, peer));
  }
  return sums;
}

function likeness(key: string, own: ExampleMapping, peer: ExampleMapping): number {
  let factor = 1;
  for (const [other, text] of own.texts) {
    const theirs = peer.texts.get(other);
    if (other === key || theirs === undefined) continue;
    if (other === "name") factor *= 1 + 19 * nameNearness(text, theirs) ** 4;
    else if (theirs === text) factor *= 2;
  }
  const keys = own.keys.filter((it) => it !== key);
  const common = keys.filter((it) => peer.keys.includes(it)).length;
  const all = keys.length + peer.keys.length - 1 - common;
  return factor * (0.3 + (all === 0 ? 1 : common / all));
}
