import { code, paragraphs } from "#core/base/markdown.ts";
import { shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { placeAt } from "#core/document/items-at.ts";
import { settingChain } from "#core/simulation/value-chain.ts";
import { type SettingKey, settingKeys } from "#core/simulation/variant.ts";
import { chainText } from "./describe-chain.ts";
import type { Hover, Hoverer } from "./hoverer.ts";
import { describeKey } from "./key.ts";
import { nodeOnPath, queryFor } from "./node-at.ts";

/** Shows at a key of an override what the step has there, and that the override wins. */
export const nodeSettingHoverer: Hoverer = { name: "node-setting", describe: describeSetting };

const keys: readonly string[] = [...settingKeys, "command"];

function describeSetting(document: Document, offset: number): Hover | undefined {
  const found = placeAt(document, offset);
  const config = found?.placed.item.config;
  if (!found || config?.kind !== "pipeline") return undefined;
  const { placed, place } = found;
  const [, nodes, index, override, key, ...rest] = place.path;
  if (nodes !== "nodes" || typeof index !== "number" || override !== "override") return undefined;
  if (!isSettingKey(key) || rest.length > 0) return undefined;
  const node = nodeOnPath(config, place.path)?.name?.value;
  const query = node === undefined ? undefined : queryFor(document, placed, node);
  const chain = query && settingChain(query, key);
  if (node === undefined || !chain) return undefined;
  const title = `At node ${code(node)}`;
  const about = describeKey(placed, place);
  const markdown = paragraphs(about, title, chainText(chain));
  return { range: shift(place.node.range, placed.start), markdown };
}

function isSettingKey(key: string | number | undefined): key is SettingKey | "command" {
  return typeof key === "string" && keys.includes(key);
}
