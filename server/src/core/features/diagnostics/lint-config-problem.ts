import type { SourceRange } from "#core/base/range.ts";

/** What cannot be understood in a `.valohai-lint.yaml`; its range counts from the start of the file. */
export interface LintConfigProblem {
  readonly range: SourceRange;
  readonly message: string;
  /** The words that may be meant, each of which can be written at the range. */
  readonly words?: readonly string[];
  /** Whether these are names of the user's own, which are quoted where YAML needs that. */
  readonly areNames?: true;
}
