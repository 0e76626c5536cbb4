import type { JSX } from "preact";
import { IconButton, ToggleButton } from "../shared/icon-button.tsx";
import { SearchField } from "../shared/search-field.tsx";
import type { GraphSettings } from "./graph-settings.ts";
import { Legend } from "./legend.tsx";
import { zoomStep } from "./use-graph-focus.ts";
import type { ViewNode } from "./view-graph.ts";

interface ListToolsProps<N extends ViewNode> {
  readonly settings: GraphSettings;
  readonly onSettings: (settings: GraphSettings) => void;
  /** Whether the pipeline has parameters that could be shown. */
  readonly hasParameters: boolean;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** The nodes that the search has found, and the one among them that the keyboard is at. */
  readonly found: readonly N[];
  readonly at: string | undefined;
  readonly onFound: (node: N) => void;
  /** Adds a node, of what a menu at this place offers. */
  readonly onAddNode: (at: DOMRect) => void;
}

interface GraphToolsProps<N extends ViewNode> extends ListToolsProps<N> {
  /** Whether nodes have names that begin alike, and whether all such nodes are drawn as one. */
  readonly hasGroups: boolean;
  readonly areCollapsed: boolean;
  readonly onCollapseAll: (collapse: boolean) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  /** What takes the graph out of the page. */
  readonly exports: JSX.Element;
}

/** The controls of the graph: search, zoom and what is shown. */
export function GraphTools<N extends ViewNode>(props: GraphToolsProps<N>): JSX.Element {
  const { areCollapsed, onZoom, onFit } = props;
  return (
    <div class="graph-tools">
      <NodeSearch {...props} />
      <IconButton icon="addNode" label="Add a node" onPress={props.onAddNode} />
      <IconButton icon="zoomOut" label="Zoom out" onPress={() => onZoom(1 / zoomStep)} />
      <IconButton icon="zoomIn" label="Zoom in" onPress={() => onZoom(zoomStep)} />
      <IconButton icon="fit" label="Show the whole graph" onPress={onFit} />
      <ParametersToggle {...props} />
      {props.hasGroups && (
        <ToggleButton
          icon="collapse"
          label="Collapse nodes by name"
          hint={
            areCollapsed
              ? "Show all nodes one by one"
              : "Draw nodes whose names begin alike as one box"
          }
          pressed={areCollapsed}
          onPress={() => props.onCollapseAll(!areCollapsed)}
        />
      )}
      <Legend />
      {props.exports}
    </div>
  );
}

/** The controls of the list of nodes. */
export function ListTools<N extends ViewNode>(props: ListToolsProps<N>): JSX.Element {
  return (
    <div class="graph-tools">
      <NodeSearch {...props} />
      <IconButton icon="addNode" label="Add a node" onPress={props.onAddNode} />
      <ParametersToggle {...props} />
    </div>
  );
}

type ParametersToggleProps = Pick<
  ListToolsProps<ViewNode>,
  "hasParameters" | "settings" | "onSettings"
>;

function ParametersToggle(props: ParametersToggleProps): JSX.Element | null {
  const { hasParameters, settings, onSettings } = props;
  if (!hasParameters) return null;
  return (
    <ToggleButton
      icon="parameters"
      label="Pipeline parameters"
      hint={settings.parameters ? "Hide the pipeline parameters" : "Show the pipeline parameters"}
      pressed={settings.parameters}
      onPress={() => onSettings({ ...settings, parameters: !settings.parameters })}
    />
  );
}

/** Finds nodes by name: Enter leads to the next one, Shift+Enter to the one before. */
function NodeSearch<N extends ViewNode>(props: ListToolsProps<N>): JSX.Element {
  const { search, onSearch, found, at, onFound } = props;
  const place = found.findIndex(({ node }) => node.id === at);
  const go = (by: number): void => {
    const next = found[(Math.max(place, by < 0 ? 0 : -1) + by + found.length) % found.length];
    if (next) onFound(next);
  };
  const foundText = found.length === 0 ? "none" : `${place + 1} of ${found.length}`;
  return (
    <SearchField
      label="Find nodes"
      placeholder="Find"
      hint="Enter leads to the next node whose name holds the text, Shift+Enter to the one before"
      value={search}
      found={search.trim() === "" ? "" : foundText}
      onSearch={onSearch}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        go(event.shiftKey ? -1 : 1);
      }}
    />
  );
}
