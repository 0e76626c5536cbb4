import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { lineFeedAt } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { JsonProblem } from "#core/model/parse-json.ts";
import type { KeyEvent } from "#core/simulation/metadata/reading.ts";
import type { MetadataEntry } from "../../src/preview-messages.ts";
import { clipped } from "../shared/value-text.ts";
import { EntryField, selectIn } from "./entry-field.tsx";
import { KeyList } from "./key-list.tsx";
import { emptyEntry, positionOf, type Reading } from "./reading.ts";
import type { SourceActions } from "./source-actions.ts";
import { SourceBadge } from "./source-badge.tsx";
import { ProblemLine, SourceProblems } from "./source-problems.tsx";
import { SourceTools } from "./source-tools.tsx";
import { exampleText, type MetadataSource } from "./sources.ts";

interface MetadataEditorProps {
  readonly source: MetadataSource;
  readonly reading: Reading;
  readonly actions: SourceActions;
}

/** Takes the metadata that one node prints: typed, pasted or from a file, in any of the formats. */
export function MetadataEditor({ source, reading, actions }: MetadataEditorProps): JSX.Element {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { entry } = reading;
  const enter = (next: MetadataEntry): void => actions.onEnter(source, next);
  const goTo = (range: SourceRange): void => selectIn(field, range);
  const useExample = (): void => {
    enter({ text: exampleText(source), chosen: {} });
    field.current?.focus();
  };
  const goToEvent = ({ offset, line }: KeyEvent): void =>
    entry.file === undefined
      ? goTo(lineAt(entry.text, offset))
      : actions.onRevealLine(entry.file, line);
  return (
    <div class={reading.blank ? "source blank" : "source"}>
      <div class="source-head">
        <label for={id}>
          Metadata of <strong>{clipped(source.node)}</strong>
        </label>
        <SourceBadge reading={reading} />
        <SourceTools
          source={source}
          entry={entry}
          onExample={useExample}
          onPickFile={() => actions.onPickFile(source)}
          onType={() => enter(emptyEntry)}
        />
      </div>
      <EntryField
        {...reading}
        id={id}
        field={field}
        placeholder={exampleText(source)}
        actions={actions}
        onEnter={enter}
      />
      <div id={`${id}-status`} class="status">
        <Problems reading={reading} onGoTo={goTo} />
        <KeyList
          source={source}
          reading={reading}
          onReveal={actions.onReveal}
          onChoose={(key, nth) => enter(withChoice(entry, key, nth))}
          onEvent={goToEvent}
        />
      </div>
    </div>
  );
}

/** The entry with another event chosen for a key, or with none. */
function withChoice(entry: MetadataEntry, key: string, nth: number | undefined): MetadataEntry {
  const { [key]: _, ...others } = entry.chosen;
  return { ...entry, chosen: nth === undefined ? others : { ...others, [key]: nth } };
}

function lineAt(text: string, offset: number): SourceRange {
  return { start: offset, end: lineFeedAt(text, offset) };
}

interface ProblemsProps {
  readonly reading: Reading;
  readonly onGoTo: (range: SourceRange) => void;
}

/** Why the text cannot be read, or what of it is not read. */
function Problems({ reading, onGoTo }: ProblemsProps): JSX.Element {
  const { entry, problem } = reading;
  return (
    <>
      {problem !== undefined && <Problem text={entry.text} problem={problem} onGoTo={onGoTo} />}
      {reading.reading !== undefined && <SourceProblems problems={reading.reading.problems} />}
    </>
  );
}

interface ProblemProps extends Pick<ProblemsProps, "onGoTo"> {
  readonly text: string;
  readonly problem: JsonProblem;
}

function Problem({ text, problem, onGoTo }: ProblemProps): JSX.Element {
  const { line, column } = positionOf(text, problem.range.start);
  return (
    <ProblemLine
      icon="error"
      place={`Line ${line}, column ${column}`}
      message={problem.message}
      onGoTo={() => onGoTo(problem.range)}
    />
  );
}
