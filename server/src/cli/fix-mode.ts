/** What to do with the fixes: nothing, write them to the files, or print them as a patch. */
export type FixMode = "none" | "write" | "patch";

/** A text after the fixes, and the report about them. */
export interface FixedText {
  readonly after: string;
  /** The report in whole lines, correct once the text is written. */
  readonly summary: string;
  /** Whole lines on why something is not fixed. */
  readonly refusals: string;
}
