import type { JSX } from "preact";
import type { SourceRange } from "../../../server/src/core/base/range.ts";
import { MetadataEditor } from "./metadata-editor.tsx";
import type { Reading } from "./reading.ts";
import type { MetadataSource } from "./sources.ts";
import "./metadata.css";

/** One source of metadata with what is typed for it. */
export interface SourceReading {
  readonly source: MetadataSource;
  readonly reading: Reading;
}

interface MetadataPanelProps {
  readonly sources: readonly SourceReading[];
  readonly onInput: (source: MetadataSource, text: string) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** An editor for each node that feeds metadata into the previewed one. */
export function MetadataPanel({ sources, onInput, onReveal }: MetadataPanelProps) {
  if (sources.length === 0) return null;
  return (
    <section class="metadata" aria-label="Metadata">
      {sources.map(
        ({ source, reading }): JSX.Element => (
          <MetadataEditor
            key={source.node}
            source={source}
            reading={reading}
            onInput={(text) => onInput(source, text)}
            onReveal={onReveal}
          />
        ),
      )}
    </section>
  );
}
