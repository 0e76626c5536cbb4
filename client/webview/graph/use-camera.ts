import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Box, PlacedNode, Point } from "#core/graph/placed-graph.ts";
import {
  type Camera,
  firstCamera,
  fitCamera,
  hidesMore,
  moved,
  pullAt,
  type Size,
  seeing,
  seeingAll,
  seesAll,
  zoomed,
} from "./camera.ts";

/** A view of a drawing that a person zooms and moves. */
export interface CameraControl {
  readonly camera: Camera;
  readonly size: Size;
  /** Zooms by a factor at the middle of the view. */
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Moves the drawing as little as is needed to see a box. */
  readonly see: (box: Box) => void;
  /** Moves the drawing by one frame's way if a dragged edge is near the border of the view; answers whether it is. */
  readonly follow: (dragged: Pick<PointerEvent, "clientX" | "clientY">) => boolean;
  /** Whether the pointer has moved the drawing since it was pressed, so that its click selects nothing. */
  readonly wasDragged: () => boolean;
}

interface CameraOptions {
  readonly view: RefObject<HTMLElement | null>;
  readonly bounds: Box;
  /** The node with which the drawing begins. */
  readonly start: PlacedNode | undefined;
  /** What keeps its place in the view when the drawing changes, and is seen first. */
  readonly anchor: PlacedNode | undefined;
}

const unseen: Size = { width: 0, height: 0 };

/** Shows a drawing in an element, to be moved by wheel and pointer, and zoomed by the wheel with Ctrl. */
export function useCamera({ view, bounds, start, anchor }: CameraOptions): CameraControl {
  const size = useSize(view);
  const [own, setOwn] = useState<Camera>();
  const first = useRef({ start, selected: anchor });
  const camera = own ?? firstCamera(bounds, size, first.current);
  const latest = useRef({ camera, bounds, size });
  latest.current = { camera, bounds, size };
  // Several events may come before the page is drawn again.
  const set = (next: Camera): void => {
    latest.current = { ...latest.current, camera: next };
    setOwn(next);
  };
  const isChosen = useRef(false);
  const choose = (next: Camera): void => {
    isChosen.current = true;
    set(next);
  };
  const change = (next: (now: View) => Camera): void => choose(next(latest.current));
  useAnchor({ anchor, isChosen }, latest.current, set);
  useWheel(view, latest, choose);
  const wasDragged = useDrag(view, (by) =>
    change((now) => moved(now.camera, by, now.bounds, now.size)),
  );
  return {
    camera,
    size,
    zoomBy: (factor) => change((now) => zoomed(now.camera, factor, middleOf(now.size))),
    fit() {
      change((now) => fitCamera(now.bounds, now.size));
      isChosen.current = false;
    },
    see(box) {
      const { camera: now, size: room } = latest.current;
      const next = seeing(now, box, room);
      if (next.x !== now.x || next.y !== now.y) set(next);
    },
    follow({ clientX, clientY }) {
      const { left = 0, top = 0 } = view.current?.getBoundingClientRect() ?? {};
      const by = pullAt({ x: clientX - left, y: clientY - top }, latest.current.size);
      if (by.x === 0 && by.y === 0) return false;
      change((now) => moved(now.camera, by, now.bounds, now.size));
      return true;
    },
    wasDragged,
  };
}

/** Where in the drawing a pointer is. */
export function placeIn(
  view: HTMLElement | null,
  { x, y, zoom }: Camera,
  { clientX, clientY }: Pick<PointerEvent, "clientX" | "clientY">,
): Point {
  const { left = 0, top = 0 } = view?.getBoundingClientRect() ?? {};
  return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom };
}

interface View {
  readonly camera: Camera;
  readonly bounds: Box;
  readonly size: Size;
}

function middleOf({ width, height }: Size): Point {
  return { x: width / 2, y: height / 2 };
}

function useSize(view: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState(unseen);
  useLayoutEffect(() => {
    const element = view.current;
    if (element === null) return;
    const measure = (): void =>
      setSize(({ width, height }) => {
        const { clientWidth, clientHeight } = element;
        const same = clientWidth === width && clientHeight === height;
        return same ? { width, height } : { width: clientWidth, height: clientHeight };
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [view]);
  return size;
}

interface Anchoring {
  readonly anchor: PlacedNode | undefined;
  /** Whether a person has chosen what the view shows. */
  readonly isChosen: { readonly current: boolean };
}

/**
 * Keeps the anchor where it is seen when the drawing changes, and holds the view still from then on. A drawing that was
 * seen as a whole is so as it grows, unless a person has moved or zoomed it.
 */
function useAnchor(
  { anchor, isChosen }: Anchoring,
  now: View,
  set: (camera: Camera) => void,
): void {
  const before = useRef({ anchor, ...now });
  useLayoutEffect(() => {
    const { anchor: old, bounds, camera, size } = before.current;
    before.current = { anchor, ...now };
    if (size.width === 0 || isSameBox(bounds, now.bounds)) return;
    const isSame = old !== undefined && old.id === anchor?.id;
    const [x, y] = isSame ? [old.x - anchor.x, old.y - anchor.y] : [0, 0];
    const still = { ...camera, x: camera.x + x * camera.zoom, y: camera.y + y * camera.zoom };
    const growsWhole = !isChosen.current && seesAll(camera, bounds, size);
    set(growsWhole ? seeingAll(still, now.bounds, size) : still);
  });
}

function isSameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** How much one pixel of the wheel zooms. */
const zoomPerPixel = 0.002;

function useWheel(
  view: RefObject<HTMLElement | null>,
  latest: { readonly current: View },
  set: (camera: Camera) => void,
): void {
  const latestSet = useRef(set);
  latestSet.current = set;
  useEffect(() => {
    const element = view.current;
    if (element === null) return;
    const turned = (event: WheelEvent): void => {
      const { camera, bounds, size } = latest.current;
      if (event.ctrlKey || event.metaKey) {
        const { left, top } = element.getBoundingClientRect();
        const at = { x: event.clientX - left, y: event.clientY - top };
        event.preventDefault();
        latestSet.current(zoomed(camera, Math.exp(turnOf(event).y * zoomPerPixel), at));
        return;
      }
      const by = turnOf(event);
      // What cannot be moved further lets the page scroll.
      if (!hidesMore(camera, by, bounds, size)) return;
      event.preventDefault();
      latestSet.current(moved(camera, by, bounds, size));
    };
    // Preact listens passively, and could not keep the page from scrolling.
    element.addEventListener("wheel", turned, { passive: false });
    return () => element.removeEventListener("wheel", turned);
  }, [view, latest]);
}

/** By how much a turn of the wheel moves the drawing; with Shift it moves sideways. */
function turnOf({ deltaX, deltaY, deltaMode, shiftKey }: WheelEvent): Point {
  const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const by = { x: -deltaX * unit, y: -deltaY * unit };
  return shiftKey && deltaX === 0 ? { x: by.y, y: 0 } : by;
}

/** How far the pointer moves before a press becomes a drag, in pixels. */
const clickRoom = 4;

/** Calls `drag` with each movement of the pressed pointer; the result answers whether the last press became a drag. */
function useDrag(view: RefObject<HTMLElement | null>, drag: (by: Point) => void): () => boolean {
  const dragged = useRef(false);
  const latest = useRef(drag);
  latest.current = drag;
  useEffect(() => {
    const element = view.current;
    if (element === null) return;
    let from: Point | undefined;
    const pressed = (event: PointerEvent): void => {
      dragged.current = false;
      if (event.button === 0 || event.button === 1) from = { x: event.clientX, y: event.clientY };
    };
    const moves = (event: PointerEvent): void => {
      if (from === undefined) return;
      const by = { x: event.clientX - from.x, y: event.clientY - from.y };
      if (!dragged.current && Math.abs(by.x) + Math.abs(by.y) < clickRoom) return;
      if (!dragged.current) element.setPointerCapture(event.pointerId);
      dragged.current = true;
      from = { x: event.clientX, y: event.clientY };
      latest.current(by);
    };
    const ended = (): void => {
      from = undefined;
    };
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener("pointerdown", pressed, { signal });
    element.addEventListener("pointermove", moves, { signal });
    element.addEventListener("pointerup", ended, { signal });
    element.addEventListener("pointercancel", ended, { signal });
    return () => listening.abort();
  }, [view]);
  return () => dragged.current;
}
