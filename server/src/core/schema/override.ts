import { environmentVariable } from "./environment-variable.ts";
import { input } from "./input.ts";
import { mountValue } from "./mount.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { parameter } from "./parameter.ts";
import { boolean, list, listOfObjects, oneOrMore, text } from "./value-schemas.ts";

/** What a node changes about its step. */
export const override: ObjectSchema = {
  name: "override",
  doc: "Changes to the step that hold only for this node.",
  needs: { "runtime-config-preset": "environment" },
  properties: {
    parameters: {
      value: listOfObjects(parameter),
      doc: "Other defaults for parameters of the step, by name; an entry without `default` clears the step's.",
    },
    inputs: {
      value: listOfObjects(input),
      doc: "Other files for inputs of the step, by name; an entry without `default` clears the step's.",
    },
    image: { value: text, doc: "Container image used in place of the step's." },
    command: {
      value: oneOrMore(text),
      doc: "Command or list of commands run in place of the step's.",
      synonyms: ["cmd", "run", "script"],
    },
    environment: {
      value: text,
      doc: "Machine type used in place of the step's.",
      synonyms: ["instance", "machine"],
    },
    autorestart: {
      value: boolean,
      doc: "Whether this node is started again when its spot machine is taken away; `false` also counts where the step says `true`.",
      synonyms: ["restart"],
    },
    "environment-variables": {
      value: listOfObjects(environmentVariable),
      doc: "Variables to add to those of the step, or to change by name.",
      synonyms: ["env", "env-vars", "variables"],
    },
    mounts: {
      value: list(mountValue),
      doc: "Folders mounted for this node.",
      synonyms: ["volumes"],
    },
    "runtime-config-preset": {
      value: text,
      doc: "Saved Kubernetes configuration for this node; needs `environment` in the same override.",
      synonyms: ["preset"],
    },
  },
};

/** The keys of `override`, which people also write on the node itself. */
export const overridable: readonly string[] = Object.keys(override.properties);
