import type { ObjectSchema } from "./object-schema.ts";
import { boolean, either, oneOf, oneOrMore, text } from "./value-schemas.ts";

const keepDirectories = oneOf(
  { value: "none", doc: "All files land side by side in one folder; the same as `false`." },
  { value: "full", doc: "Each file keeps its whole path in the store; the same as `true`." },
  { value: "suffix", doc: "Each file keeps only the folders from the first wildcard on." },
);

const download = oneOf(
  { value: "always", doc: "Files are fetched before the command starts." },
  { value: "on-demand", doc: "Files are listed but only fetched when the code asks for them." },
);

/** Files that a step reads. */
export const input: ObjectSchema = {
  name: "input",
  doc: "A named group of files that the platform fetches for the step.",
  properties: {
    name: {
      required: true,
      value: { kind: "string", maxLength: 64 },
      doc: "Name of the input, at most 64 characters; its files appear in `/valohai/inputs/NAME/`.",
    },
    default: {
      value: oneOrMore(text),
      doc: "Where the files come from unless a run or an edge says otherwise, such as `s3://bucket/data/*.csv` or `datum://latest-model`; one address or a list.",
      synonyms: ["url", "urls", "uri", "uris", "source", "sources", "path", "value"],
    },
    optional: {
      value: boolean,
      default: "false",
      doc: "Whether a run may start with no file in this input.",
    },
    filename: {
      value: text,
      doc: "File name to store the download under, for an input with a single file.",
      synonyms: ["file", "rename"],
    },
    "keep-directories": {
      value: either(boolean, keepDirectories),
      default: "false",
      doc: "How much of the folders at the source is kept below the input's own folder.",
    },
    download: {
      value: download,
      default: "always",
      doc: "When the files are fetched: before the command starts or only on request.",
    },
    description: {
      value: text,
      doc: "Hint shown next to the input in the form that starts a run.",
    },
  },
};
