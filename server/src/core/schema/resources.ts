import type { ObjectSchema, ValueSchema } from "./object-schema.ts";
import { integer, number } from "./value-schemas.ts";

const cpu: ObjectSchema = {
  name: "cpu limits",
  doc: "How much processor time is requested and allowed.",
  properties: {
    min: { value: number, doc: "Processors that are always reserved; `0.5` is half of one." },
    max: { value: number, doc: "The most processors that may be used, such as `2`." },
  },
};

const memory: ObjectSchema = {
  name: "memory limits",
  doc: "How much memory is requested and allowed.",
  properties: {
    min: { value: number, doc: "Megabytes of memory that are always reserved." },
    max: { value: number, doc: "Megabytes of memory that must not be exceeded." },
  },
};

const ephemeralStorage: ObjectSchema = {
  name: "ephemeral storage limits",
  doc: "How much temporary disk is requested and allowed.",
  properties: {
    min: { value: integer, doc: "Whole megabytes of temporary disk that are always reserved." },
    max: { value: integer, doc: "Whole megabytes of temporary disk that must not be exceeded." },
  },
};

const devices: ValueSchema = { kind: "map", of: { kind: "number", minimum: 1 } };

const shared = {
  cpu: {
    value: { kind: "object", object: cpu },
    doc: "Processors to reserve, and the most to use.",
  },
  memory: {
    value: { kind: "object", object: memory },
    doc: "Megabytes of memory to reserve, and the most to use.",
    synonyms: ["ram", "mem"],
  },
  devices: {
    value: devices,
    doc: "Accelerators by device name with their number, as in `nvidia.com/gpu: 1`.",
    synonyms: ["gpu", "gpus"],
  },
} as const satisfies ObjectSchema["properties"];

/** What a step asks of a Kubernetes cluster. */
export const stepResources: ObjectSchema = {
  name: "resources",
  doc: "What the step requests from a Kubernetes cluster.",
  properties: shared,
};

/** What an endpoint asks of its cluster. */
export const endpointResources: ObjectSchema = {
  name: "endpoint resources",
  doc: "What each replica of the endpoint requests from its cluster.",
  properties: {
    ...shared,
    "ephemeral-storage": {
      value: { kind: "object", object: ephemeralStorage },
      doc: "Megabytes of temporary disk to reserve, and the most to use.",
      synonyms: ["disk", "storage"],
    },
  },
};
