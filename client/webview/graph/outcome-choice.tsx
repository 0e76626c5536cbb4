import type { JSX } from "preact";
import type { GraphNode } from "#core/graph/graph.ts";
import type { Outcomes } from "./assumed.ts";

interface OutcomeChoiceProps {
  readonly node: GraphNode;
  readonly outcomes: Outcomes;
  readonly onOutcomes: (outcomes: Outcomes) => void;
}

/** Asks what is to be assumed of a node; nothing is for one that runs nothing. */
export function OutcomeChoice(props: OutcomeChoiceProps): JSX.Element | null {
  const { node, outcomes, onOutcomes } = props;
  const { name, kind, stops } = node;
  if ((kind !== "execution" && kind !== "task") || name === "") return null;
  const isApproved = stops.some((it) => it.kind === "approval");
  const choose = (value: string): void => {
    const next = new Map(outcomes);
    next.delete(name);
    if (value === "failure" || value === "refusal") next.set(name, { kind: value });
    onOutcomes(next);
  };
  return (
    <label class="outcome">
      What if it
      <select
        class="dropdown"
        value={outcomes.get(name)?.kind ?? "planned"}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="planned">runs as planned</option>
        <option value="failure">fails</option>
        {isApproved && <option value="refusal">is not approved</option>}
      </select>
    </label>
  );
}
