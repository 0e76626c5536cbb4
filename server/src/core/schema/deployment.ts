import type { ObjectSchema } from "./object-schema.ts";
import { text } from "./value-schemas.ts";

/** Settings of a deployment that does not exist yet. */
const deploymentDefaults: ObjectSchema = {
  name: "deployment defaults",
  doc: "Settings with which the platform creates the deployment when a pipeline first needs it.",
  open: true,
  properties: {
    // Not marked as required: without it the file is accepted, though the deployment cannot be created.
    target: {
      value: text,
      doc: "ID or slug of the cluster to deploy to; without it the deployment is not created automatically.",
      synonyms: ["cluster"],
    },
  },
};

/** A place to publish endpoints, which a pipeline can create by itself. */
export const deployment: ObjectSchema = {
  name: "deployment",
  doc: "A place where endpoints are published, described so that a pipeline can create it.",
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Name by which deployment nodes find the deployment.",
    },
    defaults: {
      value: { kind: "object", object: deploymentDefaults },
      doc: "Settings for creating the deployment, above all its `target`.",
    },
  },
};
