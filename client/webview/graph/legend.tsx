import type { JSX } from "preact";
import type { PartOfGraph } from "#core/features/compare/compared-pipeline.ts";
import type { EdgeKind, GraphNodeKind } from "#core/graph/graph.ts";
import { ChangeSign } from "../compare/change-sign.tsx";
import { MenuButton } from "../shared/menu-button.tsx";
import { EdgeStroke } from "./graph-edge.tsx";
import { KindIcon, Mark, type MarkProps, outlineOf, pathAt } from "./graph-icons.tsx";

const nodes: readonly LegendRow<GraphNodeKind>[] = [
  ["execution", "Execution node"],
  ["task", "Task node"],
  ["deployment", "Deployment node"],
  ["group", "Several nodes whose names begin alike"],
  ["parameter", "Pipeline parameter"],
];

const edges: readonly LegendRow<EdgeKind>[] = [
  ["files", "Files"],
  ["value", "One value"],
  ["list", "A list, one execution for each value"],
  ["order", "Order only"],
  ["deployment", "Deployment"],
];

const marks: readonly LegendRow<MarkProps>[] = [
  [{ name: "error", certain: true }, "Error"],
  [{ name: "warning", certain: true }, "Warning"],
  [{ name: "stop", certain: true }, "Stops the pipeline"],
  [{ name: "stop", certain: false }, "May stop the pipeline"],
  [{ name: "approval", certain: true }, "Waits for an approval"],
];

const origin = { x: 0, y: 0 };

const changes: readonly LegendRow<PartOfGraph>[] = [
  ["added", "Added, where the pipeline is compared"],
  ["changed", "Changed"],
  ["removed", "Removed: drawn below all others"],
];

/** What the shapes and lines of the graph mean. */
export function Legend(): JSX.Element {
  return (
    <MenuButton icon="legend" label="Legend">
      <div class="legend">
        <Rows rows={nodes} viewBox="-1 -3 36 25" height={22} picture={nodePicture} />
        <Rows rows={edges} viewBox="0 0 34 16" height={16} picture={edgePicture} />
        <Rows
          rows={marks}
          viewBox="-9 0 34 16"
          height={16}
          picture={(mark) => <Mark {...mark} at={origin} />}
        />
        <Rows
          rows={changes}
          viewBox="-16 -9 34 18"
          height={18}
          picture={(change) => <ChangeSign change={change} x={0} y={0} />}
        />
        <p>×3 executions, ≈3 where the number is inferred, ×? where it is not known.</p>
      </div>
    </MenuButton>
  );
}

/** What is pictured, and what that means. */
type LegendRow<T> = readonly [pictured: T, text: string];

interface RowsProps<T> {
  readonly rows: readonly LegendRow<T>[];
  readonly viewBox: string;
  readonly height: number;
  readonly picture: (pictured: T) => JSX.Element;
}

function Rows<T>({ rows, viewBox, height, picture }: RowsProps<T>): JSX.Element {
  return (
    <ul>
      {rows.map(([pictured, text]) => (
        <li key={text}>
          <svg width="34" height={height} viewBox={viewBox} aria-hidden="true">
            {picture(pictured)}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function nodePicture(kind: GraphNodeKind): JSX.Element {
  return (
    <g class={`node-box ${kind}`}>
      {(kind === "task" || kind === "group") && <path class="card" d="M7 -2H27" />}
      <path class="outline" d={pathAt(origin, outlineOf(kind, 34, 20))} />
      <g transform="translate(11 4) scale(0.75)">
        <KindIcon kind={kind} at={origin} />
      </g>
    </g>
  );
}

function edgePicture(kind: EdgeKind): JSX.Element {
  return (
    <g class={`edge ${kind}`}>
      <EdgeStroke kind={kind} path="M1 8H32" end={{ x: 33, y: 8 }} />
    </g>
  );
}
