import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { RowScroller } from "./row-scroller.ts";

/** Where a table is scrolled to. */
export interface ScrollPlace {
  readonly top: bigint;
  readonly left: number;
}

/** Columns are laid out again whenever the table has scrolled sideways by this many pixels. */
const columnStep = 50;

/** Scrolls a table to where it was left; returns how far it is scrolled sideways, and the handler of its scrolling. */
export function useScrollPlace(
  element: RefObject<HTMLElement | null>,
  scroller: RowScroller,
  start: ScrollPlace,
  onScroll: (place: ScrollPlace) => void,
): [left: number, scrolled: () => void] {
  const [scrollLeft, setScrollLeft] = useState(start.left);
  useLayoutEffect(() => {
    if (start.top > 0n) scroller.scrollToTop(start.top);
    if (element.current !== null) element.current.scrollLeft = start.left;
  }, [scroller]);
  const scrolled = (): void => {
    const left = element.current?.scrollLeft ?? 0;
    setScrollLeft(Math.round(left / columnStep) * columnStep);
    onScroll({ top: scroller.topRow, left });
  };
  return [scrollLeft, scrolled];
}
