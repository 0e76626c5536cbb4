import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { provision } from "../test/vscode/cache.ts";
import { installPackages } from "../test/vscode/npm.ts";
import type { Server } from "./session.ts";

const version = "2.0.0";

/** The server that users of YAML know, with a small schema so that it checks something; fetched on first use. */
export async function yamlLanguageServer(): Promise<Server> {
  const folder = await provision({
    name: `yaml-language-server-${version}`,
    title: `yaml-language-server ${version}`,
    async build(partial) {
      await installPackages(partial, [`yaml-language-server@${version}`]);
      writeFileSync(join(partial, "schema.json"), JSON.stringify(schema));
    },
  });
  const yaml = {
    validate: true,
    schemaStore: { enable: false },
    schemas: { [pathToFileURL(join(folder, "schema.json")).href]: "valohai.yaml" },
  };
  return {
    name: "yaml-language-server",
    command: [
      process.execPath,
      join(folder, "node_modules/yaml-language-server/bin/yaml-language-server"),
      "--stdio",
    ],
    settings: yaml,
  };
}

const text = { type: "string" };
const schema = {
  type: "array",
  items: {
    type: "object",
    properties: {
      step: {
        type: "object",
        required: ["name", "image", "command"],
        properties: {
          name: text,
          image: text,
          description: text,
          parameters: {
            type: "array",
            items: {
              type: "object",
              properties: { name: text, type: { enum: ["float", "integer", "string", "flag"] } },
            },
          },
        },
      },
      pipeline: { type: "object", required: ["name", "nodes", "edges"] },
    },
  },
};
