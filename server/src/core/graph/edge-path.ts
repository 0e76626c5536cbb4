import type { Point } from "./placed-graph.ts";

/** The largest radius of a corner. */
const largestRadius = 10;

/**
 * The line of an edge as the `d` of an SVG path: level and upright parts are straight with round corners between them, and
 * any other two points are joined by a curve that leaves and arrives level, within their bounding box.
 */
export function edgePath(points: readonly Point[]): string {
  const parts = points.map((point, at) => {
    const before = points[at - 1];
    if (!before) return `M${point.x} ${point.y}`;
    const after = points[at + 1];
    if (!isStraight(before, point)) return curveTo(before, point);
    return after && isCorner(before, point, after)
      ? roundCorner(before, point, after)
      : `L${point.x} ${point.y}`;
  });
  return parts.join("");
}

function isStraight(a: Point, b: Point): boolean {
  return a.x === b.x || a.y === b.y;
}

/** Whether a level and an upright line meet. */
function isCorner(before: Point, at: Point, after: Point): boolean {
  const turnsUpright = before.y === at.y && at.x === after.x;
  const turnsLevel = before.x === at.x && at.y === after.y;
  return turnsUpright !== turnsLevel;
}

function curveTo(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

function roundCorner(before: Point, at: Point, after: Point): string {
  const radius = Math.min(largestRadius, distance(before, at) / 2, distance(at, after) / 2);
  const start = toward(at, before, radius);
  const end = toward(at, after, radius);
  return `L${start.x} ${start.y}Q${at.x} ${at.y} ${end.x} ${end.y}`;
}

/** For two points of a level or upright line. */
function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
