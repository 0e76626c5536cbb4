import type { ObjectSchema } from "./object-schema.ts";
import { endpointResources } from "./resources.ts";
import { listOfObjects, oneOf, oneOrMore, text } from "./value-schemas.ts";
import { sharedVolume, workspaceVolume } from "./volume.ts";

/** A file that an endpoint expects to find. */
const endpointFile: ObjectSchema = {
  name: "endpoint file",
  doc: "A file that is placed next to the server when a version is deployed.",
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Name of the file in edges, as in `deploy.file.ENDPOINT.NAME`.",
    },
    path: {
      required: true,
      value: text,
      doc: "Where the server finds the file, relative to the repository, such as `model.pkl`.",
    },
    description: { value: text, doc: "What the file contains, for the person who chooses it." },
  },
};

/** Which marked cluster nodes an endpoint may run on. */
export const toleration: ObjectSchema = {
  name: "toleration",
  doc: "A Kubernetes toleration: a taint of cluster nodes that does not keep the endpoint away.",
  properties: {
    key: {
      value: text,
      requiredWhen: { key: "operator", is: "Equal" },
      doc: "Taint to tolerate; required except with `operator: Exists`.",
    },
    operator: {
      value: oneOf(
        { value: "Equal", doc: "The taint must have the same key and value." },
        { value: "Exists", doc: "The taint's key is enough, whatever its value." },
      ),
      default: "Equal",
      doc: "How the taint is compared.",
    },
    value: { value: text, doc: "Value of the taint, for `operator: Equal`." },
    effect: {
      value: oneOf(
        { value: "NoSchedule", doc: "Taints that keep all new work away." },
        { value: "PreferNoSchedule", doc: "Taints that keep new work away where possible." },
        { value: "NoExecute", doc: "Taints that also evict what is running." },
      ),
      doc: "Which effect of the taint is tolerated; all of them by default.",
    },
  },
};

/** A web service that a deployment publishes. */
export const endpoint: ObjectSchema = {
  name: "endpoint",
  doc: "A web service that a deployment publishes: an image, a server and the files that it needs.",
  exactlyOneOf: ["server-command", "wsgi"],
  properties: {
    name: {
      required: true,
      value: {
        kind: "string",
        pattern: /^[a-z][a-z0-9-]+$/,
        patternDoc:
          'a lower-case letter and then one or more lower-case letters, digits or dashes, such as "predict-digit"',
      },
      doc: "Name of the endpoint in its address: lower-case letters, digits and dashes.",
    },
    image: {
      required: true,
      value: text,
      doc: "Container image in which the server runs.",
      synonyms: ["docker-image", "docker", "container"],
    },
    "server-command": {
      value: oneOrMore(text),
      doc: "Command that starts an HTTP server, for example `uvicorn app:api --port 8000`; not together with `wsgi`.",
      synonyms: ["command", "cmd", "run"],
    },
    wsgi: {
      value: text,
      doc: "Python application to serve, as `module:callable`; not together with `server-command`.",
    },
    port: {
      value: { kind: "number", minimum: 1025, maximum: 65535 },
      default: "8000",
      doc: "Port that the server listens on, from 1025 to 65535.",
      synonyms: ["ports"],
    },
    files: {
      value: listOfObjects(endpointFile),
      doc: "Files, such as models, that are chosen for each version or filled by an edge.",
      synonyms: ["inputs"],
    },
    description: { value: text, doc: "What the service answers, shown in the web app." },
    resources: {
      value: { kind: "object", object: endpointResources },
      doc: "Processors, memory, disk and accelerators for each replica.",
    },
    "shared-volumes": {
      value: listOfObjects(sharedVolume),
      doc: "Volumes of the cluster that all replicas see, each at a path of its own.",
      synonyms: ["volumes", "mounts"],
    },
    "workspace-volume": {
      value: { kind: "object", object: workspaceVolume },
      doc: "Disk space that the platform creates for the endpoint and mounts at a path.",
      synonyms: ["workspace"],
    },
    "node-selector": {
      value: {
        kind: "string",
        pattern: /=/,
        patternDoc: 'a label with "=" and its value, such as "accelerator=tesla-v100"',
      },
      doc: "Label of the cluster nodes to run on, as `key=value`.",
    },
    tolerations: {
      value: listOfObjects(toleration),
      doc: "Taints of cluster nodes that do not keep the endpoint away.",
    },
  },
};
