import { edgeValue } from "./edge.ts";
import { node } from "./node.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { pipelineParameter } from "./pipeline-parameter.ts";
import { boolean, list, listOfObjects, text } from "./value-schemas.ts";

/** Nodes and the edges between them. */
export const pipeline: ObjectSchema = {
  name: "pipeline",
  doc: "A graph of nodes that run steps, tasks and deployments, joined by edges that carry files and values.",
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Name under which the pipeline is started; unique among pipelines.",
    },
    nodes: {
      required: true,
      value: list(node),
      doc: "What runs in the pipeline; only edges decide the order, not the order of this list.",
    },
    edges: {
      required: true,
      value: list(edgeValue),
      doc: "Connections between nodes, such as `[train.output.*, test.input.model]`; `[]` if there are none.",
      synonyms: ["links", "connections"],
    },
    parameters: {
      value: listOfObjects(pipelineParameter),
      doc: "Values that are set once when the pipeline starts and reach several nodes.",
    },
    "reuse-executions": {
      value: boolean,
      default: "false",
      doc: "Reuses earlier results of nodes whose code and inputs have not changed.",
      synonyms: ["reuse"],
    },
  },
};

/** The former name of a pipeline. */
export const blueprint: ObjectSchema = {
  ...pipeline,
  name: "blueprint",
  doc: "A pipeline under its former key; write `pipeline` instead.",
};
