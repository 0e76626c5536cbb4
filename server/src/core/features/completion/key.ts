import { itemSchema } from "#core/schema/index.ts";
import type { ObjectSchema, PropertySchema, ValueSchema } from "#core/schema/object-schema.ts";
import { step } from "#core/schema/step.ts";
import { rules } from "#core/schema/variant-parameter.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { Completer } from "./completer.ts";
import type { CompletionPlace, InsertionPoint } from "./completion-place.ts";
import { rawInsertion } from "./insertion.ts";
import { keyLikelihoodAt } from "./likelihood/key-likelihood.ts";
import { likeliestFirst } from "./likelihood/likeliest-first.ts";
import { firstPipeline, firstTask, needsSteps } from "./new-steps.ts";
import type { Insertion, Offer } from "./offer.ts";
import { requiredSnippet } from "./required-snippet.ts";
import { objectsOf, options, rulesFor } from "./schema-at.ts";
import { scriptNames } from "./script-names.ts";
import { newStops } from "./snippet.ts";
import { itemInsertion, mappingInsertion } from "./template.ts";

/** The keys that the schema knows and the mapping does not have yet, required ones first. */
export const keyCompleter: Completer = {
  name: "key",
  offers(place) {
    if (place.role === "value" && (place.flow || place.quote !== "")) return [];
    return place.points.flatMap((point) => keysFor(place, point));
  },
};

/** The items that run steps, with which they come in a file without any. */
const firstItems = new Map([
  ["pipeline", firstPipeline],
  ["task", firstTask],
]);

/** A key in place of what is typed, with a colon and the beginning of its value where those are missing. */
export function keyInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  key: string,
  value: ValueSchema,
): Insertion {
  const first = firstItems.get(key);
  if (first && isItemKey(place) && isValueOpen(place) && needsSteps(place, point)) {
    const { pairs, steps } = first(place, newStops());
    return itemInsertion(place, point, key, pairs, steps);
  }
  const name = scalarText(key, place.flow ? "flow" : "block");
  const required = isValueOpen(place)
    ? requiredSnippet(ofStyle(place, value), place, newStops())
    : undefined;
  if (!required) return rawInsertion(place, point, name + endingOf(place, point, value), key);
  if (isItemKey(place) && typeof required !== "string" && "pairs" in required) {
    return itemInsertion(place, point, key, required.pairs);
  }
  return mappingInsertion(place, point, [[name, required]], key);
}

/** A key with the dash of its first entry, where whole entries are offered next. */
function entriesInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  key: string,
  value: ValueSchema,
): Insertion {
  return rawInsertion(place, point, key + endingOf(place, point, value), key);
}

/** Whether the programs of the step show what the list under the key could hold. */
function isListInScripts(place: CompletionPlace, key: string): boolean {
  return (key === "parameters" || key === "inputs") && scriptNames(place, key).length > 0;
}

/** The rules of a variant parameter depend on its style, which is beside them. */
function ofStyle(place: CompletionPlace, value: ValueSchema): ValueSchema {
  if (value.kind !== "object" || value.object !== rules) return value;
  return {
    kind: "object",
    object: rulesFor(place.role === "key" ? place.chain.at(-1) : undefined),
  };
}

interface Candidate {
  readonly property: PropertySchema;
  readonly required: boolean;
}

/** The rank of the first key that is not required. */
export const optionalKeys = 100;

function keysFor(place: CompletionPlace, point: InsertionPoint): readonly Offer[] {
  const mapping = place.role === "key" ? place.chain.at(-1) : undefined;
  const objects = objectsOf(point.schema, mapping).map((it) => specialised(place, it));
  const present = presentKeys(place, mapping);
  const possible = [...candidates(objects)].filter(
    ([key]) => !present.has(key) && objects.some((it) => admits(it, key, present)),
  );
  if (possible.length === 0) return [];
  const isMissing = (key: string) =>
    objects.every((it) => isRequired(it, key) && !isSettled(it, key, present));
  const likelihood = keyLikelihoodAt(place, routeOfMapping(place, point));
  const ordered = likeliestFirst(possible, ([key]) => likelihood(key));
  return ordered.map(([key, { property, required }], index) => {
    const isKnown = objects.includes(step) && isListInScripts(place, key);
    return {
      label: key,
      kind: objects.includes(itemSchema) ? ("item" as const) : ("key" as const),
      detail: required ? "required" : defaultText(property),
      documentation: property.doc,
      ...(isKnown
        ? entriesInsertion(place, point, key, property.value)
        : keyInsertion(place, point, key, property.value)),
      rank: (isMissing(key) ? 0 : optionalKeys) + index,
      retrigger: isKnown || leadsOn(place, key, property.value),
    };
  });
}

/** The rules of a variant parameter depend on its style, which is beside them. */
function specialised(place: CompletionPlace, object: ObjectSchema): ObjectSchema {
  if (object !== rules) return object;
  return rulesFor(place.chain.at(place.role === "key" ? -2 : -1));
}

function presentKeys(place: CompletionPlace, mapping: SyntaxNode | undefined): ReadonlySet<string> {
  if (!mapping) return new Set();
  const own = [...entriesOf(mapping)].filter(([, it]) => !it.merged).map(([key]) => key);
  return new Set(own.filter((key) => key !== place.path.at(-1)));
}

/** Whether a key is present that makes this one needless. */
function isSettled(object: ObjectSchema, key: string, present: ReadonlySet<string>): boolean {
  const group = object.atLeastOneOf ?? [];
  return group.includes(key) && group.some((it) => present.has(it));
}

function routeOfMapping(
  { route, role, path }: CompletionPlace,
  { below, lead }: InsertionPoint,
): string {
  if (role === "key") return route.slice(0, -`.${path.at(-1)}`.length);
  return below && lead.endsWith("- ") ? `${route}[]` : route;
}

/** The keys of all objects; while it is undecided which one applies, only keys that all require are required. */
function candidates(objects: readonly ObjectSchema[]): ReadonlyMap<string, Candidate> {
  const found = new Map<string, Candidate>();
  for (const object of objects) {
    for (const [key, property] of Object.entries(object.properties)) {
      if (found.has(key) || (object === itemSchema && key === "blueprint")) continue;
      const required = objects.every((it) => isRequired(it, key));
      found.set(key, { property, required });
    }
  }
  return found;
}

function isRequired(object: ObjectSchema, key: string): boolean {
  const groups = [...(object.exactlyOneOf ?? []), ...(object.atLeastOneOf ?? [])];
  return object.properties[key]?.required === true || groups.includes(key);
}

/** Whether the key may be beside those that are present. */
function admits(object: ObjectSchema, key: string, present: ReadonlySet<string>): boolean {
  if (!Object.hasOwn(object.properties, key)) return false;
  const items = object === itemSchema ? Object.keys(itemSchema.properties) : [];
  const groups = [items, object.exactlyOneOf ?? [], object.atMostOneOf ?? []];
  return groups.every((group) => !group.includes(key) || !group.some((it) => present.has(it)));
}

function defaultText({ default: value }: PropertySchema): string | undefined {
  return value === undefined ? undefined : `default ${value}`;
}

/** Whether nothing comes after the key yet, not even its colon. */
function isValueOpen(place: CompletionPlace): boolean {
  if (place.quote !== "" || hasColon(place)) return false;
  return place.role === "value" || !place.pair || place.pair.value.kind === "missing";
}

function isItemKey({ path, role }: CompletionPlace): boolean {
  return path.length === (role === "key" ? 2 : 1);
}

/** What comes after a key without required parts: a colon, and for blocks the beginning of their first line. */
function endingOf(place: CompletionPlace, point: InsertionPoint, value: ValueSchema): string {
  if (place.quote !== "" || hasColon(place)) return "";
  if (!isValueOpen(place)) return ":";
  if (place.flow) return ": ";
  const { layout } = place;
  const inner = isItemKey(place) ? layout.item : layout.nested;
  switch (options(value)[0]?.kind) {
    case "object":
    case "map":
    case "by-key":
      return `:${layout.lineBreak}${" ".repeat(point.column + inner)}`;
    case "list":
      return `:${layout.lineBreak}${" ".repeat(point.column + layout.dash)}- `;
    default:
      return ": ";
  }
}

function hasColon({ role, document, typed }: CompletionPlace): boolean {
  if (role !== "key") return false;
  return /^["']?[ \t]*:(?:[\s,}\]]|$)/.test(document.text.slice(typed.end, typed.end + 100));
}

/** Whether there will be offers where the cursor then is. */
function leadsOn(place: CompletionPlace, key: string, value: ValueSchema): boolean {
  return options(value).some((it) => {
    switch (it.kind) {
      case "object":
        return beginsWithOffers(place, key, it.object);
      case "by-key":
      case "boolean":
        return true;
      case "list":
        return leadsOn(place, key, it.of) || options(it.of).some(({ kind }) => kind === "list");
      case "string":
        return it.choices !== undefined || it.refersTo !== undefined || isNamed(place, key);
      default:
        return false;
    }
  });
}

/** A mapping begins with its first required key, whose value is often a name of the user's own. */
function beginsWithOffers(place: CompletionPlace, key: string, object: ObjectSchema): boolean {
  const first = Object.entries(object.properties).find(([, it]) => it.required);
  if (!first || !isValueOpen(place)) return true;
  return first[0] === "name" && isNamed(place, `${key}.name`);
}

/** Whether the key takes one of the names that another item declares or other items use. */
function isNamed({ route }: CompletionPlace, key: string): boolean {
  if (key === "image" || key === "environment") return true;
  const path = route.slice(0, route.lastIndexOf(".") + 1) + key;
  if (!path.endsWith("name")) return false;
  const isNode = path.startsWith("pipeline.nodes") && path.endsWith(".name");
  return isNode || path === "task.parameters.name" || path.slice(0, -4).includes("override.");
}
