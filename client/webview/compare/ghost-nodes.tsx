import type { JSX } from "preact";
import { shownName } from "#core/graph/node-label.ts";
import { KindIcon, outlineOf, pathAt } from "../graph/graph-icons.tsx";
import type { Cutters } from "../graph/graph-node.tsx";
import { memo } from "../shared/memo.ts";
import { ChangeSign } from "./change-sign.tsx";
import type { Ghost } from "./removed-nodes.ts";
import "./compare.css";

interface GhostNodesProps {
  readonly ghosts: readonly Ghost[];
  readonly cutters: Cutters;
}

/** The nodes that are gone: nothing can be done with them, and the name of the graph says which they are. */
export const GhostNodes = memo(({ ghosts, cutters }: GhostNodesProps): JSX.Element => {
  return (
    <svg class="ghosts change-removed" aria-hidden="true" overflow="visible">
      {ghosts.map((it) => (
        <GhostNode key={it.name} ghost={it} cutters={cutters} />
      ))}
    </svg>
  );
});

/** How far the texts are from the left side, and how much room they have. */
const texts = { left: 37, room: 149 } as const;

function GhostNode({ ghost, cutters }: { ghost: Ghost; cutters: Cutters }): JSX.Element {
  const { name, kind, work, box } = ghost;
  const { x, y, width, height } = box;
  const was = work === "" ? "removed" : `removed: ${work}`;
  return (
    <g class="ghost">
      <title>{`Removed: ${kind} node ${shownName(name)}${work === "" ? "" : `, ${work}`}`}</title>
      <path class="outline" d={pathAt(box, outlineOf(kind, width, height))} />
      <KindIcon kind={kind} at={{ x: x + 14, y: y + 15 }} />
      <g class="texts">
        <text class="name" x={x + texts.left} y={y + 28}>
          {cutters.name.cut(shownName(name), texts.room)}
        </text>
        <text x={x + texts.left} y={y + 48}>
          {cutters.aside.cut(was, texts.room)}
        </text>
      </g>
      <ChangeSign change="removed" x={x + 8} y={y - 2} />
    </g>
  );
}
