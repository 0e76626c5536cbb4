import { capital } from "#core/base/capital.ts";
import { withArticle } from "#core/base/with-article.ts";
import type { Document } from "#core/document/document.ts";
import type { YamlSymbol } from "#core/names/symbol.ts";
import { placesOf, type SymbolAt } from "#core/names/symbol-at.ts";

/** The message about what already has the new name of a symbol; undefined if the name is free. */
export function collision(document: Document, found: SymbolAt, name: string): string | undefined {
  const { symbol } = found;
  if (symbol.kind === "anchor") {
    const taken = document.pieces.some(({ piece }) => piece.anchors.has(name));
    return taken ? `An anchor "${name}" already exists` : undefined;
  }
  const others = placesOf(document, { ...symbol, name }, found);
  if (others.length === 0) return undefined;
  const defined = others.some((it) => it.role === "definition");
  return defined ? taken(symbol, name) : named(symbol, name);
}

function taken(symbol: YamlSymbol, name: string): string {
  const owner = ownerOf(symbol);
  return owner
    ? `${capital(owner)} already has ${withArticle(kindOf(symbol))} "${name}"`
    : `${withArticle(kindOf(symbol), "capital")} "${name}" already exists`;
}

function named(symbol: YamlSymbol, name: string): string {
  const owner = ownerOf(symbol);
  const whose = owner ? ` of ${owner}` : "";
  return `The file already names ${withArticle(kindOf(symbol))} "${name}"${whose}`;
}

function ownerOf(symbol: YamlSymbol): string | undefined {
  if ("pipeline" in symbol) return `pipeline "${symbol.pipeline}"`;
  if ("step" in symbol) return `step "${symbol.step}"`;
  return "endpoint" in symbol ? `endpoint "${symbol.endpoint}"` : undefined;
}

function kindOf({ kind }: YamlSymbol): string {
  return kind === "metadata" ? "metadata key" : kind.replaceAll("-", " ");
}
