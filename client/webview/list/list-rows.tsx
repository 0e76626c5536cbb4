import type { JSX } from "preact";
import { type Link, linkRoles } from "../graph/link.ts";
import {
  edgeLabel,
  edgeName,
  type ViewEdge,
  type ViewGraph,
  type ViewNode,
} from "../graph/view-graph.ts";
import { EdgeRow } from "./edge-row.tsx";
import { listsAllEdges } from "./listed-graph.ts";
import { NodeRow } from "./node-row.tsx";

interface ListRowsProps {
  readonly graph: ViewGraph;
  readonly selected: ViewNode | undefined;
  /** The node at which the keyboard reaches the list, and the edge at which it is instead. */
  readonly active: ViewNode | undefined;
  readonly activeEdge: ViewEdge | undefined;
  /** The ids of the nodes that a search has found. */
  readonly found: ReadonlySet<string>;
  /** The edge that is being made. */
  readonly link: Link | undefined;
}

/** The nodes of a pipeline as rows, each with the edges that leave it below; one stop of the Tab key. */
export function ListRows(props: ListRowsProps): JSX.Element {
  const { graph, selected, active, activeEdge, found, link } = props;
  const roleOf = linkRoles(link);
  const isAll = listsAllEdges(graph);
  return (
    <ol class="nodes">
      {graph.nodes.map((shown, at) => {
        const { id, stage } = shown.node;
        return (
          <li key={id} class={stage === graph.nodes[at - 1]?.node.stage ? "beside" : ""}>
            <NodeRow
              {...shown}
              isSelected={shown === selected}
              isActive={activeEdge === undefined && shown === active}
              isFound={found.has(id)}
              linkRole={roleOf(id)}
            />
            {(isAll || shown === active) && (
              <EdgeRows graph={graph} from={id} activeEdge={activeEdge} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface EdgeRowsProps extends Pick<ListRowsProps, "graph" | "activeEdge"> {
  /** The id of the node that the edges leave. */
  readonly from: string;
}

function EdgeRows({ graph, from, activeEdge }: EdgeRowsProps): JSX.Element | null {
  const edges = graph.edges.filter(({ edge }) => edge.from === from);
  if (edges.length === 0) return null;
  return (
    <ul>
      {edges.map((shown) => (
        <li key={shown.edge.id}>
          <EdgeRow
            {...shown}
            name={edgeName(graph, shown)}
            label={edgeLabel(graph, shown)}
            isActive={shown === activeEdge}
          />
        </li>
      ))}
    </ul>
  );
}
