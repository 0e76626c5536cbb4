import type { JSX } from "preact";
import type { SourceRange } from "#core/base/range.ts";
import type { Notice } from "../display.ts";
import { Icon } from "../shared/icons.tsx";
import "./notes.css";

interface NoticeBarProps {
  readonly notice: Notice;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

const meanings: { readonly [kind in Notice["kind"]]: string } = {
  stale: "The last result is shown.",
  partial: "Only what can be read is shown.",
};

/** Shows why the result may differ from what the file says. */
export function NoticeBar({ notice, onReveal }: NoticeBarProps): JSX.Element {
  const { kind, text, range } = notice;
  return (
    <div class="notice" role="status">
      <Icon name="error" />
      <span class="note-text">
        {text}. {meanings[kind]}{" "}
        {range !== undefined && (
          <button type="button" class="link" onClick={() => onReveal(range, true)}>
            Go to the error
          </button>
        )}
      </span>
    </div>
  );
}
