import { parseArgs } from "node:util";
import { jsonSchema } from "#core/schema/json-schema.ts";
import type { CliIo } from "./cli-io.ts";
import { asMisuse } from "./options.ts";

/** Prints what may be written in a valohai.yaml as JSON Schema. */
export function schema(args: readonly string[], io: CliIo): number {
  asMisuse(() => parseArgs({ args: [...args], options: {}, allowPositionals: false }));
  io.out(`${JSON.stringify(jsonSchema(), undefined, 2)}\n`);
  return 0;
}
