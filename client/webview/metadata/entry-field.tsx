import type { JSX, RefObject } from "preact";
import type { SourceRange } from "#core/base/range.ts";
import type { JsonProblem } from "#core/model/parse-json.ts";
import type { MetadataEntry } from "../../src/preview-messages.ts";
import { FileSource, type FileSourceState } from "./file-source.tsx";
import { TextSource } from "./text-source.tsx";

interface EntryFieldProps {
  readonly id: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly entry: MetadataEntry;
  /** For an entry that names a file, how far it has been read. */
  readonly file: FileSourceState | undefined;
  readonly problem: JsonProblem | undefined;
  readonly placeholder: string;
  readonly actions: {
    readonly onStopReading: (uri: string) => void;
    readonly onRevealLine: (uri: string, line: number) => void;
  };
  readonly onEnter: (entry: MetadataEntry) => void;
}

/** The text of an entry, or the file that it is read from. */
export function EntryField(props: EntryFieldProps): JSX.Element {
  const { id, field, entry, file, problem, placeholder, actions, onEnter } = props;
  const uri = entry.file;
  return uri === undefined ? (
    <TextSource
      id={id}
      field={field}
      text={entry.text}
      problem={problem}
      placeholder={placeholder}
      onInput={(text) => onEnter({ text, chosen: {} })}
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

/** Selects a range of the text in a field. */
export function selectIn(
  { current }: RefObject<HTMLTextAreaElement | null>,
  { start, end }: SourceRange,
): void {
  current?.focus();
  current?.setSelectionRange(start, Math.max(end, start));
}
