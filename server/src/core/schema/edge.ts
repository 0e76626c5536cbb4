import type { ObjectSchema, StringSchema, ValueSchema } from "./object-schema.ts";
import { either, freeMapping } from "./value-schemas.ts";

const socket: StringSchema = { kind: "string", refersTo: "socket" };

/** The long form of an edge. */
const edge: ObjectSchema = {
  name: "edge",
  doc: "Carries files or a value from one node to another, or only makes one wait for the other.",
  properties: {
    source: {
      required: true,
      value: socket,
      doc: "Where the edge starts, as `node.type.key`, for example `train.output.*.pkl`.",
      synonyms: ["from", "src", "start"],
    },
    target: {
      required: true,
      value: socket,
      doc: "Where the edge ends, as `node.type.key`, for example `evaluate.input.model`.",
      synonyms: ["to", "dest", "destination", "end"],
    },
    configuration: {
      value: freeMapping,
      doc: "Additional settings that are passed to the platform unchanged; none are documented.",
      synonyms: ["config"],
    },
  },
};

/** An edge in its short form, `[source, target]`, or its long form. */
export const edgeValue: ValueSchema = either(
  { kind: "list", of: socket, length: 2 },
  { kind: "object", object: edge },
);
