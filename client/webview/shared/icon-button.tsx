import type { JSX } from "preact";
import { Icon, type IconName } from "./icons.tsx";

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Called with the place of the button on the page. */
  readonly onPress: (place: DOMRect) => void;
}

/** A small button that shows only a picture, as in VS Code's toolbars. */
export function IconButton({ icon, label, onPress }: IconButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      onClick={({ currentTarget }) => onPress(currentTarget.getBoundingClientRect())}
    >
      <Icon name={icon} />
    </button>
  );
}

interface ToggleButtonProps extends IconButtonProps {
  /** What is on or off now, and what pressing does. */
  readonly hint: string;
  readonly pressed: boolean;
}

/** The same for something that is on or off. */
export function ToggleButton(props: ToggleButtonProps): JSX.Element {
  const { icon, label, hint, pressed, onPress } = props;
  return (
    <button
      type="button"
      class="icon-button toggle"
      aria-label={label}
      aria-pressed={pressed}
      title={hint}
      onClick={({ currentTarget }) => onPress(currentTarget.getBoundingClientRect())}
    >
      <Icon name={icon} />
    </button>
  );
}
