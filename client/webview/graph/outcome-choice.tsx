import type { JSX } from "preact";
import type { GraphNode } from "#core/graph/graph.ts";
import { jsonText } from "#core/model/json-text.ts";
import type { Metadata } from "#core/simulation/metadata/reading.ts";
import type { AssumedRun } from "#core/simulation/plan/assumed-run.ts";
import type { PlannedCondition } from "#core/simulation/plan/pipeline-plan.ts";
import type { MetadataSource } from "../metadata/sources.ts";
import type { Assumption, Outcomes } from "./assumed.ts";
import { OutcomeFields } from "./outcome-fields.tsx";

/** What can be assumed of nodes, and what is. */
export interface Assuming {
  readonly outcomes: Outcomes;
  readonly onOutcomes: (outcomes: Outcomes) => void;
  /** What runs with the outcomes; undefined where none is chosen. */
  readonly run: AssumedRun | undefined;
  /** The nodes whose metadata decide something, with what reads it. */
  readonly sources: readonly MetadataSource[];
  /** What is known of the metadata of nodes, by their names. */
  readonly metadata: { readonly [node: string]: Metadata };
}

interface OutcomeChoiceProps extends Assuming {
  readonly node: GraphNode;
}

/** Asks what is to be assumed of a node; nothing is for one that runs nothing. */
export function OutcomeChoice(props: OutcomeChoiceProps): JSX.Element | null {
  const { node, outcomes, onOutcomes, run, sources, metadata } = props;
  const { name, kind, stops } = node;
  if ((kind !== "execution" && kind !== "task") || name === "") return null;
  const isApproved = stops.some((it) => it.kind === "approval");
  const chosen = outcomes.get(name);
  const readers = sources.find((it) => it.node === name)?.readers ?? [];
  const assume = (assumption: Assumption | undefined): void => {
    const next = new Map(outcomes);
    if (assumption) next.set(name, assumption);
    else next.delete(name);
    onOutcomes(next);
  };
  const known = Object.hasOwn(metadata, name) ? metadata[name] : undefined;
  const choose = (value: string): void => {
    if (value === "metadata") assume({ kind: value, texts: knownTexts(known) });
    else assume(value === "failure" || value === "refusal" ? { kind: value } : undefined);
  };
  return (
    <>
      <label class="outcome">
        What if it
        <select
          class="dropdown"
          value={chosen?.kind ?? "planned"}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value="planned">runs as planned</option>
          {readers.length > 0 && <option value="metadata">prints certain values</option>}
          <option value="failure">fails</option>
          {(isApproved || chosen?.kind === "refusal") && (
            <option value="refusal">is not approved</option>
          )}
        </select>
      </label>
      {chosen?.kind === "metadata" && (
        <OutcomeFields
          node={name}
          readers={readers}
          texts={chosen.texts}
          conditions={conditionsOf(run, name)}
          onTexts={(texts) => assume({ kind: "metadata", texts })}
        />
      )}
    </>
  );
}

/** What is known already, as a person would type it. */
function knownTexts(metadata: Metadata = {}): ReadonlyMap<string, string> {
  return new Map(Object.entries(metadata).map(([key, value]) => [key, jsonText(value)]));
}

function conditionsOf(run: AssumedRun | undefined, name: string): readonly PlannedCondition[] {
  const planned = run?.plan.nodes.find((it) => it.node === name);
  return planned?.actions.flatMap((it) => it.conditions) ?? [];
}
