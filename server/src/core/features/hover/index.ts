import type { Document } from "../document.ts";
import { aliasHoverer } from "./alias.ts";
import { entityHoverer } from "./entity.ts";
import { expressionHoverer } from "./expression.ts";
import type { Hover, Hoverer } from "./hoverer.ts";
import { keyHoverer } from "./key.ts";
import { nodeValueHoverer } from "./node-value.ts";
import { scalarHoverer } from "./scalar.ts";
import { socketTypeHoverer } from "./socket-type.ts";

/** In the order in which they are asked. */
const hoverers: readonly Hoverer[] = [
  aliasHoverer,
  expressionHoverer,
  nodeValueHoverer,
  entityHoverer,
  socketTypeHoverer,
  keyHoverer,
  scalarHoverer,
];

/** What is known about the place at the offset. */
export function hover(document: Document, offset: number): Hover | undefined {
  for (const hoverer of hoverers) {
    const found = hoverer.describe(document, offset);
    if (found) return found;
  }
  return undefined;
}
