import type { ProjectCode } from "../code/project-code.ts";
import type { Host } from "../host.ts";

/** What a completion knows besides the text. */
export interface CompletionContext {
  /** The character whose typing asked for offers, if no person did. */
  readonly trigger?: string | undefined;
  /** The files beside the document. */
  readonly host?: Host | undefined;
  /** The programs of the steps, where they can be read. */
  readonly code?: ProjectCode | undefined;
}
