import { doubleQuoted, isPlainSafe } from "#core/syntax/quote.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, type InsertionPoint, pipelineOf } from "./completion-place.ts";
import { snippetInsertion } from "./insertion.ts";
import type { Offer } from "./offer.ts";

/** The brackets of an edge in its short form, empty or with the node that it starts from. */
export const shortEdgeCompleter: Completer = {
  name: "short-edge",
  offers(place) {
    const point = place.points.find(isEdge);
    if (!point || place.role === "key" || place.quote !== "") return [];
    const nodes = pipelineOf(place)?.nodes ?? [];
    const names = nodes.flatMap((it) => it.name?.value ?? []).filter((it) => !it.includes("."));
    const first = usesLongForm(place) ? afterKeys : beforeKeys;
    const empty = snippetInsertion(place, point, "[", "]", "[source, target]");
    const documentation = "An edge in its short form, `[node.type.key, node.type.key]`.";
    const offers: readonly Offer[] = [
      { label: "[source, target]", kind: "snippet", documentation, ...empty, rank: first },
      ...names.map((name, index) => edgeFrom(place, point, name, first + index + 1)),
    ];
    return offers.map((it) => ({ ...it, retrigger: true }));
  },
};

/** The keys of the long form have ranks in between. */
const beforeKeys = -1000;
const afterKeys = 300;

/** Whether the other edges of the list are in the long form. */
export function usesLongForm({ chain }: CompletionPlace): boolean {
  const list = chain.at(-1);
  const edges = list?.kind === "sequence" ? list.entries : [];
  return edges.some((it) => it.kind === "mapping") && !edges.some((it) => it.kind === "sequence");
}

/** Whether an insertion point is the first end of an edge in its short form. */
export function isEdge({ schema }: InsertionPoint): boolean {
  return schema.kind === "list" && schema.of.kind === "string" && schema.of.refersTo === "socket";
}

function edgeFrom(
  place: CompletionPlace,
  point: InsertionPoint,
  name: string,
  rank: number,
): Offer {
  const start = `${name}.`;
  const safe = isPlainSafe(`${start}x`, "flow");
  const [before, after] = safe ? [start, "]"] : [doubleQuoted(start).slice(0, -1), '"]'];
  const written = snippetInsertion(place, point, `[${before}`, after, name);
  return { label: name, kind: "node", detail: "edge from this node", ...written, rank };
}
