import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Change } from "#core/simulation/what-if/change.ts";
import { Disclosure } from "../shared/disclosure.tsx";
import { menuOfField } from "../shared/menu-context.ts";
import { clipped } from "../shared/value-text.ts";
import { type Choice, type ChoiceField, changeKey, fieldText, fieldValue } from "./choices.ts";
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
  if (choices.length === 0) return null;
  const enter = ({ change, value }: ChoiceField, text: string): void => {
    const next = fieldValue(text, value);
    const sample = change(next ?? { kind: "null" });
    const others = changes.filter((it) => changeKey(it) !== changeKey(sample));
    const same = next === undefined || fieldText(next) === fieldText(value);
    onChanges(same ? others : [...others, change(next)]);
  };
  return (
    <section class="what-if" aria-label="What if">
      <div class="what-if-head">
        <Disclosure label="What if…" open={open} onToggle={onToggle} />
        {changes.length > 0 && (
          <>
            <vscode-badge>not in the file</vscode-badge>
            <vscode-button onClick={onApply}>Apply to the file</vscode-button>
            <vscode-button secondary onClick={() => onChanges([])}>
              Reset
            </vscode-button>
          </>
        )}
      </div>
      {open && (
        <div class="choices">
          {choices.map((choice) => (
            <ChoiceRow
              key={`${choice.aside} ${choice.name}`}
              choice={choice}
              changes={changes}
              onEnter={enter}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface ChoiceRowProps {
  readonly choice: Choice;
  readonly changes: readonly Change[];
  readonly onEnter: (field: ChoiceField, text: string) => void;
}

function ChoiceRow({ choice, changes, onEnter }: ChoiceRowProps): JSX.Element {
  return (
    <div class="choice" role="group" aria-label={`${choice.name}, ${choice.aside}`}>
      <span class="choice-name">{clipped(choice.name)}</span>
      <span class="choice-aside">{choice.aside}</span>
      <span class="choice-fields">
        {choice.fields.map((field) => (
          <Field
            key={field.label}
            field={field}
            labelled={choice.fields.length > 1 || field.label !== choice.name}
            changes={changes}
            onEnter={onEnter}
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
  readonly onEnter: (field: ChoiceField, text: string) => void;
}

function Field({ field, labelled, changes, onEnter }: FieldProps): JSX.Element {
  const id = useId();
  const { label, value, change } = field;
  const key = changeKey(change({ kind: "null" }));
  const tried = changes.find((it) => changeKey(it) === key);
  const text = fieldText(tried?.value ?? value);
  const size = Math.min(Math.max(text.length + 1, 7), 40);
  return (
    <span class={tried === undefined ? "choice-field" : "choice-field tried"}>
      <label for={id} class={labelled ? "" : "unseen"}>
        {label}
      </label>
      <input
        key={tried === undefined ? text : "tried"}
        id={id}
        class="text-field"
        type="text"
        size={size}
        defaultValue={text}
        spellcheck={false}
        data-vscode-context={menuOfField}
        title={tried === undefined ? "" : `In the file: ${fieldText(value) || "nothing"}`}
        onChange={({ currentTarget }) => onEnter(field, currentTarget.value)}
      />
    </span>
  );
}
