import type { JSX } from "preact";
import type { Graph } from "#core/graph/graph.ts";
import type { ActingProps } from "./node-actions.ts";
import { NodeDetails } from "./node-details.tsx";
import type { Assuming } from "./outcome-choice.tsx";
import type { Descriptions } from "./use-descriptions.ts";
import type { ViewNode } from "./view-graph.ts";

interface SelectedDetailsProps
  extends Pick<ActingProps, "settings" | "onSettings" | "onReveal" | "onStep"> {
  readonly graph: Graph;
  readonly selected: ViewNode | undefined;
  readonly assuming: Assuming;
  readonly descriptions: Descriptions;
  /** Shows the nodes of a group one by one; undefined in a view without groups. */
  readonly onExpand?: (group: ViewNode) => void;
}

/** The details of the selected node, where they are wanted. */
export function SelectedDetails(props: SelectedDetailsProps): JSX.Element | null {
  const { selected, settings, onSettings, onExpand } = props;
  if (!settings.details || selected === undefined) return null;
  return (
    <NodeDetails
      {...props}
      node={selected.node}
      mark={selected.mark}
      onExpand={() => onExpand?.(selected)}
      onClose={() => onSettings({ ...settings, details: false })}
    />
  );
}
