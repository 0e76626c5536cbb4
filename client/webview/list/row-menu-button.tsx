import type { JSX } from "preact";
import { Icon } from "../shared/icons.tsx";

interface RowMenuButtonProps {
  /** What the row is about. */
  readonly of: string;
  readonly tab: number;
}

/** The button at the end of a row that opens its menu, for those who have neither a second mouse button nor a menu key. */
export function RowMenuButton({ of, tab }: RowMenuButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button row-menu"
      aria-haspopup="menu"
      aria-label={`Actions of ${of}`}
      title="Actions"
      tabindex={tab}
    >
      <Icon name="more" />
    </button>
  );
}
