import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import type { SourceRange } from "../../../server/src/core/base/range.ts";
import type { Value } from "../../../server/src/core/base/value.ts";
import type { JsonProblem } from "../../../server/src/core/model/json.ts";
import { Icon } from "../shared/icons.tsx";
import { clipped } from "../shared/value-text.ts";
import { countOf } from "../shared/words.ts";
import { MarkedText } from "./marked-text.tsx";
import { positionOf, type Reading } from "./reading.ts";
import { exampleText, type MetadataKey, type MetadataSource } from "./sources.ts";

interface MetadataEditorProps {
  readonly source: MetadataSource;
  readonly reading: Reading;
  readonly onInput: (text: string) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** Takes the metadata that one node prints, typed or pasted, as JSON or as log text. */
export function MetadataEditor(props: MetadataEditorProps): JSX.Element {
  const { source, reading, onInput, onReveal } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const { text, problem } = reading;
  const goTo = ({ start, end }: SourceRange): void => {
    field.current?.focus();
    field.current?.setSelectionRange(start, Math.max(end, start));
  };
  const scrolled = (): void => {
    if (mirror.current !== null) mirror.current.scrollTop = field.current?.scrollTop ?? 0;
  };
  const useExample = (): void => {
    onInput(exampleText(source));
    field.current?.focus();
  };
  return (
    <div class="source">
      <div class="source-head">
        <label for={id}>
          Metadata of <strong>{source.node}</strong>
        </label>
        {reading.blank && (
          <button type="button" class="link" onClick={useExample}>
            Insert example
          </button>
        )}
      </div>
      <div class={problem === undefined ? "field" : "field faulty"}>
        <MarkedText text={text} range={problem?.range} element={mirror} />
        <textarea
          id={id}
          ref={field}
          value={text}
          rows={Math.min(Math.max(text.split("\n", 9).length, 1), 8)}
          spellcheck={false}
          autocomplete="off"
          placeholder={exampleText(source)}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-status`}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onScroll={scrolled}
        />
      </div>
      <div id={`${id}-status`} class="status">
        {problem !== undefined && <Problem text={text} problem={problem} onGoTo={goTo} />}
        <Keys source={source} reading={reading} onReveal={onReveal} />
      </div>
    </div>
  );
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
        : {problem.message}
      </span>
    </p>
  );
}

type KeysProps = Pick<MetadataEditorProps, "source" | "reading" | "onReveal">;

/** Which keys the edges read, and what was found for each. */
function Keys({ source, reading, onReveal }: KeysProps): JSX.Element {
  return (
    <ul class="keys">
      {source.keys.map((edge) => (
        <li key={`${edge.key} ${edge.target}`}>
          <button
            type="button"
            class="link"
            title="Go to its place in the yaml"
            onClick={() => onReveal(edge.range, true)}
          >
            <span class="code">{edge.key}</span>
            <span aria-hidden="true"> → </span>
            <span class="unseen"> fills </span>
            <span class="code">{clipped(edge.target)}</span>
          </button>
          <Found edge={edge} reading={reading} />
        </li>
      ))}
    </ul>
  );
}

function Found({ edge, reading }: { readonly edge: MetadataKey; readonly reading: Reading }) {
  const { metadata, problem } = reading;
  if (metadata === undefined) return null;
  const value = Object.hasOwn(metadata, edge.key) ? metadata[edge.key] : undefined;
  if (value !== undefined) {
    return <span class={problem === undefined ? "found" : "found old"}>{foundWords(value)}</span>;
  }
  return (
    <span class="missing">
      <Icon name="warning" />
      not in this metadata
    </span>
  );
}

function foundWords(value: Value): string {
  switch (value.kind) {
    case "list":
      return `list of ${countOf(value.items.length, "item")}`;
    case "object":
      return "an object, which does not spread";
    case "null":
      return "null";
    default:
      return `a ${value.kind}, which does not spread`;
  }
}
