import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import type { SourceRange } from "#core/base/range.ts";

/** An error as `yaml` reports it. */
export interface RawError {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Why a text is not YAML: the place where a person would look, the message, and the fix. */
export interface Cause {
  readonly range: SourceRange;
  readonly message: string;
  /** The fix that makes the text YAML again; undefined where none is known. */
  readonly fix?: SyntaxFix;
  /** Other ways to fix it, where the intention is ambiguous. */
  readonly others?: readonly SyntaxFix[];
}

/** A fix of a syntax error; its ranges are those of the text that has the error. */
export interface SyntaxFix {
  readonly kind: FixKind;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Recognizes one kind of slip near an error. */
export type FindCause = (
  text: string,
  error: RawError,
  countErrors: CountErrors,
) => Cause | undefined;

/** Counts what is wrong with a text, so that a cause can choose between two fixes: its errors, or its oddities as well. */
export type CountErrors = (text: string) => number;

/** A fix of a single edit; one that only takes something away is never made unasked. */
export function fix(title: string, start: number, end: number, newText: string): SyntaxFix {
  const kind = newText === "" ? "remove" : "keep";
  return { kind, title, edits: [{ range: { start, end }, newText }] };
}
