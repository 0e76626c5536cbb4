import type { ObjectSchema, StringSchema } from "./object-schema.ts";
import { oneOf, oneOrMore, text } from "./value-schemas.ts";

const when: StringSchema = {
  ...oneOf(
    {
      value: "node-complete",
      doc: "The node has finished without an error.",
      synonyms: ["complete", "node-completed", "completed", "success", "on-complete"],
    },
    {
      value: "node-starting",
      doc: "The node is about to start.",
      synonyms: ["start", "starting", "node-start", "on-start"],
    },
    {
      value: "node-error",
      doc: "The node has failed.",
      synonyms: ["error", "failed", "failure", "node-failed", "on-error"],
    },
  ),
  lenient: "case",
  others: "tolerated",
};

const then: StringSchema = {
  ...oneOf(
    {
      value: "stop-pipeline",
      doc: "Ends the pipeline; it counts as stopped, not as failed.",
      synonyms: ["stop"],
    },
    {
      value: "require-approval",
      doc: "Pauses the pipeline until somebody approves that it continues.",
      synonyms: ["approval", "approve", "request-approval"],
    },
    {
      value: "error-pipeline",
      doc: "Ends the pipeline as failed.",
      synonyms: ["error", "fail", "fail-pipeline"],
    },
    { value: "noop", doc: "Does nothing, which helps to try out conditions." },
  ),
  others: "tolerated",
};

/** What happens when a node reaches a state. */
export const action: ObjectSchema = {
  name: "action",
  doc: "Something that the pipeline does when the node starts, completes or fails.",
  properties: {
    when: {
      required: true,
      value: oneOrMore(when),
      doc: "Moment or moments of the node at which the action is considered.",
      synonyms: ["on", "event", "trigger"],
    },
    if: {
      value: oneOrMore(text),
      doc: "Condition on metadata or parameters, for example `metadata.accuracy < 0.8`; without it the action always takes place.",
      synonyms: ["condition", "conditions"],
    },
    // biome-ignore lint/suspicious/noThenProperty: a key of valohai.yaml; schemas are never awaited
    then: {
      required: true,
      value: oneOrMore(then),
      doc: "What to do, for example `stop-pipeline` or `require-approval`.",
      synonyms: ["do", "action"],
    },
  },
};
