import { parseArgs } from "node:util";
import { jsonSchema } from "#core/schema/json-schema.ts";
import { asMisuse } from "./options.ts";
import type { Outlet } from "./outlet.ts";

/** Prints what may be written in a valohai.yaml as JSON Schema. */
export function schema(args: readonly string[], outlet: Outlet): number {
  asMisuse(() => parseArgs({ args: [...args], options: {}, allowPositionals: false }));
  outlet.out(`${JSON.stringify(jsonSchema(), undefined, 2)}\n`);
  return 0;
}
