import type { ObjectSchema } from "./object-schema.ts";
import { anything, boolean, either, list, number, oneOf, text } from "./value-schemas.ts";
import { widget, widgetType } from "./widget.ts";

const type = oneOf(
  {
    value: "string",
    doc: "Any text, such as a name or a path.",
    synonyms: ["str", "strg", "text", "char"],
  },
  { value: "integer", doc: "A whole number.", synonyms: ["int", "long", "whole"] },
  {
    value: "float",
    doc: "A number that may have a fraction.",
    synonyms: ["double", "number", "real", "decimal", "numeric"],
  },
  {
    value: "flag",
    doc: "A switch that is on or off and shows in the command only when it is on.",
    synonyms: ["bool", "boolean", "switch", "toggle"],
  },
);

const multiple = oneOf(
  { value: "none", doc: "The parameter takes a single value." },
  {
    value: "repeat",
    doc: "The parameter appears in the command once for each value, as in `--id=1 --id=2`.",
  },
  {
    value: "separate",
    doc: "All values follow one option, with a separator between them, as in `--id=1,2`.",
    synonyms: ["join", "list"],
  },
);

/** A value of a step that changes from run to run. */
export const parameter: ObjectSchema = {
  name: "parameter",
  doc: "A value that can be set anew for each run and reaches the command through a placeholder.",
  neverTogether: { type: ["flag"], multiple: ["repeat", "separate"] },
  properties: {
    name: {
      required: true,
      value: text,
      doc: "Name of the parameter, unique in its step; edges and `{parameter:NAME}` use it.",
    },
    type: {
      value: type,
      default: "string",
      doc: "Kind of value that the parameter takes; without it even a numeric default is taken for text.",
      synonyms: ["dtype", "kind"],
    },
    default: {
      value: anything,
      doc: "Value used when a run sets no other; a list only makes sense together with `multiple`.",
      synonyms: ["value", "initial"],
    },
    description: {
      value: text,
      doc: "Hint shown next to the parameter in the form that starts a run.",
      synonyms: ["help"],
    },
    optional: {
      value: boolean,
      default: "false",
      doc: "Whether a run may leave the parameter without a value; flags always may.",
    },
    choices: {
      value: list(anything),
      doc: "The only values that may be picked, for example `[adam, sgd]`.",
      synonyms: ["options", "enum", "values", "allowed"],
    },
    min: { value: number, doc: "Smallest number allowed.", synonyms: ["minimum"] },
    max: { value: number, doc: "Largest number allowed.", synonyms: ["maximum"] },
    multiple: {
      value: multiple,
      default: "none",
      doc: "Lets the parameter hold several values and says how the command lists them.",
    },
    "multiple-separator": {
      value: text,
      default: '","',
      doc: "Text between the values; only read with `multiple: separate`.",
      synonyms: ["separator", "delimiter"],
    },
    "pass-as": {
      value: text,
      default: '"--{name}={value}"',
      doc: 'Form in which the command gets the parameter, with `{name}` and `{value}` filled in, for example `"-e {value}"`.',
      synonyms: ["format", "template"],
    },
    "pass-true-as": {
      value: text,
      doc: "What the command gets while the flag is on, for example `--cache=yes`; for flags only.",
    },
    "pass-false-as": {
      value: text,
      doc: "What the command gets while the flag is off, for example `--cache=no`; for flags only.",
    },
    category: {
      value: text,
      doc: "Heading under which the form groups the parameter.",
      synonyms: ["group"],
    },
    widget: {
      value: either(widgetType, { kind: "object", object: widget }),
      doc: "Special control with which the form edits the value: its name, alone or with settings.",
    },
  },
};
