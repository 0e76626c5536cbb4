import type { ObjectSchema, PropertySchema, StringSchema } from "./object-schema.ts";
import { boolean, integer, text } from "./value-schemas.ts";

const absolutePath: StringSchema = {
  kind: "string",
  pattern: /^\//,
  patternDoc: 'an absolute path such as "/models"',
};

const relativePath: StringSchema = {
  kind: "string",
  pattern: /^(?!\/)/,
  patternDoc: 'a path inside the volume without "/" at its beginning, such as "models/latest"',
};

/** The only source for the required keys is the examples of valohai-yaml, which never leave these out. */
const pvcName: PropertySchema = {
  required: true,
  value: text,
  doc: "Kubernetes persistent volume claim that holds the files, by name.",
  synonyms: ["name", "pvc", "claim", "claim-name"],
};

/** A volume of the cluster that the replicas of an endpoint share. */
export const sharedVolume: ObjectSchema = {
  name: "shared volume",
  doc: "A persistent volume of the cluster that every replica of the endpoint can see.",
  properties: {
    "pvc-name": pvcName,
    "mount-path": {
      required: true,
      value: absolutePath,
      doc: "Absolute path at which the server finds the volume; no two volumes of an endpoint share one.",
      synonyms: ["path", "destination", "mount"],
    },
    "sub-path": {
      value: relativePath,
      doc: "Folder of the volume to show in place of all of it, relative to the volume.",
      synonyms: ["folder", "directory"],
    },
    "read-only": {
      value: boolean,
      default: "false",
      doc: "Whether the server may only read from the volume.",
    },
  },
};

/** Disk space of an endpoint's own. */
export const workspaceVolume: ObjectSchema = {
  name: "workspace volume",
  doc: "Disk space that is made for the endpoint itself.",
  properties: {
    size: {
      required: true,
      value: integer,
      doc: "How much space to ask for, in whole GiB, such as `10`.",
      synonyms: ["storage", "capacity"],
    },
    "mount-path": {
      required: true,
      value: absolutePath,
      doc: "Absolute path at which the server finds the space; no other volume of the endpoint has it.",
      synonyms: ["path", "destination", "mount"],
    },
    "storage-class-name": {
      value: text,
      doc: "Kubernetes storage class that provides the space; the cluster's own choice by default.",
      synonyms: ["storage-class", "class"],
    },
  },
};
