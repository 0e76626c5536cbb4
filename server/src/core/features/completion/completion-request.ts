import type { Host } from "#core/document/host.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";

/** What a completion knows besides the text. */
export interface CompletionRequest {
  /** The character whose typing asked for offers, if no person did. */
  readonly trigger?: string | undefined;
  /** The files beside the document. */
  readonly host?: Host | undefined;
  /** The programs of the steps, where they can be read. */
  readonly code?: ProjectCode | undefined;
}
