import type { JSX } from "preact";
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
import { constantKeys, exampleText, type MetadataSource } from "./sources.ts";
import { TextSource } from "./text-source.tsx";

interface MetadataEditorProps {
  readonly source: MetadataSource;
  readonly reading: Reading;
  readonly actions: SourceActions;
}

/** Says which values come from the script. */
function whatIsInserted(source: MetadataSource): string {
  const names = constantKeys(source);
  if (names.length === 0) return "Made-up values for each key";
  return `The script of the step prints constants for ${names.join(", ")}`;
}

/** Takes the metadata that one node prints: typed, pasted or from a file, in any of the formats. */
export function MetadataEditor({ source, reading, actions }: MetadataEditorProps): JSX.Element {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { entry, problem, file } = reading;
  const enter = (next: MetadataEntry): void => actions.onEnter(source, next);
  const goTo = ({ start, end }: SourceRange): void => {
    field.current?.focus();
    field.current?.setSelectionRange(start, Math.max(end, start));
  };
  const useExample = (): void => {
    enter({ text: exampleText(source), chosen: {} });
    field.current?.focus();
  };
  const choose = (key: string, nth: number | undefined): void => {
    const { [key]: _, ...others } = entry.chosen;
    enter({ ...entry, chosen: nth === undefined ? others : { ...others, [key]: nth } });
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
        <span class="source-tools">
          {entry.text === "" && entry.file === undefined && (
            <button type="button" class="link" title={whatIsInserted(source)} onClick={useExample}>
              {constantKeys(source).length > 0 ? "Insert values of the script" : "Insert example"}
            </button>
          )}
          <button type="button" class="link" onClick={() => actions.onPickFile(source)}>
            From file…
          </button>
          {entry.file !== undefined && (
            <button type="button" class="link" onClick={() => enter(emptyEntry)}>
              Type instead
            </button>
          )}
        </span>
      </div>
      {entry.file === undefined ? (
        <TextSource
          id={id}
          field={field}
          text={entry.text}
          problem={problem}
          placeholder={exampleText(source)}
          onInput={(text) => enter({ text, chosen: {} })}
        />
      ) : (
        <FileSource
          uri={entry.file}
          state={file}
          onOpen={() => actions.onRevealLine(entry.file ?? "", 1)}
          onStop={() => actions.onStopReading(entry.file ?? "")}
        />
      )}
      <div id={`${id}-status`} class="status">
        {problem !== undefined && <Problem text={entry.text} problem={problem} onGoTo={goTo} />}
        {reading.reading !== undefined && <ReadingProblems reading={reading.reading} />}
        <KeyList
          source={source}
          reading={reading}
          onReveal={actions.onReveal}
          onChoose={choose}
          onEvent={goToEvent}
        />
      </div>
    </div>
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
const problemsTold = 3;

function ReadingProblems({ reading }: { readonly reading: MetadataReading }): JSX.Element {
  const { problems } = reading;
  const more = problems.length - problemsTold;
  return (
    <>
      {problems.slice(0, problemsTold).map(({ line, message, severity }) => (
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
