import type { JSX } from "preact";
import type { SourceRange } from "#core/base/range.ts";
import type { Note } from "#core/simulation/variant.ts";
import { GradeMark } from "../detail/origin-line.tsx";
import { IconButton } from "../shared/icon-button.tsx";
import { Icon } from "../shared/icons.tsx";
import { severityWords } from "../shared/words.ts";
import "./notes.css";

interface NotesProps {
  readonly notes: readonly Note[];
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** Notes about the result, each with its severity and how sure it is. */
export function Notes({ notes, onReveal }: NotesProps): JSX.Element | null {
  if (notes.length === 0) return null;
  return (
    <ul class="notes" aria-label="Notes">
      {notes.map(({ severity, text, grade, range }) => (
        <li key={`${severity} ${text}`} class="note">
          <Icon name={severity} />
          <span class="note-text">
            <span class="unseen">{severityWords[severity]}: </span>
            {text} {grade !== "documented" && <GradeMark grade={grade} />}
          </span>
          {range !== undefined && (
            <IconButton
              icon="goTo"
              label="Go to the YAML source"
              onPress={() => onReveal(range, true)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
