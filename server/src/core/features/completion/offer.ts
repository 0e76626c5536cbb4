import type { TextEdit } from "#core/base/edit.ts";

/** What an offer stands for, which decides its icon. */
export type OfferKind =
  | "key"
  | "value"
  | "item"
  | "step"
  | "task"
  | "node"
  | "endpoint"
  | "deployment"
  | "socket-type"
  | "socket"
  | "parameter"
  | "input"
  | "output"
  | "environment-variable"
  | "metadata"
  | "file"
  | "folder"
  | "snippet";

/** Something that can be written at the cursor. */
export interface Offer {
  readonly label: string;
  readonly kind: OfferKind;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Absolute; line breaks and indentation are final and must be inserted as they are. */
  readonly edit: TextEdit;
  /** Sorts offers by likelihood. */
  readonly sortText: string;
  /** What the text from the start of the edit to the cursor is compared with. */
  readonly filterText: string;
  /** Whether the edit's text is a snippet, which it is only where the cursor must not end after it. */
  readonly insertAsSnippet: boolean;
  /** Whether accepting it leaves a place where the next offers are of use at once. */
  readonly retrigger: boolean;
}
