import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import { RowScroller } from "./row-scroller.ts";

interface Measures {
  /** In pixels, from the fonts of the theme. */
  readonly rowHeight: number;
  readonly digitWidth: number;
  /** Of the visible part of the table. */
  readonly width: number;
}

/** Measures the table, again whenever fonts, zoom or layout change. The probe is one row high and ten digits wide. */
export function useMeasures(
  scroller: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): Measures {
  const [measures, measure] = useState<Measures>({ rowHeight: 24, digitWidth: 8, width: 600 });
  useLayoutEffect(() => {
    const [view, sample] = [scroller.current, probe.current];
    if (view === null || sample === null) return;
    const update = (): void => {
      const rowHeight = Math.max(16, sample.offsetHeight);
      const digitWidth = sample.offsetWidth / 10;
      measure({ rowHeight, digitWidth, width: view.clientWidth });
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(view);
    observer.observe(sample);
    return () => observer.disconnect();
  }, [scroller, probe]);
  return measures;
}

/** The scroller of a table; the component renders again when the visible rows change. */
export function useRowScroller(
  element: RefObject<HTMLElement | null>,
  total: bigint,
  rowHeight: number,
): RowScroller {
  const [, render] = useReducer((count: number, _: undefined) => count + 1, 0);
  const created = useRef<RowScroller | undefined>(undefined);
  created.current ??= new RowScroller(() => render(undefined));
  const scroller = created.current;
  scroller.configure({ total, rowHeight });
  useLayoutEffect(
    () => (element.current === null ? undefined : scroller.attach(element.current)),
    [element, scroller],
  );
  useLayoutEffect(() => scroller.rendered());
  return scroller;
}
