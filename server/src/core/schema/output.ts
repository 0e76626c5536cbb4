import type { ObjectSchema } from "./object-schema.ts";
import { text } from "./value-schemas.ts";

/** A file that a step declares as its output. */
export const output: ObjectSchema = {
  name: "output",
  doc: "A note about a file that the step writes; whatever is written to `/valohai/outputs` is kept, declared or not.",
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Name of the file or group of files that the step produces.",
    },
    description: { value: text, doc: "What the files contain, for people who read the file." },
  },
};
