import type { ObjectSchema, StringSchema } from "./object-schema.ts";
import { freeMapping, oneOf } from "./value-schemas.ts";

/** Names of controls; the platform knows more than these. */
export const widgetType: StringSchema = {
  ...oneOf(
    { value: "SQL", doc: "An editor for a database query." },
    { value: "datumalias", doc: "A picker for an alias of a stored file." },
  ),
  others: "allowed",
};

/** The control with which a form edits a parameter. */
export const widget: ObjectSchema = {
  name: "widget",
  doc: "A control of the web form, with its own settings.",
  open: true,
  properties: {
    type: { required: true, value: widgetType, doc: "Which control to show, for example `SQL`." },
    settings: {
      value: freeMapping,
      doc: "Settings that are passed to the control unchanged; each kind of control has its own.",
      synonyms: ["options", "config"],
    },
  },
};
