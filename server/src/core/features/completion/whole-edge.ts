import type { LikelyEdge } from "#core/document/likely-edges.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, namesKind, pipelineOf } from "./completion-place.ts";
import { rawInsertion } from "./insertion.ts";
import type { Insertion } from "./offer.ts";
import { openEdges } from "./open-edges.ts";
import { isEdge, usesLongForm } from "./short-edge.ts";
import { snippetText } from "./snippet.ts";
import { mappingInsertion, type Pairs } from "./template.ts";

/** More whole edges than this are no help. */
const wholeEdgeLimit = 40;

/** Whole edges that fill what is not filled yet, in the form of those around. */
export const wholeEdgeCompleter: Completer = {
  name: "whole-edge",
  offers(place) {
    const pipeline = pipelineOf(place);
    if (!pipeline || place.role === "key" || place.quote !== "") return [];
    const write = writerOf(place);
    if (!write) return [];
    const inBrackets = place.route.endsWith("[][]");
    const edges = openEdges(place, pipeline).slice(0, wholeEdgeLimit);
    return edges.map((edge, index) => ({
      label: `${edge.source} → ${edge.target}`,
      kind: "socket",
      detail: edge.needed ? "fills what is required" : "edge",
      ...write(edge),
      rank: (edge.needed && !inBrackets ? beforeNodes : afterNodes) + index,
    }));
  },
};

/** The ranks of edges before and after the nodes with which an end can begin. */
const beforeNodes = -2000;
const afterNodes = 600;

/** How a whole edge is written at the place, if it can be. */
function writerOf(place: CompletionPlace): ((edge: LikelyEdge) => Insertion) | undefined {
  const text = ({ source, target }: LikelyEdge) => `${source} ${target}`;
  const short = ({ source, target }: LikelyEdge) =>
    `${scalarText(source, "flow")}, ${scalarText(target, "flow")}`;
  const list = place.points.find(isEdge);
  const mapping = place.points.find(({ schema }) => schema.kind === "object");
  if (list && mapping && usesLongForm(place)) {
    return (edge) => mappingInsertion(place, mapping, longForm(edge), text(edge));
  }
  if (list) return (edge) => rawInsertion(place, list, `[${short(edge)}]`, text(edge));
  const inBrackets = isAloneInBrackets(place) && namesKind(place, "socket");
  return inBrackets
    ? (edge) => rawInsertion(place, inBrackets, short(edge), text(edge))
    : undefined;
}

function longForm({ source, target }: LikelyEdge): Pairs {
  const stopless = (it: string) => snippetText(scalarText(it, "flow"));
  return [
    ["source", stopless(source)],
    ["target", stopless(target)],
  ];
}

function isAloneInBrackets({ chain, route, flow, before }: CompletionPlace): boolean {
  const list = chain.at(-1);
  const alone = list?.kind === "sequence" && list.entries.length === 1;
  return flow && alone && route === "pipeline.edges[][]" && !before.includes(".");
}
