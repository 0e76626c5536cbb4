import type { Document } from "../document.ts";
import { entityHoverer } from "./entity.ts";
import type { Hover, Hoverer } from "./hoverer.ts";
import { keyHoverer } from "./key.ts";
import { socketTypeHoverer } from "./socket-type.ts";

/** In the order in which they are asked. */
const hoverers: readonly Hoverer[] = [entityHoverer, socketTypeHoverer, keyHoverer];

/** What is known about the place at the offset. */
export function hover(document: Document, offset: number): Hover | undefined {
  for (const hoverer of hoverers) {
    const found = hoverer.describe(document, offset);
    if (found) return found;
  }
  return undefined;
}
