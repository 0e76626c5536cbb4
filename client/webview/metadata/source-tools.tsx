import type { JSX } from "preact";
import type { MetadataEntry } from "../../src/preview-messages.ts";
import { constantKeys, type MetadataSource } from "./sources.ts";

interface SourceToolsProps {
  readonly source: MetadataSource;
  readonly entry: MetadataEntry;
  readonly onExample: () => void;
  readonly onPickFile: () => void;
  readonly onType: () => void;
}

/** The ways to enter metadata other than typing. */
export function SourceTools(props: SourceToolsProps): JSX.Element {
  const { source, entry, onExample, onPickFile, onType } = props;
  return (
    <span class="source-tools">
      {entry.text === "" && entry.file === undefined && (
        <button type="button" class="link" title={whatIsInserted(source)} onClick={onExample}>
          {constantKeys(source).length > 0 ? "Insert values of the script" : "Insert example"}
        </button>
      )}
      <button type="button" class="link" onClick={onPickFile}>
        From file…
      </button>
      {entry.file !== undefined && (
        <button type="button" class="link" onClick={onType}>
          Type instead
        </button>
      )}
    </span>
  );
}

/** Shows which values come from the script. */
function whatIsInserted(source: MetadataSource): string {
  const names = constantKeys(source);
  if (names.length === 0) return "Made-up values for each key";
  return `The script of the step prints constants for ${names.join(", ")}`;
}
