import { type Columns, maxPassed } from "./columns.ts";
import { Lanes } from "./lanes.ts";
import { columnStep, nodeSize, type Point } from "./placed-graph.ts";
import { middleOf, type Ports, portsOf } from "./ports.ts";
import type { Rows } from "./rows.ts";

/** How far from a box edges that lead back turn, so that several do not cover each other. */
const turn = { least: 12, step: 4, count: 8 } as const;

/**
 * The points of the edges, in their order. No line touches a box but at its ends: there is nothing between two columns, and
 * columns are passed between their boxes.
 */
export function routesOf(columns: Columns, rows: Rows): readonly (readonly Point[])[] {
  const router: Router = { columns, rows, lanes: new Lanes(columns, rows), passed: 0 };
  const lines: (readonly Line[])[] = columns.links.map(() => []);
  for (const index of routingOrder(columns, rows)) lines[index] = linesOf(router, index);
  const near = columns.links.map(({ from, to }, index) => ({
    start: lines[index]?.at(0)?.y ?? middleOf(rows, to),
    end: lines[index]?.at(-1)?.y ?? middleOf(rows, from),
  }));
  const ports = portsOf(columns, rows, near);
  return columns.links.map((_, index) => {
    const ends = endsOf(columns, index, ports[index]);
    const own = lines[index] ?? [];
    return simplified(columns.isBack[index] ? backRoute(ends, own, index) : route(ends, own));
  });
}

interface Router {
  readonly columns: Columns;
  readonly rows: Rows;
  readonly lanes: Lanes;
  /** How many columns were passed between boxes. */
  passed: number;
}

/** Edges whose passages are known come first, so that the others leave them their lanes. */
function routingOrder({ links }: Columns, { passages }: Rows): readonly number[] {
  const others = [...links.keys()].filter((it) => !passages.has(it));
  return [...passages.keys(), ...others];
}

/** A level part of an edge that passes one or several columns. */
interface Line {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** How an edge passes the columns between its nodes. */
function linesOf(router: Router, index: number): readonly Line[] {
  const { columns, rows, lanes } = router;
  const { from, to } = columns.links[index] ?? { from: 0, to: 0 };
  const { length, at } = columns.passed(index);
  router.passed += length;
  if (length > 0 && router.passed > maxPassed) {
    const [left, right] = columns.isBack[index] ? [at(length - 1), at(0)] : [at(0), at(length - 1)];
    return [{ left: leftOf(left), right: rightOf(right), y: lanes.passAbove() }];
  }
  const wanted = rows.passages.get(index) ?? [];
  const end = middleOf(rows, to);
  let y = middleOf(rows, from);
  return Array.from({ length }, (_, place) => {
    y = lanes.pass(at(place), wanted[place] ?? y, end);
    return { left: leftOf(at(place)), right: rightOf(at(place)), y };
  });
}

type Ends = readonly [first: Point, last: Point];

function endsOf({ of, links }: Columns, index: number, ports: Ports | undefined): Ends {
  const { from, to } = links[index] ?? { from: 0, to: 0 };
  return [
    { x: rightOf(of[from] ?? 0), y: ports?.start ?? 0 },
    { x: leftOf(of[to] ?? 0), y: ports?.end ?? 0 },
  ];
}

function route([first, last]: Ends, lines: readonly Line[]): readonly Point[] {
  const passed = lines.flatMap(({ left, right, y }) => [
    { x: left, y },
    { x: right, y },
  ]);
  return [first, ...passed, last];
}

/** From the right of a box around it and to the left of another, or of the same. */
function backRoute([first, last]: Ends, lines: readonly Line[], index: number): readonly Point[] {
  const away = turn.least + turn.step * (index % turn.count);
  const out = first.x + away;
  const back = last.x - away;
  const passed = lines.flatMap(({ left, right, y }, at) => [
    { x: at === 0 ? out : right, y },
    { x: at === lines.length - 1 ? back : left, y },
  ]);
  return [first, { x: out, y: first.y }, ...passed, { x: back, y: last.y }, last];
}

function leftOf(column: number): number {
  return column * columnStep;
}

function rightOf(column: number): number {
  return leftOf(column) + nodeSize.width;
}

/** The points without those in the middle of a straight line. */
function simplified(points: readonly Point[]): readonly Point[] {
  return points.filter((it, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    return !(before && after && before.y === it.y && it.y === after.y);
  });
}
