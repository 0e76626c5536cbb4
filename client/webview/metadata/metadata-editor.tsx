import type { JSX, RefObject } from "preact";
import { useId, useRef } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import type { JsonProblem } from "#core/model/parse-json.ts";
import type { KeyEvent, MetadataReading } from "#core/simulation/metadata/reading.ts";
import type { MetadataEntry } from "../../src/preview-messages.ts";
import { Icon } from "../shared/icons.tsx";
import { clipped } from "../shared/value-text.ts";
import { FileSource } from "./file-source.tsx";
import { KeyList } from "./key-list.tsx";
import { emptyEntry, positionOf, type Reading } from "./reading.ts";
import type { SourceActions } from "./source-actions.ts";
import { SourceBadge } from "./source-badge.tsx";
import { SourceTools } from "./source-tools.tsx";
import { exampleText, type MetadataSource } from "./sources.ts";
import { TextSource } from "./text-source.tsx";

interface MetadataEditorProps {
  readonly source: MetadataSource;
  readonly reading: Reading;
  readonly actions: SourceActions;
}

/** Takes the metadata that one node prints: typed, pasted or from a file, in any of the formats. */
export function MetadataEditor({ source, reading, actions }: MetadataEditorProps): JSX.Element {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { entry, problem } = reading;
  const enter = (next: MetadataEntry): void => actions.onEnter(source, next);
  const goTo = ({ start, end }: SourceRange): void => {
    field.current?.focus();
    field.current?.setSelectionRange(start, Math.max(end, start));
  };
  const useExample = (): void => {
    enter({ text: exampleText(source), chosen: {} });
    field.current?.focus();
  };
  const goToEvent = ({ offset, line }: KeyEvent): void => {
    if (entry.file !== undefined) actions.onRevealLine(entry.file, line);
    else goTo(lineAt(entry.text, offset));
  };
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
      <EntryField id={id} field={field} source={source} reading={reading} actions={actions} />
      <div id={`${id}-status`} class="status">
        {problem !== undefined && <Problem text={entry.text} problem={problem} onGoTo={goTo} />}
        {reading.reading !== undefined && <ReadingProblems reading={reading.reading} />}
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

interface EntryFieldProps extends MetadataEditorProps {
  readonly id: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The text of an entry, or the file that it is read from. */
function EntryField({ id, field, source, reading, actions }: EntryFieldProps): JSX.Element {
  const { entry, problem, file } = reading;
  const uri = entry.file;
  return uri === undefined ? (
    <TextSource
      id={id}
      field={field}
      text={entry.text}
      problem={problem}
      placeholder={exampleText(source)}
      onInput={(text) => actions.onEnter(source, { text, chosen: {} })}
    />
  ) : (
    <FileSource
      uri={uri}
      state={file}
      onOpen={() => actions.onRevealLine(uri, 1)}
      onStop={() => actions.onStopReading(uri)}
    />
  );
}

function lineAt(text: string, offset: number): SourceRange {
  const end = text.indexOf("\n", offset);
  return { start: offset, end: end < 0 ? text.length : end };
}

interface ProblemProps {
  readonly text: string;
  readonly problem: JsonProblem;
  readonly onGoTo: (range: SourceRange) => void;
}

function Problem({ text, problem, onGoTo }: ProblemProps): JSX.Element {
  const { line, column } = positionOf(text, problem.range.start);
  return (
    <p class="field-problem">
      <Icon name="error" />
      <span>
        <button type="button" class="link" onClick={() => onGoTo(problem.range)}>
          Line {line}, column {column}
        </button>
        : {clipped(problem.message)}
      </span>
    </p>
  );
}

/** How many problems of a log are listed; a log can have one per line. */
const problemsShown = 3;

function ReadingProblems({ reading }: { readonly reading: MetadataReading }): JSX.Element {
  const { problems } = reading;
  const more = problems.length - problemsShown;
  return (
    <>
      {problems.slice(0, problemsShown).map(({ line, message, severity }) => (
        <p key={`${line} ${message}`} class="field-problem">
          <Icon name={severity} />
          <span>
            Line {line}: {clipped(message)}
          </span>
        </p>
      ))}
      {more > 0 && <p class="field-problem">and {more} more</p>}
    </>
  );
}
