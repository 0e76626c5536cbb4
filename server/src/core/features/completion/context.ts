import type { Host } from "../host.ts";

/** What a completion knows besides the text. */
export interface CompletionContext {
  /** The character whose typing asked for offers, if no person did. */
  readonly trigger?: string | undefined;
  /** The files beside the document. */
  readonly host?: Host | undefined;
  /** The metadata keys that the program of a step prints, as far as they can be told. */
  readonly printedKeys?: ((step: string) => readonly string[]) | undefined;
}
