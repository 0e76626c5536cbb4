import type { JSX } from "preact";
import { MetadataEditor } from "./metadata-editor.tsx";
import type { SourceActions } from "./source-actions.ts";
import type { SourceReading } from "./source-readings.ts";
import "./metadata.css";

interface MetadataPanelProps {
  readonly sources: readonly SourceReading[];
  readonly actions: SourceActions;
}

/** An editor for each node whose metadata concern the previewed one. */
export function MetadataPanel({ sources, actions }: MetadataPanelProps): JSX.Element | null {
  if (sources.length === 0) return null;
  return (
    <section class="metadata" aria-label="Metadata">
      {sources.map(({ source, reading }) => (
        <MetadataEditor key={source.node} source={source} reading={reading} actions={actions} />
      ))}
    </section>
  );
}
