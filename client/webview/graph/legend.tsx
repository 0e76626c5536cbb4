import type { JSX } from "preact";
import type { EdgeKind, GraphNodeKind } from "#core/graph/graph.ts";
import { MenuButton } from "../shared/menu-button.tsx";
import { EdgeStroke } from "./graph-edge.tsx";
import { KindIcon, Mark, type MarkName, outlineOf } from "./graph-icons.tsx";

const nodes: readonly (readonly [GraphNodeKind, string])[] = [
  ["execution", "Execution node"],
  ["task", "Task node"],
  ["deployment", "Deployment node"],
  ["parameter", "Pipeline parameter"],
];

const edges: readonly (readonly [EdgeKind, string])[] = [
  ["files", "Files"],
  ["value", "One value"],
  ["list", "A list, one execution for each value"],
  ["order", "Order only"],
  ["deployment", "Deployment"],
];

const marks: readonly (readonly [MarkName, boolean, string])[] = [
  ["error", true, "Error"],
  ["warning", true, "Warning"],
  ["stop", true, "Stops the pipeline"],
  ["stop", false, "May stop the pipeline"],
  ["approval", true, "Waits for an approval"],
];

/** What the shapes and lines of the graph mean. */
export function Legend(): JSX.Element {
  return (
    <MenuButton icon="legend" label="Legend">
      <div class="legend">
        <ul>
          {nodes.map(([kind, text]) => (
            <li key={kind}>
              <svg width="34" height="22" viewBox="-1 -3 36 25" aria-hidden="true">
                <g class={`node-box ${kind}`}>
                  {kind === "task" && <path class="card" d="M7 -2H27" />}
                  <path class="outline" d={outlineOf(kind, 34, 20)} />
                  <g transform="translate(11 4) scale(0.75)">
                    <KindIcon kind={kind} />
                  </g>
                </g>
              </svg>
              {text}
            </li>
          ))}
        </ul>
        <ul>
          {edges.map(([kind, text]) => (
            <li key={kind}>
              <svg width="34" height="16" viewBox="0 0 34 16" aria-hidden="true">
                <g class={`edge ${kind}`}>
                  <EdgeStroke kind={kind} path="M1 8H32" end={{ x: 33, y: 8 }} />
                </g>
              </svg>
              {text}
            </li>
          ))}
        </ul>
        <ul>
          {marks.map(([name, certain, text]) => (
            <li key={text}>
              <svg width="34" height="16" viewBox="-9 0 34 16" aria-hidden="true">
                <Mark name={name} certain={certain} />
              </svg>
              {text}
            </li>
          ))}
        </ul>
        <p>×3 executions, ≈3 where the number is inferred, ×? where it is not known.</p>
      </div>
    </MenuButton>
  );
}
