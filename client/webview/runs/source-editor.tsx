import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import { maxRuns, type RunsFormat } from "#core/simulation/runs/read-runs.ts";
import { EntryField, selectIn } from "../metadata/entry-field.tsx";
import { emptyEntry } from "../metadata/reading.ts";
import { ProblemLine, SourceProblems } from "../metadata/source-problems.tsx";
import type { Enter } from "../metadata/use-entered.ts";
import { countOf, numberText } from "../shared/words.ts";
import type { RunsSource } from "./use-runs.ts";
import "../metadata/metadata.css";
import "../shared/elements.ts";

/** What can be done with the sources of earlier runs. */
export interface RunActions {
  readonly onEnter: Enter;
  readonly onPickFile: (key: string) => void;
  readonly onStopReading: (uri: string) => void;
  readonly onRevealLine: (uri: string, line: number) => void;
}

interface SourceEditorProps {
  readonly source: RunsSource;
  /** From 1, which tells sources apart. */
  readonly nth: number;
  readonly actions: RunActions;
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
  const problem = result?.kind === "problem" ? result.problem : undefined;
  const goTo = (range: SourceRange, line: number): void => {
    if (entry.file === undefined) selectIn(field, range);
    else actions.onRevealLine(entry.file, line);
  };
  return (
    <div class="source">
      <SourceHead id={id} source={source} nth={nth} actions={actions} />
      <EntryField
        id={id}
        field={field}
        entry={entry}
        file={source.file}
        problem={problem}
        placeholder={placeholder}
        actions={actions}
        onEnter={(next) => actions.onEnter(key, next)}
      />
      <div id={`${id}-status`} class="status">
        {isBlank(source) && <p class="runs-hint">{hint}</p>}
        {problem && place && (
          <ProblemLine
            icon="error"
            place={place.words.replace(/^l/, "L")}
            message={problem.message}
            onGoTo={() => goTo(problem.range, place.line)}
          />
        )}
        {reading && (
          <SourceProblems
            problems={reading.problems}
            onGoTo={({ range, line }) => goTo(range, line)}
          />
        )}
      </div>
    </div>
  );
}

interface SourceHeadProps extends SourceEditorProps {
  /** Of the field. */
  readonly id: string;
}

/** What a source is called, what was read of it, and the ways to fill and to empty it. */
function SourceHead({ id, source, nth, actions }: SourceHeadProps): JSX.Element {
  const { key, result } = source;
  const reading = result?.kind === "reading" ? result.reading : undefined;
  return (
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
        {!isBlank(source) && (
          <button type="button" class="link" onClick={() => actions.onEnter(key, emptyEntry)}>
            Remove
          </button>
        )}
      </span>
    </div>
  );
}

function isBlank({ entry }: RunsSource): boolean {
  return entry.text === "" && entry.file === undefined;
}

const hint = `Paste what "vh --output-format json exec list" prints, JSON lines, or a table with a column per parameter and metric. A file may have up to 50 MB and ${numberText(maxRuns)} executions.`;
