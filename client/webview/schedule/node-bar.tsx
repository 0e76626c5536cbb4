import type { JSX } from "preact";
import type { ScheduledNode } from "#core/simulation/estimate/schedule.ts";

interface NodeBarProps {
  readonly node: ScheduledNode;
  /** The latest end of all nodes, at the right edge. */
  readonly end: bigint;
}

/** The drawing is stretched to the width of its cell. */
const width = 1000;
const height = 16;

/** More rounds than this are not drawn apart. */
const maxRounds = 40n;

/** The time of a node from its start to its end, divided into rounds; what it may last at most is drawn lighter. */
export function NodeBar({ node, end }: NodeBarProps): JSX.Element {
  const { start, end: ends, waves } = node;
  const at = (time: bigint) => (end === 0n ? 0 : Number((time * BigInt(width) * 100n) / end) / 100);
  const [from, to, last] = [at(start.typical), at(ends.typical), at(ends.max)];
  const rounds = waves && waves.count <= maxRounds ? Number(waves.count) : 1;
  const borders = Array.from({ length: rounds - 1 }, (_, round) => {
    return from + ((to - from) * (round + 1)) / rounds;
  });
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="bar-range" x={to} y="5" width={Math.max(0, last - to)} height="6" />
      <rect class="bar-time" x={from} y="1" width={Math.max(2, to - from)} height="14" />
      {borders.map((x) => (
        <line key={x} class="bar-round" x1={x} x2={x} y1="1" y2="15" />
      ))}
    </svg>
  );
}
