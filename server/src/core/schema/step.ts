import { duration } from "./duration.ts";
import { environmentVariable } from "./environment-variable.ts";
import { input } from "./input.ts";
import { mountValue } from "./mount.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { output } from "./output.ts";
import { parameter } from "./parameter.ts";
import { stepResources } from "./resources.ts";
import { boolean, list, listOfObjects, oneOrMore, text } from "./value-schemas.ts";

/** A unit of work: an image, a command and what goes in. */
export const step: ObjectSchema = {
  name: "step",
  doc: "A unit of work that can be run: a container image, the commands to run in it, and its parameters and files.",
  needs: { "runtime-config-preset": "environment" },
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Name by which pipelines, tasks and `vh exec run` find the step; unique among steps.",
    },
    image: {
      required: true,
      value: text,
      doc: "Container image to run in, with a tag, for example `python:3.12`.",
      synonyms: ["docker-image", "docker", "container"],
    },
    command: {
      required: true,
      value: oneOrMore(text),
      doc: "Shell command or list of commands; `{parameters}` stands for all parameters.",
      synonyms: ["cmd", "run", "script", "entrypoint"],
    },
    parameters: {
      value: listOfObjects(parameter),
      doc: "Values of the command that can change from run to run, such as a learning rate.",
      synonyms: ["args", "arguments", "hyperparameters"],
    },
    inputs: {
      value: listOfObjects(input),
      doc: "Files that are fetched into `/valohai/inputs` before the command starts.",
      synonyms: ["files", "data", "datasets"],
    },
    outputs: {
      value: listOfObjects(output),
      doc: "Names of the files that the step writes; for people who read the file; nothing depends on it.",
    },
    environment: {
      value: text,
      doc: "Machine type to run on unless a run picks another: its ID, its slug or part of its name.",
      synonyms: ["instance", "machine"],
    },
    autorestart: {
      value: boolean,
      doc: "Whether a run is started again when its spot machine is taken away before it has finished.",
      synonyms: ["restart"],
    },
    "environment-variables": {
      value: listOfObjects(environmentVariable),
      doc: "Variables set in the environment of the command.",
      synonyms: ["env", "env-vars", "variables", "envs"],
    },
    "environment-variable-groups": {
      value: list(text),
      doc: "Shared sets of variables, defined in the organization, to include by name.",
      synonyms: ["env-groups"],
    },
    description: {
      value: text,
      doc: "Explanation shown with the step in the web app.",
    },
    category: { value: text, doc: "Group under which the web app lists the step." },
    icon: { value: text, doc: "Address of a picture shown next to the step's name." },
    "time-limit": {
      value: duration,
      doc: "Longest time a run may take before it is stopped, in seconds or as `1h 30m`; unlimited by default.",
      synonyms: ["timeout", "max-runtime"],
    },
    "no-output-timeout": {
      value: duration,
      doc: "How long a run may print nothing before it is stopped, in seconds or as `2h`.",
      synonyms: ["idle-timeout"],
    },
    "stop-condition": {
      value: text,
      doc: "Expression over the run's metadata that ends it early, for example `accuracy >= 0.99`.",
      synonyms: ["stop-when", "early-stopping"],
    },
    "upload-store": {
      value: { kind: "string", maxLength: 64 },
      doc: "Name or ID of the data store that receives the outputs, at most 64 characters.",
      synonyms: ["store"],
    },
    mounts: {
      value: list(mountValue),
      doc: "Folders of the worker or of a network share, as `/host/path:/container/path` or with options.",
      synonyms: ["volumes"],
    },
    "cache-volumes": {
      value: list(text),
      doc: "Kubernetes persistent volume claims that keep caches between runs, by name.",
      synonyms: ["caches"],
    },
    resources: {
      value: { kind: "object", object: stepResources },
      doc: "Processors, memory and accelerators to request from a Kubernetes cluster.",
    },
    "runtime-config-preset": {
      value: text,
      doc: "ID or slug of a saved Kubernetes configuration; needs `environment` next to it.",
      synonyms: ["preset"],
    },
    "source-path": {
      value: text,
      doc: "Script that the step was made from; commands can refer to it as `{source-path}`.",
    },
  },
};
