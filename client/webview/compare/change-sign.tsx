import type { JSX } from "preact";
import type { GraphMark } from "./comparison-marks.ts";
import "./compare.css";

const signs: { readonly [change in GraphMark["change"]]: string } = { added: "+", changed: "~" };

interface ChangeSignProps {
  readonly change: GraphMark["change"];
  /** The middle of the sign. */
  readonly x: number;
  readonly y: number;
}

/** A sign at a node or an edge that differs: its form says how, whatever the colours. */
export function ChangeSign({ change, x, y }: ChangeSignProps): JSX.Element {
  return (
    <g class={`change-sign change-${change}`} transform={`translate(${x} ${y})`}>
      <rect x="-8" y="-8" width="16" height="16" rx={change === "added" ? 3 : 8} />
      <text y="4.5">{signs[change]}</text>
    </g>
  );
}
