import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { Value } from "#core/base/value.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { Disclosure } from "../shared/disclosure.tsx";
import { menuOfField } from "../shared/menu-context.ts";
import { clipped } from "../shared/value-text.ts";
import { type Choice, type ChoiceField, changeKey, fieldText, readField } from "./choices.ts";
import "../shared/elements.ts";
import "./what-if.css";

interface WhatIfPanelProps {
  readonly choices: readonly Choice[];
  readonly changes: readonly Change[];
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly onChanges: (changes: readonly Change[]) => void;
  readonly onApply: () => void;
}

/** Lets a person try other values without touching the file. */
export function WhatIfPanel(props: WhatIfPanelProps): JSX.Element | null {
  const { choices, changes, open, onToggle, onChanges, onApply } = props;
  const [resets, setResets] = useState(0);
  if (choices.length === 0) return null;
  const tryOut = (field: ChoiceField, value: Value | undefined): void => {
    const others = changes.filter((it) => changeKey(it) !== placeOf(field));
    onChanges(value === undefined ? others : [...others, field.change(value)]);
  };
  const reset = (): void => {
    setResets(resets + 1);
    onChanges([]);
  };
  return (
    <section class="what-if" aria-label="What if">
      <div class="what-if-head">
        <Disclosure label="What if…" open={open} onToggle={onToggle} />
        {changes.length > 0 && (
          <>
            <vscode-badge>not in the file</vscode-badge>
            <vscode-button onClick={onApply}>Apply to the file</vscode-button>
            <vscode-button secondary onClick={reset}>
              Reset
            </vscode-button>
          </>
        )}
      </div>
      {open && (
        <div class="choices">
          {choices.map((choice) => (
            <ChoiceRow
              key={`${resets} ${choice.aside} ${choice.name}`}
              choice={choice}
              changes={changes}
              onTryOut={tryOut}
            />
          ))}
        </div>
      )}
    </section>
  );
}

/** What a field is about, as the key of its changes. */
function placeOf({ change }: ChoiceField): string {
  return changeKey(change({ kind: "null" }));
}

interface ChoiceRowProps {
  readonly choice: Choice;
  readonly changes: readonly Change[];
  readonly onTryOut: (field: ChoiceField, value: Value | undefined) => void;
}

function ChoiceRow({ choice, changes, onTryOut }: ChoiceRowProps): JSX.Element {
  return (
    <div class="choice" role="group" aria-label={`${choice.name}, ${choice.aside}`}>
      <span class="choice-name">{clipped(choice.name)}</span>
      <span class="choice-aside">{choice.aside}</span>
      <span class="choice-fields">
        {choice.fields.map((field) => (
          <Field
            key={placeOf(field)}
            field={field}
            labelled={choice.fields.length > 1 || field.label !== choice.name}
            changes={changes}
            onTryOut={onTryOut}
          />
        ))}
      </span>
    </div>
  );
}

interface FieldProps {
  readonly field: ChoiceField;
  readonly labelled: boolean;
  readonly changes: readonly Change[];
  /** Tries out a value, or with undefined what the file says. */
  readonly onTryOut: (field: ChoiceField, value: Value | undefined) => void;
}

function Field({ field, labelled, changes, onTryOut }: FieldProps): JSX.Element {
  const id = useId();
  const [reason, setReason] = useState<string>();
  const { label, value } = field;
  const tried = changes.find((it) => changeKey(it) === placeOf(field));
  const text = fieldText(tried?.value ?? value);
  // What the field does not take stays in it, to be corrected.
  const key = useRef("");
  if (reason === undefined) key.current = tried === undefined ? text : "tried";
  const enter = (input: HTMLInputElement): void => {
    const entered = readField(field, input.value);
    setReason(entered.kind === "refused" ? entered.reason : undefined);
    if (entered.kind === "unchanged") input.value = fieldText(value);
    onTryOut(field, entered.kind === "value" ? entered.value : undefined);
  };
  const size = Math.min(Math.max(text.length + 1, 7), 40);
  return (
    <span class={tried === undefined ? "choice-field" : "choice-field tried"}>
      <label for={id} class={labelled ? "" : "unseen"}>
        {label}
      </label>
      <input
        key={key.current}
        id={id}
        class="text-field"
        type="text"
        size={size}
        defaultValue={text}
        spellcheck={false}
        data-vscode-context={menuOfField}
        title={tried === undefined ? "" : `In the file: ${fieldText(value) || "nothing"}`}
        aria-invalid={reason !== undefined}
        aria-describedby={`${id}-refused`}
        onChange={({ currentTarget }) => enter(currentTarget)}
      />
      <span id={`${id}-refused`} class="choice-refused" role="status">
        {reason}
      </span>
    </span>
  );
}
