import type { JSX } from "preact";
import "./disclosure.css";

interface DisclosureProps {
  readonly label: string;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** A button that shows and hides what follows it. */
export function Disclosure({ label, open, onToggle }: DisclosureProps): JSX.Element {
  return (
    <button
      type="button"
      class="tool disclosure"
      aria-expanded={open}
      onClick={() => onToggle(!open)}
    >
      {label}
    </button>
  );
}
