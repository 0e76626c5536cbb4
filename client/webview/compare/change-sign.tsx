import type { JSX } from "preact";
import type { PartOfGraph } from "#core/features/compare/compared-pipeline.ts";
import { pathAt } from "../graph/graph-icons.tsx";
import "./compare.css";

/** A plus, a minus and a wave, around their middle. */
const signs: { readonly [change in PartOfGraph]: string } = {
  added: "m-4.5 0h9m-4.5-4.5v9",
  removed: "m-4.5 0h9",
  changed: "m-4.5 2c1-5 3.5-5 4.5-2s3.5 3 4.5-2",
};

interface ChangeSignProps {
  readonly change: PartOfGraph;
  /** The middle of the sign. */
  readonly x: number;
  readonly y: number;
}

/** A sign at a node or an edge that differs: its form says how, whatever the colours. */
export function ChangeSign({ change, x, y }: ChangeSignProps): JSX.Element {
  return (
    <g class={`change-sign change-${change}`}>
      <rect x={x - 8} y={y - 8} width="16" height="16" rx={change === "changed" ? 8 : 3} />
      <path d={pathAt({ x, y }, signs[change])} />
    </g>
  );
}

/** The sign beside the name of a node, with its word for screen readers. */
export function ChangeWord({ change }: Pick<ChangeSignProps, "change">): JSX.Element {
  return (
    <span class={`change-word change-${change}`}>
      <svg viewBox="-9 -9 18 18" width="16" height="16" aria-hidden="true">
        <ChangeSign change={change} x={0} y={0} />
      </svg>
      <span class="unseen">{change}: </span>
    </span>
  );
}
