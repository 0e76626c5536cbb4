import { action } from "./action.ts";
import type { ByKeySchema, Choice, ObjectSchema, PropertySchema } from "./object-schema.ts";
import { override } from "./override.ts";
import { list, listOfObjects, oneOf, text } from "./value-schemas.ts";

const stopOrGoOn: readonly Choice[] = [
  { value: "stop-all", doc: "The whole pipeline stops.", synonyms: ["stop", "fail"] },
  { value: "stop-next", doc: "Only the nodes that follow this one are not started." },
  {
    value: "continue",
    doc: "The pipeline continues as if nothing had happened.",
    synonyms: ["ignore"],
  },
];

const retry: Choice = { value: "retry", doc: "The node is tried again if that is possible." };

const common: { readonly [key in "name" | "type" | "actions"]: PropertySchema } = {
  name: {
    required: true,
    value: text,
    doc: "Name of the node in edges, unique in its pipeline and without dots.",
    synonyms: ["id"],
  },
  type: {
    required: true,
    value: oneOf(
      { value: "execution", doc: "Runs a step once.", synonyms: ["exec", "step", "run", "job"] },
      { value: "task", doc: "Runs a step many times with different values." },
      {
        value: "deployment",
        doc: "Publishes endpoints with files from earlier nodes.",
        synonyms: ["deploy", "endpoint"],
      },
    ),
    doc: "Whether the node runs a step once, runs it many times, or deploys.",
    synonyms: ["kind"],
  },
  actions: {
    value: listOfObjects(action),
    doc: "Things to do when the node starts, completes or fails, such as asking for approval.",
  },
};

const changes: { readonly [key in "override" | "edge-merge-mode" | "commit"]: PropertySchema } = {
  override: {
    value: { kind: "object", object: override },
    doc: "Parts of the step that are different in this node, such as defaults of parameters and inputs.",
  },
  "edge-merge-mode": {
    value: oneOf(
      { value: "replace", doc: "Files from edges take the place of the input's own files." },
      { value: "append", doc: "Files from edges are added to the input's own files." },
    ),
    default: "replace",
    doc: "Whether files from edges replace the default files of an input or are added to them.",
  },
  commit: {
    value: text,
    doc: "Commit or library to take the step from instead of this version of the file, such as `library:name/step`.",
  },
};

const onRunError: PropertySchema = {
  value: oneOf(...stopOrGoOn, retry),
  default: "stop-all",
  doc: "What happens to the pipeline when the node fails.",
  synonyms: ["on-failure", "on-child-error"],
};

/** A node that runs a step once. */
const executionNode: ObjectSchema = {
  name: "execution node",
  doc: "Runs a step once in a pipeline.",
  properties: {
    name: common.name,
    type: common.type,
    step: {
      required: true,
      value: { kind: "string", refersTo: "step" },
      doc: "Step that the node runs.",
    },
    override: changes.override,
    actions: common.actions,
    "on-error": onRunError,
    "edge-merge-mode": changes["edge-merge-mode"],
    commit: changes.commit,
  },
};

/** A node that runs a step with many values. */
const taskNode: ObjectSchema = {
  name: "task node",
  doc: "Runs a step once for every variant of its parameter values.",
  exactlyOneOf: ["step", "task"],
  properties: {
    name: common.name,
    type: common.type,
    step: {
      value: { kind: "string", refersTo: "step" },
      doc: "Step to run as a grid search, one run per value that an edge brings; leave it out when `task` is set.",
    },
    task: {
      value: { kind: "string", refersTo: "task" },
      doc: "Task of this file whose step, type and values the node uses; leave it out when `step` is set.",
      synonyms: ["blueprint"],
    },
    override: changes.override,
    actions: common.actions,
    "on-error": onRunError,
    "edge-merge-mode": changes["edge-merge-mode"],
    commit: changes.commit,
  },
};

/** A node that deploys. */
const deploymentNode: ObjectSchema = {
  name: "deployment node",
  doc: "Publishes a new version of a deployment with files from earlier nodes.",
  properties: {
    name: common.name,
    type: common.type,
    deployment: {
      required: true,
      value: { kind: "string", refersTo: "deployment" },
      doc: "Deployment of the project, or of this file, that gets a new version.",
    },
    endpoints: {
      value: list({ kind: "string", refersTo: "endpoint" }),
      doc: "Endpoints of this file to publish.",
    },
    aliases: {
      value: list(text),
      doc: "Names that point to the new version from then on, such as `staging`.",
    },
    actions: common.actions,
    "on-error": {
      value: oneOf(...stopOrGoOn),
      default: "stop-all",
      doc: "What happens to the pipeline when the deployment fails.",
      synonyms: ["on-failure"],
    },
  },
};

/** A node of a pipeline, checked by its `type`. */
export const node: ByKeySchema = {
  kind: "by-key",
  name: "node",
  key: "type",
  branches: { execution: executionNode, task: taskNode, deployment: deploymentNode },
};
