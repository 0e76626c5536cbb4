import type { JSX, RefObject } from "preact";
import type { SourceRange } from "#core/base/range.ts";

/** Longer texts are not laid out twice; the problem's line and column are still shown. */
const longestMarked = 20_000;

interface MarkedTextProps {
  readonly text: string;
  readonly range: SourceRange | undefined;
  readonly element: RefObject<HTMLDivElement | null>;
}

/** Lies behind a text area with the same layout and underlines a place, which a text area cannot. */
export function MarkedText({ text, range, element }: MarkedTextProps): JSX.Element {
  const marked = range !== undefined && text.length <= longestMarked;
  return (
    <div ref={element} class="mirror" aria-hidden="true">
      {marked && (
        <>
          {text.slice(0, range.start)}
          <mark>{text.slice(range.start, range.end) || "\u00a0"}</mark>
          {text.slice(range.end)}
        </>
      )}
    </div>
  );
}
