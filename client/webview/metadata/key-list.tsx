import type { JSX } from "preact";
import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { KeyEvent, KeyReading } from "#core/simulation/metadata/reading.ts";
import { Icon } from "../shared/icons.tsx";
import { clipped, valueText } from "../shared/value-text.ts";
import { countOf } from "../shared/words.ts";
import type { Reading } from "./reading.ts";
import type { KeyReader, MetadataSource } from "./sources.ts";

interface KeyListProps {
  readonly source: MetadataSource;
  readonly reading: Reading;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  /** Chooses one of a key's values; undefined for the last one. */
  readonly onChoose: (key: string, nth: number | undefined) => void;
  readonly onEvent: (event: KeyEvent) => void;
}

/** Which keys are read, by whom, and what was found for each. */
export function KeyList(props: KeyListProps): JSX.Element {
  const { source, onReveal } = props;
  return (
    <ul class="keys">
      {source.readers.map((reader) => (
        <li key={`${reader.key} ${reader.target}`}>
          <button
            type="button"
            class="link"
            title="Go to the YAML source"
            onClick={() => onReveal(reader.range, true)}
          >
            <span class="code">{clipped(reader.key)}</span>
            <span aria-hidden="true"> → </span>
            <span class="unseen"> fills </span>
            <span class="code">{clipped(reader.target)}</span>
          </button>
          <Found {...props} reader={reader} />
        </li>
      ))}
    </ul>
  );
}

function Found(props: KeyListProps & { readonly reader: KeyReader }): JSX.Element | null {
  const { reader, reading, onChoose, onEvent } = props;
  const { metadata, problem } = reading;
  if (metadata === undefined) return null;
  const value = Object.hasOwn(metadata, reader.key) ? metadata[reader.key] : undefined;
  if (value === undefined) {
    return (
      <span class="missing">
        <Icon name="warning" />
        not in this metadata
      </span>
    );
  }
  const events = reading.reading?.keys.find(({ key }) => key === reader.key);
  const chosen = reading.entry.chosen[reader.key];
  const event = events?.values.find(({ nth }) => nth === chosen) ?? events?.values.at(-1);
  return (
    <>
      <span class={problem === undefined ? "found" : "found old"}>{foundWords(value)}</span>
      {isQuotedList(value) && (
        <span class="missing">
          <Icon name="warning" />a single text, not a list, because it is in quotes
        </span>
      )}
      {events !== undefined && events.values.length > 1 && (
        <EventPicker
          events={events}
          chosen={chosen}
          onChoose={(nth) => onChoose(reader.key, nth)}
        />
      )}
      {event !== undefined && reading.reading?.format !== "json" && (
        <button type="button" class="link" onClick={() => onEvent(event)}>
          line {event.line.toLocaleString("en-US")}
        </button>
      )}
    </>
  );
}

/** How many of the latest values are offered. */
const offered = 50;

interface EventPickerProps {
  readonly events: KeyReading;
  readonly chosen: number | undefined;
  readonly onChoose: (nth: number | undefined) => void;
}

/** The values that a key had; the last one counts unless another is chosen. */
function EventPicker({ events, chosen, onChoose }: EventPickerProps): JSX.Element {
  const { key, values, count } = events;
  const latest = values.slice(-offered).reverse();
  return (
    <select
      class="dropdown"
      aria-label={`Value of ${key}`}
      title="The last value that was printed counts, unless you choose another one"
      value={String(chosen ?? count)}
      onChange={({ currentTarget }) => {
        const nth = Number(currentTarget.value);
        onChoose(nth === count ? undefined : nth);
      }}
    >
      {latest.map(({ nth, line, value, time }) => (
        <option key={nth} value={String(nth)}>
          {nth === count ? `last of ${count}` : `${nth} of ${count}`}, line {line}
          {time === undefined ? "" : `, ${time}`}: {shortText(value)}
        </option>
      ))}
    </select>
  );
}

const longestOption = 40;

function shortText(value: Value): string {
  const text = valueText(value);
  return text.length > longestOption ? `${text.slice(0, longestOption)}…` : text;
}

/** Whether a text looks like a list that was put in quotes, by hand or by `str` in a script. */
function isQuotedList(value: Value): boolean {
  return value.kind === "string" && /^\s*[[(].*[\])]\s*$/s.test(value.value);
}

function foundWords(value: Value): string {
  switch (value.kind) {
    case "list":
      return `list of ${countOf(value.items.length, "item")}`;
    case "object":
      return "an object, which is not spread";
    case "null":
      return "null";
    default:
      return shortText(value);
  }
}
