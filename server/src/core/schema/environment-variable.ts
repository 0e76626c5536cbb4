import type { ObjectSchema } from "./object-schema.ts";
import { boolean, text } from "./value-schemas.ts";

/** A variable in the environment of a step's command. */
export const environmentVariable: ObjectSchema = {
  name: "environment variable",
  doc: "A variable that the command finds in its environment.",
  properties: {
    name: { required: true, value: text, doc: "Name of the variable, such as `LOG_LEVEL`." },
    default: {
      value: text,
      doc: 'Text the variable holds unless a run sets it; numbers must be quoted, as in `"8"`.',
      synonyms: ["value"],
    },
    optional: {
      value: boolean,
      default: "true",
      doc: "Whether a run may leave the variable unset; only `false` makes it mandatory.",
    },
    description: {
      value: text,
      doc: "What the variable controls, for the person who starts a run.",
    },
  },
};
