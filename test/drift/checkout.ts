import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Value } from "#core/base/value.ts";
import { valueOfNode } from "#core/model/read.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { argumentsOfCalls, type PythonValue } from "./read-python.ts";

/** A JSON Schema of valohai-yaml; what its source computes is undefined. */
export type TheirSchema = { readonly [keyword: string]: PythonValue };

/** The schemas of a checkout of valohai-yaml, by their names such as `step` and `param-item`. */
export interface Checkout {
  readonly version: string | undefined;
  readonly schemas: ReadonlyMap<string, TheirSchema>;
}

/** Reads the schemas of a checkout, as Python or as YAML files; throws a message for people where it is none. */
export function readCheckout(folder: string): Checkout {
  const home = path.join(folder, "valohai_yaml");
  const module = path.join(home, "schema_data.py");
  const files = yamlFiles(path.join(home, "schema"));
  const schemas = existsSync(module)
    ? schemasInPython(readFileSync(module, "utf8"))
    : new Map(files.map((it) => [stemOf(it), schemaInYaml(it)]));
  if (!schemas.has("base")) {
    throw new Error(
      `"${folder}" is no checkout of valohai-yaml: it has no schemas in valohai_yaml/schema_data.py or valohai_yaml/schema/*.yaml`,
    );
  }
  return { version: versionIn(path.join(home, "__init__.py")), schemas };
}

function yamlFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((it) => /\.(?:ya?ml|json)$/.test(it));
  return names.map((it) => path.join(folder, it));
}

function versionIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return /^__version__ = ["']([^"']+)["']/m.exec(readFileSync(file, "utf8"))?.[1];
}

/** The name at the end of an `$id`, a `$ref` or a path, without the ending of a file. */
export function stemOf(id: string): string {
  return path.posix.basename(id.replaceAll("\\", "/")).replace(/\.(?:ya?ml|json)$/, "");
}

function schemasInPython(text: string): ReadonlyMap<string, TheirSchema> {
  const schemas = argumentsOfCalls(text, "register").filter(isSchema);
  return new Map(
    schemas.flatMap((it) => (typeof it["$id"] === "string" ? [[stemOf(it["$id"]), it]] : [])),
  );
}

function schemaInYaml(file: string): TheirSchema {
  const [root] = parseYaml(readFileSync(file, "utf8")).roots;
  const value = root && plain(valueOfNode(root));
  if (!isSchema(value)) throw new Error(`"${file}" holds no schema`);
  return value;
}

/** Whether a value is a mapping, as schemas are. */
export function isSchema(value: PythonValue): value is { [key: string]: PythonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function plain(value: Value): PythonValue {
  switch (value.kind) {
    case "null":
      return null;
    case "boolean":
    case "string":
      return value.value;
    case "integer":
      return Number(value.digits);
    case "float":
    case "date":
      return Number(value.text);
    case "list":
      return value.items.map(plain);
    case "object":
      return Object.fromEntries(value.entries.map(([key, it]) => [key, plain(it)]));
  }
}
