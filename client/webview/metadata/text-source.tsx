import type { JSX, RefObject } from "preact";
import { useRef } from "preact/hooks";
import type { JsonProblem } from "#core/model/parse-json.ts";
import { menuOfField } from "../shared/menu-context.ts";
import { countOf } from "../shared/words.ts";
import { MarkedText } from "./marked-text.tsx";

interface TextSourceProps {
  readonly id: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly problem: JsonProblem | undefined;
  readonly placeholder: string;
  readonly onInput: (text: string) => void;
}

/** No browser lays out a longer text in a text area without a pause that people notice. */
const longestEdited = 200_000;

/** How much of a longer text is shown. */
const shownOfLonger = 1000;

/** The text that was typed or pasted. */
export function TextSource(props: TextSourceProps): JSX.Element {
  const { id, field, text, problem, placeholder, onInput } = props;
  const mirror = useRef<HTMLDivElement>(null);
  if (text.length > longestEdited) {
    return (
      <div class="field long-text">
        <textarea
          id={id}
          class="long-start"
          rows={3}
          readOnly
          data-vscode-context={menuOfField}
          value={`${text.slice(0, shownOfLonger)}…`}
        />
        <p class="long-size">
          {countOf(text.length, "character")}{" "}
          <button type="button" class="link" onClick={() => onInput("")}>
            Clear
          </button>
        </p>
      </div>
    );
  }
  const scrolled = (): void => {
    if (mirror.current !== null) mirror.current.scrollTop = field.current?.scrollTop ?? 0;
  };
  return (
    <div class={problem === undefined ? "field" : "field faulty"}>
      <MarkedText text={text} range={problem?.range} element={mirror} />
      <textarea
        id={id}
        ref={field}
        value={text}
        rows={Math.min(Math.max(text.split("\n", 6).length, 1), 5)}
        spellcheck={false}
        autocomplete="off"
        placeholder={placeholder}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-status`}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onScroll={scrolled}
        data-vscode-context={menuOfField}
      />
    </div>
  );
}
