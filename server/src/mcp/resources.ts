import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  describeCode,
  ruleCodes,
  unknownCodeMessage,
} from "#core/features/diagnostics/rule-help.ts";
import { jsonSchema } from "#core/schema/json-schema.ts";
import type { Resource, ResourceTemplate } from "./mcp-agent.ts";

interface ReadableResource extends Resource {
  read(): string | Promise<string>;
}

const rulesUri = "valohai-yaml://rules";

const resources: readonly ReadableResource[] = [
  {
    uri: rulesUri,
    name: "rules",
    title: "Rules of valohai.yaml",
    description: "Every code that valohai_check reports, with its severity and what it means.",
    mimeType: "text/markdown",
    read: () => ruleCodes.map((it) => describeCode(it)).join("\n\n"),
  },
  {
    uri: "valohai-yaml://schema",
    name: "schema",
    title: "JSON Schema of valohai.yaml",
    description: "What may be written in a valohai.yaml, as JSON Schema 2020-12.",
    mimeType: "application/schema+json",
    read: () => JSON.stringify(jsonSchema()),
  },
  {
    uri: "valohai-yaml://example",
    name: "example",
    title: "Example of a valohai.yaml",
    description: "Two steps, and a pipeline whose task node runs once for each value of a list.",
    mimeType: "application/yaml",
    read: () => ownFile("examples", "dynamic-task", "valohai.yaml"),
  },
];

/** What agents can read. */
export const listedResources: readonly Resource[] = resources.map(({ read: _, ...it }) => it);

/** The manual page of each rule, by its code. */
export const ruleTemplate: ResourceTemplate = {
  uriTemplate: `${rulesUri}/{code}`,
  name: "rule",
  title: "A rule of valohai.yaml",
  description: "What one code means, with an example.",
  mimeType: "text/markdown",
};

/** The text of a resource; throws a sentence where there is none. */
export async function readResource(uri: string): Promise<{ mimeType: string; text: string }> {
  const found = resources.find((it) => it.uri === uri);
  if (found) return { mimeType: found.mimeType, text: await found.read() };
  if (uri.startsWith(`${rulesUri}/`)) {
    const text = await rulePage(uri.slice(rulesUri.length + 1));
    return { mimeType: ruleTemplate.mimeType, text };
  }
  const uris = [...resources.map((it) => it.uri), ruleTemplate.uriTemplate];
  throw new Error(`There is no resource "${uri.slice(0, 200)}"; there are ${uris.join(", ")}`);
}

async function rulePage(code: string): Promise<string> {
  if (!ruleCodes.includes(code)) throw new Error(unknownCodeMessage(code.slice(0, 200)));
  const sections = (await ownFile("docs", "rules.md")).split(/^(?=## )/m);
  return sections.find((it) => it.startsWith(`## ${code}\n`)) ?? describeCode(code) ?? "";
}

/** A file that comes with this program. */
function ownFile(...names: readonly string[]): Promise<string> {
  return readFile(path.join(__dirname, "..", "..", ...names), "utf8");
}
