import type { JSX } from "preact";
import { Icon, type IconName } from "./icons.tsx";

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
}

/** A small button that shows only a picture, as in VS Code's toolbars. */
export function IconButton({ icon, label, onPress }: IconButtonProps): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

interface ToggleButtonProps extends IconButtonProps {
  readonly pressed: boolean;
}

/** The same for something that is on or off. */
export function ToggleButton({ icon, label, pressed, onPress }: ToggleButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button toggle"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
