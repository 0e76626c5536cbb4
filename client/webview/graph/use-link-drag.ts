import { useRef } from "preact/hooks";
import type { GraphChoice } from "#core/features/graph-edits/graph-edit.ts";
import type { Point } from "#core/graph/placed-graph.ts";
import type { Box as PageBox } from "../shared/place-popover.ts";
import { nodesAmong } from "./link.ts";
import type { ShownGraph, ShownNode } from "./shown-graph.ts";
import type { GraphEditing } from "./use-graph-editing.ts";

/** How far the pointer moves before a press becomes a drag, in pixels. */
const clickRoom = 4;

/** How near to a node an edge is let go to reach it, in pixels of the drawing. */
const reach = 12;

type Drag = Pick<PointerEvent, "clientX" | "clientY">;

/** Drags an edge from the port of a node to another node; a click on the port offers the nodes in a menu. */
export function useLinkDrag(
  surroundings: Surroundings,
): (node: ShownNode, event: PointerEvent) => void {
  const latest = useRef(surroundings);
  latest.current = surroundings;
  const start = useRef((from: ShownNode, event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    new LinkDrag(from, event, () => latest.current);
  });
  return start.current;
}

interface Surroundings {
  readonly editing: GraphEditing;
  readonly graph: ShownGraph;
  readonly placeOf: (event: Drag) => Point;
  /** Moves the drawing if the pointer is near the border of the view; answers whether it is. */
  readonly follow: (event: Drag) => boolean;
}

/** One drag, from the press to the release or to Escape. */
class LinkDrag {
  readonly #from: ShownNode;
  readonly #pressed: Drag;
  readonly #now: () => Surroundings;
  readonly #listening = new AbortController();
  #isDragged = false;
  #frame = 0;
  #choices: readonly GraphChoice[] | undefined;
  /** What to do once the choices are known. */
  #released: (() => void) | undefined;

  constructor(from: ShownNode, pressed: PointerEvent, now: () => Surroundings) {
    this.#from = from;
    this.#pressed = pressed;
    this.#now = now;
    const { signal } = this.#listening;
    window.addEventListener("pointermove", (it) => this.#move(it), { signal });
    window.addEventListener("pointerup", (it) => this.#release(it), { signal });
    window.addEventListener("pointercancel", () => this.#end(), { signal });
    window.addEventListener("blur", () => this.#end(), { signal });
    const options = { signal, capture: true };
    window.addEventListener("keydown", (it) => this.#key(it), options);
    const question = { kind: "connect", node: from.node.id, side: "source" } as const;
    now().editing.ask(question, (choices) => this.#take(choices));
  }

  #take(choices: readonly GraphChoice[] | undefined): void {
    this.#choices = choices;
    if (choices === undefined) this.#end();
    else if (this.#released) this.#released();
    else if (this.#isDragged) this.#show(this.#pressed);
  }

  #move(event: PointerEvent): void {
    const { clientX, clientY } = this.#pressed;
    const way = Math.abs(event.clientX - clientX) + Math.abs(event.clientY - clientY);
    this.#isDragged ||= way >= clickRoom;
    if (!this.#isDragged) return;
    this.#show(event);
    cancelAnimationFrame(this.#frame);
    this.#follow(event);
  }

  /** Moves the drawing frame by frame while the pointer stays near the border of the view. */
  #follow(event: Drag): void {
    this.#frame = requestAnimationFrame(() => {
      if (this.#listening.signal.aborted || !this.#now().follow(event)) return;
      this.#show(event);
      this.#follow(event);
    });
  }

  #show(event: Drag): void {
    const { editing, placeOf } = this.#now();
    const possible = this.#choices && new Set(nodesAmong(this.#choices));
    const at = placeOf(event);
    editing.setLink({ from: this.#from, possible, over: this.#nodeAt(at), at });
  }

  /** The node at a place of the drawing, if the edge can lead to it. */
  #nodeAt({ x, y }: Point): string | undefined {
    const possible = new Set(nodesAmong(this.#choices ?? []));
    return this.#now().graph.nodes.find(
      ({ node, box }) =>
        possible.has(node.id) &&
        x >= box.x - reach &&
        x <= box.x + box.width + reach &&
        y >= box.y - reach &&
        y <= box.y + box.height + reach,
    )?.node.id;
  }

  #release(event: PointerEvent): void {
    this.#listening.abort();
    this.#released = () => this.#drop(event);
    if (this.#choices) this.#released();
  }

  #drop(event: Drag): void {
    const { editing, placeOf } = this.#now();
    const choices = this.#choices ?? [];
    const { clientX: x, clientY: y } = event;
    const anchor: PageBox = { left: x, right: x, top: y, bottom: y };
    const over = this.#isDragged ? this.#nodeAt(placeOf(event)) : undefined;
    if (!this.#isDragged) editing.onTargets(this.#from, choices, anchor);
    else if (over === undefined) editing.setLink(undefined);
    else {
      editing.setLink({ from: this.#from, possible: new Set([over]), over, at: undefined });
      editing.onDrop(this.#from, over, anchor);
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
  }

  #end(): void {
    this.#listening.abort();
    this.#released = () => undefined;
    this.#now().editing.setLink(undefined);
  }
}
