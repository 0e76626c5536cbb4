import type { JSX } from "preact";
import { IconButton, ToggleButton } from "../shared/icon-button.tsx";
import { SearchField } from "../shared/search-field.tsx";
import type { GraphSettings } from "./graph-settings.ts";
import { Legend } from "./legend.tsx";
import type { ShownNode } from "./shown-graph.ts";
import { zoomStep } from "./use-graph-focus.ts";

interface GraphToolsProps {
  readonly settings: GraphSettings;
  readonly onSettings: (settings: GraphSettings) => void;
  /** Whether the pipeline has parameters that could be shown. */
  readonly hasParameters: boolean;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** The nodes that the search has found, and the one among them that the keyboard is at. */
  readonly found: readonly ShownNode[];
  readonly at: string | undefined;
  readonly onFound: (node: ShownNode) => void;
  /** Whether nodes have names that begin alike, and whether all such nodes are drawn as one. */
  readonly hasGroups: boolean;
  readonly areCollapsed: boolean;
  readonly onCollapseAll: (collapse: boolean) => void;
  /** Adds a node, of what a menu at this place offers. */
  readonly onAddNode: (at: DOMRect) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  /** What takes the graph out of the page. */
  readonly exports: JSX.Element;
}

/** The controls of the graph: search, zoom and what is shown. */
export function GraphTools(props: GraphToolsProps): JSX.Element {
  const { settings, onSettings, hasParameters, areCollapsed, onZoom, onFit } = props;
  return (
    <div class="graph-tools">
      <NodeSearch {...props} />
      <IconButton icon="addNode" label="Add a node" onPress={props.onAddNode} />
      <IconButton icon="zoomOut" label="Zoom out" onPress={() => onZoom(1 / zoomStep)} />
      <IconButton icon="zoomIn" label="Zoom in" onPress={() => onZoom(zoomStep)} />
      <IconButton icon="fit" label="Show the whole graph" onPress={onFit} />
      {hasParameters && (
        <ToggleButton
          icon="parameters"
          label="Pipeline parameters"
          hint={
            settings.parameters ? "Hide the pipeline parameters" : "Show the pipeline parameters"
          }
          pressed={settings.parameters}
          onPress={() => onSettings({ ...settings, parameters: !settings.parameters })}
        />
      )}
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

/** Finds nodes by name: Enter leads to the next one, Shift+Enter to the one before. */
function NodeSearch({ search, onSearch, found, at, onFound }: GraphToolsProps): JSX.Element {
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
