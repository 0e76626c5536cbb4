import type { JSX } from "preact";

interface ResizeHandleProps {
  /** The column's new width in pixels; undefined for the width that fits. */
  readonly onResize: (width: number | undefined) => void;
}

/** In pixels: room for a short name and the sign of the order. */
export const narrowest = 56;

/** The edge of a column header that a mouse can drag; keys do the same on the header. */
export function ResizeHandle({ onResize }: ResizeHandleProps): JSX.Element {
  const press = (event: PointerEvent): void => {
    const handle = event.currentTarget;
    if (!(handle instanceof HTMLElement)) return;
    const start = (handle.parentElement?.offsetWidth ?? 0) - event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = ({ clientX }) => onResize(Math.max(narrowest, start + clientX));
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
    };
    event.preventDefault();
  };
  return (
    <span
      class="resize-handle"
      aria-hidden="true"
      onPointerDown={press}
      onClick={(event) => event.stopPropagation()}
      onDblClick={() => onResize(undefined)}
    />
  );
}
