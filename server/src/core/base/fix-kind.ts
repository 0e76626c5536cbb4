/** What a fix does to the text that its author wrote. Only "keep" and "spelling" fixes may run unasked. */
export type FixKind =
  /** Changes quotes, blanks, punctuation, indentation or the place of something: every key, value and comment stays. */
  | "keep"
  /** Gives a word of Valohai's own, such as a key or a socket type, its known spelling. */
  | "spelling"
  /** Takes something away that the author wrote. */
  | "remove"
  /** Writes something that the author did not give. */
  | "add"
  /** Picks a name, a side or one of several meanings. */
  | "choose";

/** Whether a fix of this kind may be preferred and applied unasked: in Fix All, on save and by `--fix`. */
export function runsUnasked(kind: FixKind): boolean {
  return kind === "keep" || kind === "spelling";
}
