import type { JSX } from "preact";
import { MetadataEditor } from "./metadata-editor.tsx";
import type { Reading } from "./reading.ts";
import type { SourceActions } from "./source-actions.ts";
import type { MetadataSource } from "./sources.ts";
import "./metadata.css";

/** One source of metadata with what is entered for it. */
export interface SourceReading {
  readonly source: MetadataSource;
  readonly reading: Reading;
}

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
