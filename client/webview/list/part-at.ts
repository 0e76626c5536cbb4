import type { GraphStop } from "#core/graph/graph.ts";
import type { ViewEdge, ViewGraph, ViewNode } from "../graph/view-graph.ts";

/** What of the list an element belongs to. */
interface Part {
  readonly at: ViewNode | ViewEdge | undefined;
  /** Which button of the row the element is in: the name of the node or edge, or that of its menu. */
  readonly button: "name" | "menu" | undefined;
  /** Where that button is on the page. */
  readonly box: DOMRect | undefined;
  /** The stop that is named there. */
  readonly stop: GraphStop | undefined;
}

/** The row of the list that an element is in. */
export function partAt({ nodes, edges }: ViewGraph, target: EventTarget | null): Part {
  const element = target instanceof Element ? target : undefined;
  const row = element?.closest(".list-row")?.querySelector("[data-id], [data-edge-focus]");
  const [id, edgeId] = [row?.getAttribute("data-id"), row?.getAttribute("data-edge-focus")];
  const shown = nodes.find(({ node }) => node.id === id);
  const at = shown ?? edges.find(({ edge }) => edge.id === edgeId);
  const pressed = element?.closest("button");
  const start = Number(pressed?.getAttribute("data-stop") ?? Number.NaN);
  const stop = shown?.node.stops.find(({ range }) => range.start === start);
  return { at, button: buttonOf(pressed), box: pressed?.getBoundingClientRect(), stop };
}

function buttonOf(pressed: Element | null | undefined): Part["button"] {
  if (pressed?.matches(".row-menu")) return "menu";
  return pressed?.matches("[data-id], [data-edge-focus]") ? "name" : undefined;
}
