import { deployment } from "./deployment.ts";
import { endpoint } from "./endpoint.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { blueprint, pipeline } from "./pipeline.ts";
import { step } from "./step.ts";
import { task } from "./task.ts";

/** What may be written below each key of a top-level item. */
export const itemSchemas: { readonly [key: string]: ObjectSchema } = {
  step,
  pipeline,
  task,
  endpoint,
  deployment,
  blueprint,
};

/** An entry of the file's list: one of the known keys; Valohai ignores any other. */
export const itemSchema: ObjectSchema = {
  name: "item",
  doc: "One definition of the file.",
  open: true,
  properties: Object.fromEntries(
    Object.entries(itemSchemas).map(([key, object]) => [
      key,
      { doc: object.doc, value: { kind: "object", object } },
    ]),
  ),
};

/** The schema of an item; undefined for a key that Valohai does not read. */
export function itemSchemaOf(key: string): ObjectSchema | undefined {
  return Object.hasOwn(itemSchemas, key) ? itemSchemas[key] : undefined;
}
