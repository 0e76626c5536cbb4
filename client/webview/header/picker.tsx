import type { JSX } from "preact";
import "../shared/elements.ts";

interface PickerProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string) => void;
}

/** A name, with a list of others to choose from if there are any. */
export function Picker({ label, value, choices, onChoose }: PickerProps): JSX.Element {
  const known = choices.some((choice) => choice.value === value);
  const offered = known ? choices : [{ value, text: value }, ...choices];
  if (offered.length < 2) {
    return (
      <span class="picker">
        <span class="picker-label">{label}</span> <span class="only">{value}</span>
      </span>
    );
  }
  const longest = offered.reduce((most, { text }) => Math.max(most, text.length), 0);
  const chosen = ({ target }: Event): void => {
    const next = (target as HTMLElement & { readonly value: string }).value;
    if (next !== value) onChoose(next);
  };
  return (
    <span class="picker">
      <span class="picker-label" aria-hidden="true">
        {label}
      </span>
      <vscode-single-select
        key={offered.map((choice) => choice.value).join("\n")}
        label={label}
        value={value}
        style={{ "--letters": longest }}
        onChange={chosen}
      >
        {offered.map((choice) => (
          <vscode-option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.text}
          </vscode-option>
        ))}
      </vscode-single-select>
    </span>
  );
}
