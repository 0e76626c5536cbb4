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
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** In offsets of the file; line breaks and indentation are final and must be inserted as they are. */
  readonly edit: TextEdit;
  /**
   * What accepting it changes in the blanks and line breaks before the typed text. It is no part of `edit`, since editors
   * rank an offer higher the more blanks its edit begins with.
   */
  readonly before?: TextEdit | undefined;
  /** What the text from the start of the edit to the cursor is compared with. */
  readonly filterText: string;
  /** Whether the edit's text is a snippet, which it is only where the cursor must not end after it. */
  readonly insertAsSnippet: boolean;
  /** A lower rank is likelier; offers of equal rank keep their order. */
  readonly rank: number;
  /** Whether the next offers are useful right after accepting it. */
  readonly retrigger?: boolean;
  /** Whether it replaces a text of the user's own, such as a name that is being defined. */
  readonly free?: boolean;
  /** Whether it is one of a few fixed words that can be written here. */
  readonly closed?: boolean;
}

/** What an offer writes and where, and the text by which a client filters it. */
export type Insertion = Pick<Offer, "edit" | "filterText" | "insertAsSnippet">;
