import { nullValue, type Value } from "#core/base/value.ts";
import type { ExecutionNode, Parameter, Step, TaskNode } from "#core/model/config.ts";
import { setUpNode } from "#core/simulation/node-setup.ts";
import { declaredParameters } from "#core/simulation/node-template.ts";
import type { FanOut, NodeTemplate } from "#core/simulation/variant.ts";
import { type StepOptions, stepOptions, type VhCommand } from "./option-names.ts";

/** What `vh` would run for a node: its step, with the command-line options of that step. */
export interface StepRun {
  readonly command: VhCommand;
  readonly node: ExecutionNode | TaskNode;
  readonly step: Step;
  readonly template: NodeTemplate;
  readonly options: StepOptions;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** A part of a `vh` line: its words, not quoted yet, and remarks on what `vh` does beyond them. */
export interface LinePart {
  readonly words: readonly string[];
  readonly remarks: readonly string[];
  /** A remark that applies to all values of a parameter, so it is made once. */
  readonly general?: string;
}

/** What a command of `vh` runs for the node of a fan-out; a text says why it can run nothing. */
export function stepRunOf({ query, node, template }: FanOut, command: VhCommand): StepRun | string {
  const found = setUpNode(query, node);
  if (found.kind === "unknown") return found.note.text;
  const step = found.setup.step?.config;
  if (!step || !template) {
    return "The step belongs to another commit, so its commands cannot be written";
  }
  const parameters = new Map(declaredParameters(step).map((it) => [it.name?.value ?? "", it]));
  return {
    command,
    node: found.setup.node,
    step,
    template,
    options: stepOptions(step),
    parameters,
  };
}

/** The value of a parameter that does not vary. */
export function onlyValue(column: FanOut["columns"][number]): Value {
  return column.values.at(0) ?? nullValue;
}
