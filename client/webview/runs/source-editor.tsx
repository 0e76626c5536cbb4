import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import type { ReadingProblem } from "#core/simulation/metadata/reading.ts";
import { maxRuns, type RunsFormat } from "#core/simulation/runs/read-runs.ts";
import { FileSource } from "../metadata/file-source.tsx";
import { emptyEntry } from "../metadata/reading.ts";
import { TextSource } from "../metadata/text-source.tsx";
import type { Enter } from "../metadata/use-entered.ts";
import { Icon, type IconName } from "../shared/icons.tsx";
import { clipped } from "../shared/value-text.ts";
import { countOf, numberText } from "../shared/words.ts";
import type { RunsSource } from "./use-runs.ts";
import "../metadata/metadata.css";
import "../shared/elements.ts";

/** What can be done with the sources of earlier runs. */
export interface SourceActions {
  readonly onEnter: Enter;
  readonly onPickFile: (key: string) => void;
  readonly onStopReading: (uri: string) => void;
  readonly onRevealLine: (uri: string, line: number) => void;
}

interface SourceEditorProps {
  readonly source: RunsSource;
  /** From 1, which tells sources apart. */
  readonly nth: number;
  readonly actions: SourceActions;
}

const formatWords: { readonly [format in RunsFormat]: string } = {
  json: "JSON",
  "json-lines": "JSON lines",
  csv: "Table",
};

const placeholder = '[{"counter": 12, "status": "complete", "parameters": {"lr": 0.1}}]';

/** Takes earlier runs from a text or a file, and says what is not understood in it. */
export function SourceEditor({ source, nth, actions }: SourceEditorProps): JSX.Element {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { key, entry, result, place } = source;
  const reading = result?.kind === "reading" ? result.reading : undefined;
  const isBlank = entry.text === "" && entry.file === undefined;
  const goTo = (range: SourceRange, line: number): void => {
    if (entry.file === undefined) {
      field.current?.focus();
      field.current?.setSelectionRange(range.start, Math.max(range.end, range.start));
    } else actions.onRevealLine(entry.file, line);
  };
  return (
    <div class="source">
      <div class="source-head">
        <label for={id}>{nth === 1 ? "Runs" : `Runs, source ${nth}`}</label>
        {reading && (
          <span class="source-badge">
            <vscode-badge>{formatWords[reading.format]}</vscode-badge>
            {countOf(reading.runs.length, "execution")}
          </span>
        )}
        <span class="source-tools">
          <button type="button" class="link" onClick={() => actions.onPickFile(key)}>
            From file…
          </button>
          {!isBlank && (
            <button type="button" class="link" onClick={() => actions.onEnter(key, emptyEntry)}>
              Remove
            </button>
          )}
        </span>
      </div>
      <Field id={id} field={field} source={source} actions={actions} />
      <div id={`${id}-status`} class="status">
        {isBlank && <p class="runs-hint">{hint}</p>}
        {result?.kind === "problem" && place && (
          <PlacedText
            icon="error"
            place={place.words}
            message={result.problem.message}
            onGoTo={() => goTo(result.problem.range, place.line)}
          />
        )}
        {reading && <Problems problems={reading.problems} onGoTo={goTo} />}
      </div>
    </div>
  );
}

const hint = `Paste what "vh --output-format json exec list" prints, JSON lines, or a table with a column per parameter and metric. A file may have up to 50 MB and ${numberText(maxRuns)} executions.`;

interface FieldProps extends Omit<SourceEditorProps, "nth"> {
  readonly id: string;
  readonly field: { readonly current: HTMLTextAreaElement | null };
}

function Field({ id, field, source, actions }: FieldProps): JSX.Element {
  const { key, entry, file, result } = source;
  const uri = entry.file;
  return uri === undefined ? (
    <TextSource
      id={id}
      field={field}
      text={entry.text}
      problem={result?.kind === "problem" ? result.problem : undefined}
      placeholder={placeholder}
      onInput={(text) => actions.onEnter(key, { text, chosen: {} })}
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

type GoTo = (range: SourceRange, line: number) => void;

/** How many problems of a text are listed; it can have one per line. */
const problemsShown = 3;

interface ProblemsProps {
  readonly problems: readonly ReadingProblem[];
  readonly onGoTo: GoTo;
}

function Problems({ problems, onGoTo }: ProblemsProps): JSX.Element {
  const more = problems.length - problemsShown;
  return (
    <>
      {problems.slice(0, problemsShown).map(({ line, message, severity, range }) => (
        <PlacedText
          key={`${line} ${message}`}
          icon={severity}
          place={`line ${line}`}
          message={message}
          onGoTo={() => onGoTo(range, line)}
        />
      ))}
      {more > 0 && <p class="field-problem">and {more} more</p>}
    </>
  );
}

interface PlacedTextProps {
  readonly icon: IconName;
  readonly place: string;
  readonly message: string;
  readonly onGoTo: () => void;
}

/** A problem that leads to its place. */
function PlacedText({ icon, place, message, onGoTo }: PlacedTextProps): JSX.Element {
  return (
    <p class="field-problem">
      <Icon name={icon} />
      <span>
        <button type="button" class="link" onClick={onGoTo}>
          {place.replace(/^l/, "L")}
        </button>
        : {clipped(message)}
      </span>
    </p>
  );
}
