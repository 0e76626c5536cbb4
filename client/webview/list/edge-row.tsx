import type { JSX } from "preact";
import { visibleText } from "#core/base/visible-text.ts";
import { ChangeWord } from "../compare/change-sign.tsx";
import { EdgeStroke } from "../graph/graph-edge.tsx";
import type { ViewEdge } from "../graph/view-graph.ts";
import { memo } from "../shared/memo.ts";
import { RowMenuButton } from "./row-menu-button.tsx";

interface EdgeRowProps extends ViewEdge {
  /** What the edge is called, and all of it in words. */
  readonly name: string;
  readonly label: string;
  /** Whether the keyboard reaches the list at this row. */
  readonly isActive: boolean;
}

/** The most edges between two nodes that a row names. */
const mostNamed = 3;

/** The edges from one node to another as a row below the first one: what they connect and what they carry. */
export const EdgeRow = memo((props: EdgeRowProps): JSX.Element => {
  const { edge, mark, isActive } = props;
  const { id, parts, kinds } = edge;
  const [kind = "order"] = kinds;
  const tab = isActive ? 0 : -1;
  return (
    <div class="list-row">
      <button
        type="button"
        class="edge-button"
        aria-description={props.label}
        title={mark?.texts.join("\n")}
        tabindex={tab}
        data-edge-focus={id}
      >
        <svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">
          <g class={`edge ${kind}`}>
            <EdgeStroke kind={kind} path="M1 8H24" end={{ x: 25, y: 8 }} />
          </g>
        </svg>
        {mark && <ChangeWord change={mark.change} />}
        <span class="edge-parts">
          {parts.slice(0, mostNamed).map(({ source, target, text, range }) => (
            <span key={range.start} class="edge-part">
              <span class="code">
                {visibleText(source)} → {visibleText(target)}
              </span>{" "}
              <span class="node-aside">{text}</span>
            </span>
          ))}
          {parts.length > mostNamed && (
            <span class="node-aside">and {parts.length - mostNamed} more</span>
          )}
        </span>
      </button>
      <RowMenuButton of={props.name} tab={tab} />
    </div>
  );
});
