import type { JSX } from "preact";
import type { TaskNodeEntry } from "#protocol";
import type { Show } from "../display.ts";
import { ToggleButton } from "../shared/icon-button.tsx";
import { Picker } from "./picker.tsx";
import "./header.css";

interface HeaderProps {
  readonly show: Show;
  /** Whether the nodes are offered here, because the page shows no strip of nodes where there is nothing to preview. */
  readonly offersNodes: boolean;
  readonly onSelect: (pipeline: string, node: string) => void;
  readonly onPin: (pinned: boolean) => void;
}

/** What the page is about: file, pipeline and node, with a choice where there is one. */
export function Header({ show, offersNodes, onSelect, onPin }: HeaderProps): JSX.Element {
  const { file, pinned, nodes, selected } = show;
  const pipelines = [...new Set(nodes.map(({ pipeline }) => pipeline))];
  const pipeline = selected?.pipeline ?? "";
  const siblings = nodes.filter((entry) => entry.pipeline === pipeline);
  const selectPipeline = (name: string): void => {
    const first = firstChoice(nodes.filter((entry) => entry.pipeline === name));
    if (first !== undefined) onSelect(first.pipeline, first.node);
  };
  return (
    <header class="subject">
      <span class="file" title={file}>
        {file}
      </span>
      {selected !== undefined && (
        <span class="names">
          <Picker
            label="Pipeline"
            value={pipeline}
            choices={pipelines.map((name) => ({ value: name, text: name }))}
            onChoose={selectPipeline}
          />
          {offersNodes && (
            <Picker
              label="Node"
              value={selected.node}
              choices={siblings.map(({ node }) => ({ value: node, text: node }))}
              onChoose={(node) => onSelect(pipeline, node)}
            />
          )}
        </span>
      )}
      <ToggleButton
        icon="pin"
        label="Pin to this node"
        hint={
          pinned
            ? "Pinned: the preview stays with this node; press to follow the cursor"
            : "The preview follows the cursor; pin it to stay with this node"
        }
        pressed={pinned}
        onPress={() => onPin(!pinned)}
      />
    </header>
  );
}

function firstChoice(nodes: readonly TaskNodeEntry[]): TaskNodeEntry | undefined {
  const of = (wanted: TaskNodeEntry["type"]) => nodes.find(({ type }) => type === wanted);
  return of("task") ?? of("execution") ?? nodes[0];
}
