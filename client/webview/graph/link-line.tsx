import type { JSX } from "preact";
import type { Box, Point } from "#core/graph/placed-graph.ts";
import { pathAt } from "./graph-icons.tsx";
import type { Link } from "./link.ts";
import type { ShownGraph } from "./shown-graph.ts";

interface LinkLineProps {
  readonly link: Link;
  readonly graph: ShownGraph;
}

/** The edge that would be made: from the port of a node to the pointer, or to the node that it would lead to. */
export function LinkLine({ link, graph }: LinkLineProps): JSX.Element | null {
  const { from, over, at } = link;
  const boxOf = (id: string | undefined) => graph.nodes.find(({ node }) => node.id === id)?.box;
  const [origin, target] = [boxOf(from.node.id), boxOf(over)];
  const end = target ? leftOf(target) : at;
  if (origin === undefined || end === undefined) return null;
  const start = portOf(origin);
  const bend = Math.max(30, Math.abs(end.x - start.x) / 2);
  const path = `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
  return (
    <svg aria-hidden="true" overflow="visible" class={target ? "link-line met" : "link-line"}>
      <path class="link-stroke" d={path} />
      <circle class="link-start" cx={start.x} cy={start.y} r="4" />
      {target ? (
        <path class="link-head" d={pathAt(end, "m-9-5l9 5l-9 5z")} />
      ) : (
        <circle class="link-end" cx={end.x} cy={end.y} r="4" />
      )}
    </svg>
  );
}

/** Where edges leave a box. */
export function portOf({ x, y, width, height }: Box): Point {
  return { x: x + width, y: y + height / 2 };
}

/** Where edges reach a box. */
function leftOf({ x, y, height }: Box): Point {
  return { x, y: y + height / 2 };
}
