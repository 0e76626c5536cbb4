import type { SourceRange } from "#core/base/range.ts";
import type { Bindings, Expression } from "./bindings.ts";

/** A name of the step that a program uses. */
export interface NameUse {
  readonly name: string;
  readonly range: SourceRange;
  /** Whether the range holds just the name, so that an edit can replace it. */
  readonly literal: boolean;
}

/** An input or parameter that a program reads. */
export interface ReadUse extends NameUse {
  /** Whether the program certainly asks for it and fails without it. */
  readonly certain: boolean;
}

/** An input that a program reads. */
export interface InputUse extends ReadUse {
  /** The option or field whose default names it. */
  readonly option?: string | undefined;
}

/** A use with the file in which it is written, and the expression that uses it. */
export type WithSite<Use> = Use & { readonly origin: Bindings; readonly site: Expression };
