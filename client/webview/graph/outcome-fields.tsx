import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { PlannedCondition } from "#core/simulation/plan/pipeline-plan.ts";
import type { KeyReader } from "../metadata/sources.ts";
import { menuOfField } from "../shared/menu-context.ts";
import { valueProblem } from "./assumed.ts";

interface OutcomeFieldsProps {
  readonly node: string;
  /** What reads the metadata of the node. */
  readonly readers: readonly KeyReader[];
  /** What is typed for them. */
  readonly texts: ReadonlyMap<string, string>;
  /** The conditions of the node, as far as they can be decided now. */
  readonly conditions: readonly PlannedCondition[];
  readonly onTexts: (texts: ReadonlyMap<string, string>) => void;
}

/** A field for each key that decides something, and what the conditions of the node say then. */
export function OutcomeFields(props: OutcomeFieldsProps): JSX.Element {
  const { node, readers, texts, conditions, onTexts } = props;
  const names = [...new Set(readers.map((it) => it.key))];
  return (
    <fieldset class="outcome-fields">
      <legend class="unseen">Values that {node} prints</legend>
      {names.map((name) => (
        <OutcomeField
          key={name}
          name={name}
          uses={readers.filter((it) => it.key === name).map((it) => it.target)}
          text={texts.get(name) ?? ""}
          onText={(text) => onTexts(new Map(texts).set(name, text))}
        />
      ))}
      {conditions.map((it, at) => (
        <p key={`${at}`} class="outcome-condition" role="status">
          <span class="code">{it.text}</span> {resultText(it)}
        </p>
      ))}
    </fieldset>
  );
}

interface OutcomeFieldProps {
  readonly name: string;
  /** What the value decides. */
  readonly uses: readonly string[];
  readonly text: string;
  readonly onText: (text: string) => void;
}

function OutcomeField({ name, uses, text, onText }: OutcomeFieldProps): JSX.Element {
  const id = useId();
  const problem = valueProblem(text);
  return (
    <div class="outcome-field">
      <label for={id} class="code">
        {name}
      </label>
      <input
        id={id}
        class="text-field"
        value={text}
        placeholder="not known"
        spellcheck={false}
        autocomplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-said`}
        data-vscode-context={menuOfField}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      <span id={`${id}-said`} class={problem === undefined ? "outcome-uses" : "outcome-problem"}>
        {problem ?? `for ${uses.join(", ")}`}
      </span>
    </div>
  );
}

function resultText({ result, reason }: PlannedCondition): string {
  switch (result) {
    case "true":
      return "holds";
    case "false":
      return "does not hold";
    default:
      return `cannot be decided: ${reason ?? "it is not known"}`;
  }
}
