import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { EnteredMetadata } from "#core/document/run-counts.ts";
import type { ProjectEstimates } from "#core/model/project-estimates.ts";

/** What is shown for a place; the text is Markdown in which everything that the file says is escaped or in code. */
export interface Hover {
  readonly range: SourceRange;
  readonly markdown: string;
}

/** Describes one kind of place; the first hoverer that has something to say is shown. */
export interface Hoverer {
  readonly name: string;
  readonly describe: (
    document: Document,
    offset: number,
    entered?: EnteredMetadata,
    estimates?: ProjectEstimates,
  ) => Hover | undefined;
}
