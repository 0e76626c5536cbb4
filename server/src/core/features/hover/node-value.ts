import { paragraphs } from "#core/base/markdown.ts";
import type { Document } from "#core/document/document.ts";
import { placeAt } from "#core/document/items-at.ts";
import { occurrenceAt } from "#core/names/symbol-at.ts";
import { inputChain, parameterChain } from "#core/simulation/value-chain.ts";
import { chainText } from "./describe-chain.ts";
import { describePart } from "./describe-part.ts";
import type { Hoverer } from "./hoverer.ts";
import { commandOf, nodeOnPath, queryFor } from "./node-at.ts";

/** Shows where a parameter or input of a node gets its value from, and what the node then runs. */
export const nodeValueHoverer: Hoverer = {
  name: "node-value",
  describe(document, offset) {
    const found = valueAt(document, offset);
    if (!found) return undefined;
    const { kind, name, node, place } = found;
    const query = queryFor(document, place.item, node);
    const chain = query && (kind === "input" ? inputChain : parameterChain)(query, name);
    if (!query || !chain) return undefined;
    const markdown = paragraphs(
      withoutDefaults(
        describePart(document, place.item, { kind, step: found.step, name }, node) ?? "",
      ),
      chainText(chain) ?? "Nothing gives it a value.",
      kind === "parameter" ? commandOf(query) : undefined,
    );
    return { range: place.range, markdown };
  },
};

/** Leaves out the defaults, which the chain shows. */
function withoutDefaults(description: string): string {
  return description.replace(/\n- (?:default .*|no default)(?=\n|$)/g, "").trimEnd();
}

function valueAt(document: Document, offset: number) {
  const named = occurrenceAt(document, offset);
  if (!named || (named.symbol.kind !== "parameter" && named.symbol.kind !== "input"))
    return undefined;
  const { kind, name, step } = named.symbol;
  const node = named.node ?? overridingNode(document, offset);
  const { range, item } = named;
  return node === undefined ? undefined : { kind, name, step, node, place: { range, item } };
}

/** The node whose override lists the name at the offset. */
function overridingNode(document: Document, offset: number): string | undefined {
  const found = placeAt(document, offset);
  const config = found?.placed.item.config;
  if (!found || config?.kind !== "pipeline") return undefined;
  const node = nodeOnPath(config, found.place.path);
  return found.place.path.includes("override") ? node?.name?.value : undefined;
}
