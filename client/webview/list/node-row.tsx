import type { JSX } from "preact";
import type { GraphNode, GraphStop } from "#core/graph/graph.ts";
import { shownName } from "#core/graph/node-label.ts";
import { ChangeWord } from "../compare/change-sign.tsx";
import { KindIcon } from "../graph/graph-icons.tsx";
import type { LinkRole } from "../graph/link.ts";
import type { ViewNode } from "../graph/view-graph.ts";
import { Icon } from "../shared/icons.tsx";
import { memo } from "../shared/memo.ts";
import { countOf, numberText } from "../shared/words.ts";
import { RowMenuButton } from "./row-menu-button.tsx";

interface NodeRowProps extends ViewNode {
  readonly isSelected: boolean;
  /** Whether the keyboard reaches the list at this row. */
  readonly isActive: boolean;
  readonly isFound: boolean;
  /** What it is for the edge that is being made. */
  readonly linkRole: LinkRole;
}

/** A node as a row: what it is called and how often it runs, where it stops, and the button of its menu. */
export const NodeRow = memo((props: NodeRowProps): JSX.Element => {
  const { node, mark, isSelected, isActive, isFound, linkRole } = props;
  const { id, kind, reached, batches, label } = node;
  const classes = ["list-row", linkRole ?? "", isFound ? "found" : ""];
  const tab = isActive ? 0 : -1;
  return (
    <div class={classes.join(" ")}>
      <button
        type="button"
        class={reached === "no" && kind !== "parameter" ? "node unreached" : "node"}
        aria-current={isSelected}
        aria-description={label}
        title={[tooltipOf(node), ...(mark?.texts ?? [])].join("\n")}
        tabindex={tab}
        data-id={id}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <KindIcon kind={kind} at={{ x: 0, y: 0 }} />
        </svg>
        {mark && <ChangeWord change={mark.change} />}
        <span class="node-name">{shownName(node.name)}</span>
        {(kind === "execution" || kind === "task") && (
          <span class="node-count">{runsText(props)}</span>
        )}
        {batches && (
          <span class="node-aside">in {countOf(BigInt(batches.count), "batch", "batches")}</span>
        )}
        <WorstProblem node={node} />
      </button>
      {node.stops.map((stop) => (
        <StopMark key={stop.text} stop={stop} tab={tab} />
      ))}
      <RowMenuButton of={shownName(node.name)} tab={tab} />
    </div>
  );
});

function tooltipOf({ kind, explanation, reached, waitsFor, problems }: GraphNode): string {
  const words = reached === "no" ? `${explanation}; the pipeline stops before it` : explanation;
  const first = `${kind} node: ${waitsFor.length > 0 ? "depends on metadata" : words}`;
  return [first, ...problems.map((it) => it.text)].join("\n");
}

/** How often a node runs, and how often it did before a change. */
function runsText({ node: { count }, mark }: ViewNode): string {
  const was = mark?.countBefore;
  const before = was === undefined ? "" : `${numberText(BigInt(was))} → `;
  return before + (count === undefined ? "?" : numberText(BigInt(count)));
}

function WorstProblem({ node: { problems } }: Pick<ViewNode, "node">): JSX.Element | null {
  if (problems.length === 0) return null;
  return <Icon name={problems.some((it) => it.severity === "error") ? "error" : "warning"} />;
}

interface StopMarkProps {
  readonly stop: GraphStop;
  readonly tab: number;
}

function StopMark({ stop, tab }: StopMarkProps): JSX.Element {
  const { certain, kind, text, range } = stop;
  const words = { stop: "stops", error: "fails", approval: "waits" } as const;
  const may = { stop: "may stop", error: "may fail", approval: "may wait" } as const;
  return (
    <button
      type="button"
      class={certain ? "stop certain" : "stop"}
      title={text}
      aria-label={text}
      tabindex={tab}
      data-stop={range.start}
    >
      <Icon name={certain ? "warning" : "information"} />
      {certain ? words[kind] : may[kind]}
    </button>
  );
}
