import type { Box, Point } from "#core/graph/placed-graph.ts";

/** How a drawing is seen: a place of it times the zoom, moved by x and y, is a place in the view, in pixels. */
export interface Camera extends Point {
  readonly zoom: number;
}

/** The size of a view, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The smallest and the largest zoom. */
const zoomLimits = { least: 0.1, most: 2 } as const;

/** Below this zoom, labels cannot be read. */
export const labelZoom = 0.4;

/** The smallest zoom at which the whole drawing is shown first, and the zoom of a drawing of which only a part is. */
const firstZooms = { whole: 0.55, part: 0.7 } as const;

/** Shows the whole drawing in the middle, at most at its usual size. */
export function fitCamera(bounds: Box, size: Size): Camera {
  const zoom = Math.min(size.width / bounds.width, size.height / bounds.height, 1);
  return centered(bounds, size, Math.max(zoom, zoomLimits.least));
}

/** Which boxes of a drawing are seen if it does not fit into the view. */
export interface FirstSeen {
  /** Where the drawing begins. */
  readonly start: Box | undefined;
  /** What is seen in any case. */
  readonly selected: Box | undefined;
}

/** The whole drawing where it can be read then, else its beginning, moved as little as is needed to see what is selected. */
export function firstCamera(bounds: Box, size: Size, { start, selected }: FirstSeen): Camera {
  const whole = fitCamera(bounds, size);
  if (whole.zoom >= firstZooms.whole) return whole;
  const zoom = firstZooms.part;
  const { x, y } = centered(start ?? bounds, size, zoom);
  const beginning = {
    zoom,
    x: withinBounds(x, bounds.x, bounds.width, size.width, zoom),
    y: withinBounds(y, bounds.y, bounds.height, size.height, zoom),
  };
  return selected ? seeing(beginning, selected, size) : beginning;
}

/** Whether the view shows the whole drawing. */
export function seesAll({ x, y, zoom }: Camera, bounds: Box, size: Size): boolean {
  const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y];
  const [right, bottom] = [left + bounds.width * zoom, top + bounds.height * zoom];
  const room = -0.5;
  return left >= room && top >= room && size.width - right >= room && size.height - bottom >= room;
}

/** Moves a drawing to see all of it, and makes it smaller if it is too large, unless it could not be read then. */
export function seeingAll(camera: Camera, bounds: Box, size: Size): Camera {
  if (seesAll(camera, bounds, size)) return camera;
  const near = seeing(camera, bounds, size);
  if (seesAll(near, bounds, size)) return near;
  const whole = fitCamera(bounds, size);
  return whole.zoom >= firstZooms.whole ? whole : camera;
}

function centered(box: Box, size: Size, zoom: number): Camera {
  return {
    x: size.width / 2 - (box.x + box.width / 2) * zoom,
    y: size.height / 2 - (box.y + box.height / 2) * zoom,
    zoom,
  };
}

/** Shows no empty stretch beside the drawing if it fills the view, and all of it in the middle if it does not. */
function withinBounds(
  moved: number,
  start: number,
  length: number,
  room: number,
  zoom: number,
): number {
  const most = -start * zoom;
  const least = room - (start + length) * zoom;
  return least > most ? (least + most) / 2 : Math.max(least, Math.min(most, moved));
}

/** Zooms by a factor; what is drawn at a place of the view stays there. */
export function zoomed(camera: Camera, factor: number, { x, y }: Point): Camera {
  const wanted = camera.zoom * factor;
  const zoom = Math.max(zoomLimits.least, Math.min(zoomLimits.most, wanted));
  const change = zoom / camera.zoom;
  return { zoom, x: x - (x - camera.x) * change, y: y - (y - camera.y) * change };
}

/** How much of the drawing stays in the view, in pixels. */
const leastSeen = 60;

/** Moves the drawing, which never leaves the view. */
export function moved(camera: Camera, by: Point, bounds: Box, size: Size): Camera {
  const { zoom } = camera;
  const limit = (to: number, start: number, length: number, room: number) =>
    Math.max(leastSeen - (start + length) * zoom, Math.min(room - leastSeen - start * zoom, to));
  return {
    zoom,
    x: limit(camera.x + by.x, bounds.x, bounds.width, size.width),
    y: limit(camera.y + by.y, bounds.y, bounds.height, size.height),
  };
}

/** Whether a part of the drawing is hidden in the direction in which it is scrolled. */
export function hidesMore(camera: Camera, by: Point, bounds: Box, size: Size): boolean {
  const { x, y, zoom } = camera;
  const left = bounds.x * zoom + x;
  const top = bounds.y * zoom + y;
  return (
    (by.x > 0 && left < 0) ||
    (by.x < 0 && left + bounds.width * zoom > size.width) ||
    (by.y > 0 && top < 0) ||
    (by.y < 0 && top + bounds.height * zoom > size.height)
  );
}

/** How near to the border of the view a dragged edge moves the drawing, and by how much at most in a frame, in pixels. */
const border = { near: 32, most: 12 } as const;

/** By how much the drawing moves in a frame while an edge is dragged at a place of the view: the nearer to the border, the more. */
export function pullAt({ x, y }: Point, { width, height }: Size): Point {
  const pull = (at: number, room: number): number => {
    const depth = Math.max(0, border.near - at) - Math.max(0, at - (room - border.near));
    return border.most * Math.max(-1, Math.min(1, depth / border.near));
  };
  return { x: pull(x, width), y: pull(y, height) };
}

/** Moves the drawing as little as is needed to see a box, with some room around it. */
export function seeing(camera: Camera, box: Box, size: Size): Camera {
  const { x, y, zoom } = camera;
  const room = 12;
  const shift = (start: number, length: number, whole: number): number => {
    if (start < room) return room - start;
    return Math.min(0, Math.max(room - start, whole - room - (start + length)));
  };
  return {
    zoom,
    x: x + shift(box.x * zoom + x, box.width * zoom, size.width),
    y: y + shift(box.y * zoom + y, box.height * zoom, size.height),
  };
}

/** The part of the drawing that the view shows. */
export function seenBox({ x, y, zoom }: Camera, size: Size): Box {
  return { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom };
}

/** Whether two boxes have a place in common. */
export function overlap(a: Box, b: Box): boolean {
  return (
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  );
}

/** The smallest box around the points of a line. */
export function boxOf(points: readonly Point[]): Box {
  const [first = { x: 0, y: 0 }] = points;
  let [left, top, right, bottom] = [first.x, first.y, first.x, first.y];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
