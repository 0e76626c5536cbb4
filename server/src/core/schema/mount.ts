import type { ObjectSchema, StringSchema, ValueSchema } from "./object-schema.ts";
import { boolean, either, freeMapping, text } from "./value-schemas.ts";

/** The short form of a mount. */
const mountPath: StringSchema = {
  kind: "string",
  pattern: /^(?=.*$)\/.+:\/./,
  patternDoc: 'two absolute paths with a colon between them, such as "/data:/mnt/data"',
};

/** A folder of the worker or of the network that a step can see. */
export const mount: ObjectSchema = {
  name: "mount",
  doc: "A folder from outside that is visible inside the container.",
  properties: {
    source: {
      required: true,
      value: text,
      doc: "Folder on the worker, or a network share such as `nfs.local:/data`.",
      synonyms: ["from", "host", "src"],
    },
    destination: {
      required: true,
      value: {
        kind: "string",
        pattern: /^\/.+$/,
        patternDoc: 'an absolute path such as "/mnt/data"',
      },
      doc: "Absolute path at which the container sees the folder.",
      synonyms: ["target", "to", "dest", "path"],
    },
    readonly: {
      value: boolean,
      default: "false",
      doc: "Whether the step may only read from the folder.",
    },
    type: { value: text, doc: "Kind of file system when it is not a plain folder, such as `nfs`." },
    options: {
      value: freeMapping,
      doc: "Additional settings for the file system, passed on unchanged.",
    },
  },
};

/** A mount in its short or long form. */
export const mountValue: ValueSchema = either(mountPath, { kind: "object", object: mount });
