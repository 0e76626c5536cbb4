import type { SourceRange } from "#core/base/range.ts";
import type { MetadataEntry } from "../../src/preview-messages.ts";
import type { MetadataSource } from "./sources.ts";

/** What can be done with the sources. */
export interface SourceActions {
  readonly onEnter: (source: MetadataSource, entry: MetadataEntry) => void;
  readonly onPickFile: (source: MetadataSource) => void;
  readonly onStopReading: (uri: string) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  readonly onRevealLine: (uri: string, line: number) => void;
}
