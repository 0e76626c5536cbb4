import type { ObjectSchema, StringSchema } from "./object-schema.ts";
import { anything, oneOrMore, text } from "./value-schemas.ts";

const target: StringSchema = { kind: "string", refersTo: "target" };

/** A value that is set for a whole pipeline. */
export const pipelineParameter: ObjectSchema = {
  name: "pipeline parameter",
  doc: "A value that is set once for the pipeline and passed to parameters of its nodes.",
  atMostOneOf: ["target", "targets"],
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Name under which the value is set when the pipeline is started.",
    },
    targets: {
      value: oneOrMore(target),
      doc: "Parameters that get the value, each as `node.parameter.name`; one or a list.",
    },
    target: {
      value: target,
      doc: "The single parameter that gets the value, as `node.parameter.name`; write `targets` for several.",
    },
    default: {
      value: anything,
      doc: "Value that is passed on when the pipeline is started without one; without a default, that is an empty text.",
      synonyms: ["value"],
    },
    description: {
      value: text,
      doc: "Hint shown next to the value in the form that starts the pipeline.",
    },
    category: {
      value: text,
      doc: "Heading under which that form groups the value.",
      synonyms: ["group"],
    },
  },
};
