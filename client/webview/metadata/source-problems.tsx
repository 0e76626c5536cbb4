import type { JSX } from "preact";
import type { ReadingProblem } from "#core/simulation/metadata/reading.ts";
import { Icon, type IconName } from "../shared/icons.tsx";
import { clipped } from "../shared/value-text.ts";

/** How many problems of a text are listed; a text can have one per line. */
const problemsShown = 3;

interface SourceProblemsProps {
  readonly problems: readonly ReadingProblem[];
  /** Undefined where a problem does not lead to its place. */
  readonly onGoTo?: (problem: ReadingProblem) => void;
}

/** The first problems of a text that could otherwise be read. */
export function SourceProblems({ problems, onGoTo }: SourceProblemsProps): JSX.Element {
  const more = problems.length - problemsShown;
  return (
    <>
      {problems.slice(0, problemsShown).map((it) => (
        <ProblemLine
          key={`${it.line} ${it.message}`}
          icon={it.severity}
          place={`Line ${it.line}`}
          message={it.message}
          onGoTo={onGoTo && (() => onGoTo(it))}
        />
      ))}
      {more > 0 && <p class="field-problem">and {more} more</p>}
    </>
  );
}

interface ProblemLineProps {
  readonly icon: IconName;
  /** Such as "Line 3". */
  readonly place: string;
  readonly message: string;
  readonly onGoTo: (() => void) | undefined;
}

/** A problem after its place, to which it leads if it can. */
export function ProblemLine({ icon, place, message, onGoTo }: ProblemLineProps): JSX.Element {
  return (
    <p class="field-problem">
      <Icon name={icon} />
      <span>
        {onGoTo === undefined ? (
          place
        ) : (
          <button type="button" class="link" onClick={onGoTo}>
            {place}
          </button>
        )}
        : {clipped(message)}
      </span>
    </p>
  );
}
