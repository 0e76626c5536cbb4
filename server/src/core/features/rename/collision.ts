import { withArticle } from "#core/base/with-article.ts";
import type { Document } from "#core/document/document.ts";
import type { Entity } from "#core/names/entity.ts";
import { type Named, placesOf } from "#core/names/named.ts";

/** Says what already has the name that an entity is to get; nothing if it is free. */
export function collision(document: Document, found: Named, name: string): string | undefined {
  const { entity } = found;
  if (entity.kind === "anchor") {
    const taken = document.pieces.some(({ piece }) => piece.anchors.has(name));
    return taken ? `An anchor "${name}" already exists` : undefined;
  }
  const others = placesOf(document, { ...entity, name }, found);
  if (others.length === 0) return undefined;
  const defined = others.some((it) => it.role === "definition");
  return defined ? taken(entity, name) : named(entity, name);
}

function taken(entity: Entity, name: string): string {
  const owner = ownerOf(entity);
  return owner
    ? `${withCapital(owner)} already has ${withArticle(kindOf(entity))} "${name}"`
    : `${withArticle(kindOf(entity), "capital")} "${name}" already exists`;
}

function named(entity: Entity, name: string): string {
  const owner = ownerOf(entity);
  const whose = owner ? ` of ${owner}` : "";
  return `The file already names ${withArticle(kindOf(entity))} "${name}"${whose}`;
}

function ownerOf(entity: Entity): string | undefined {
  if ("pipeline" in entity) return `pipeline "${entity.pipeline}"`;
  if ("step" in entity) return `step "${entity.step}"`;
  return "endpoint" in entity ? `endpoint "${entity.endpoint}"` : undefined;
}

function kindOf({ kind }: Entity): string {
  return kind === "metadata" ? "metadata key" : kind.replaceAll("-", " ");
}

function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
