import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Box } from "#core/graph/placed-graph.ts";
import { boxOf, overlap, seenBox } from "./camera.ts";
import type { ShownGraph } from "./shown-graph.ts";
import type { CameraControl } from "./use-camera.ts";

/** The ids of the nodes and edges that are drawn. */
export interface DrawnPart {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** Above so many nodes, only what the view shows is drawn. */
const mostDrawn = 600;

/** How many nodes and edges around the view come or go in a frame. */
const perFrame = 24;

/**
 * The part of a large drawing that is drawn: what the view shows, and some of what is around it, which comes and goes
 * over several frames; undefined for all.
 */
export function useDrawnPart(graph: ShownGraph, control: CameraControl): DrawnPart | undefined {
  const { camera, size } = control;
  const part = usePart(graph, control);
  const [turn, setTurn] = useState(0);
  const before = useRef<DrawnPart>(nothing);
  const seen = seenBox(camera, size);
  // What the view shows counts when the part changes, not in each frame.
  const { drawn, isDone } = useMemo(
    () => (part ? nextPart(graph, before.current, part, seen) : whole),
    [graph, part, turn],
  );
  useEffect(() => {
    before.current = drawn ?? nothing;
    if (isDone) return;
    const frame = requestAnimationFrame(() => setTurn((it) => it + 1));
    return () => cancelAnimationFrame(frame);
  }, [drawn, isDone]);
  return drawn;
}

/** What is drawn in a frame. */
interface FramePart {
  readonly drawn: DrawnPart | undefined;
  /** Whether all of the part is drawn, and nothing else. */
  readonly isDone: boolean;
}

const nothing: DrawnPart = { nodes: new Set(), edges: new Set() };
const whole: FramePart = { drawn: undefined, isDone: true };

/** What is drawn in the next frame: all that the view shows, and a few more or less of what is around it. */
function nextPart(graph: ShownGraph, before: DrawnPart, part: Box, seen: Box): FramePart {
  let left = perFrame;
  let isDone = true;
  const isDrawn = (box: Box, was: boolean): boolean => {
    const isWanted = overlap(box, part);
    if (isWanted === was || overlap(box, seen)) return isWanted;
    if (left > 0) {
      left--;
      return isWanted;
    }
    isDone = false;
    return was;
  };
  const nodes = graph.nodes.filter(({ node, box }) => isDrawn(box, before.nodes.has(node.id)));
  const edges = graph.edges.filter(({ edge, line }) =>
    isDrawn(boxOf(line.points), before.edges.has(edge.id)),
  );
  const drawn = {
    nodes: new Set(nodes.map(({ node }) => node.id)),
    edges: new Set(edges.map(({ edge }) => edge.id)),
  };
  return { drawn, isDone };
}

/** The box whose nodes and edges are drawn, which changes in steps; undefined for all. */
function usePart({ nodes }: ShownGraph, { camera, size }: CameraControl): Box | undefined {
  const seen = seenBox(camera, size);
  // Steps double, so that zooming a little draws the same part.
  const step = 2 ** Math.ceil(Math.log2(Math.max(seen.width, seen.height, 1)));
  const half = step / 2;
  const x = (Math.floor(seen.x / half) - 0.5) * half;
  const y = (Math.floor(seen.y / half) - 0.5) * half;
  const isLarge = nodes.length > mostDrawn;
  return useMemo(
    () => (isLarge ? { x, y, width: 2 * step, height: 2 * step } : undefined),
    [isLarge, x, y, step],
  );
}
