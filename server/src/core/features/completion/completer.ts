import type { TextEdit } from "#core/base/edit.ts";
import type { CompletionPlace } from "./completion-place.ts";
import type { OfferKind } from "./offer.ts";

/** Proposes what can be written at one kind of place. */
export interface Completer {
  readonly name: string;
  readonly proposals: (place: CompletionPlace) => readonly Proposal[];
}

/** An offer before all offers are sorted. */
export interface Proposal {
  readonly label: string;
  readonly kind: OfferKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  readonly insertion: Insertion;
  /** Less is likelier; equals keep their order. */
  readonly rank: number;
  readonly retrigger?: boolean;
  /** It takes the place of a text of the user's own, such as a name that is being defined. */
  readonly free?: boolean;
  /** It is one of the few words that can be written here at all. */
  readonly closed?: boolean;
}

export interface Insertion {
  readonly edit: TextEdit;
  readonly filterText: string;
  readonly snippet: boolean;
}
