import {
  elementScroll,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import {
  anchorAt,
  clamp,
  fitWindow,
  laidOutRows,
  needsMove,
  type RowWindow,
  windowAtShare,
} from "./row-window.ts";

interface Layout {
  readonly total: bigint;
  readonly rowHeight: number;
}

/** Scrolls a table of any length: knows which rows show, and brings a row into view. */
export class RowScroller {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #changed: () => void;
  #element: HTMLElement | null = null;
  #layout: Layout = { total: 0n, rowHeight: 24 };
  #window: RowWindow = { first: 0n };
  #lastScrollTop = 0;
  /** Gives the virtualizer a scroll position at once, before the browser's event does. */
  #report: () => void = () => {};

  /** `changed` is called when other rows show than before. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.#virtualizer = new Virtualizer(this.#options());
  }

  /** Takes the table's length and row height for the current rendering. */
  configure(layout: Layout): void {
    if (layout.rowHeight !== this.#layout.rowHeight) this.#virtualizer.measure();
    this.#layout = layout;
    this.#window = fitWindow(layout.total, this.#window);
    this.#virtualizer.setOptions(this.#options());
  }

  /** Starts to follow an element's scrolling; returns a function that stops. */
  attach(element: HTMLElement): () => void {
    this.#element = element;
    const unmount = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    return () => {
      unmount();
      this.#element = null;
    };
  }

  /** To be called after each rendering. */
  rendered(): void {
    this.#virtualizer._willUpdate();
  }

  /** How many pixels the rows take. */
  get height(): number {
    return laidOutRows(this.#layout.total) * this.#layout.rowHeight;
  }

  /** The rows to render, in order, among them `kept` even where it does not show. */
  rows(kept: bigint): readonly bigint[] {
    const { first } = this.#window;
    const shown = this.#virtualizer.getVirtualIndexes().map((index) => first + BigInt(index));
    if (kept < 0n || kept >= this.#layout.total || shown.includes(kept)) return shown;
    return kept < (shown[0] ?? 0n) ? [kept, ...shown] : [...shown, kept];
  }

  /** Where a row is laid out; rows outside the window are above all others. */
  topOf(row: bigint): number {
    const index = row - this.#window.first;
    const outside = index < 0n || index >= BigInt(laidOutRows(this.#layout.total));
    return (outside ? -2 : Number(index)) * this.#layout.rowHeight;
  }

  /** The first row in view. */
  get topRow(): bigint {
    return this.#window.first + BigInt(Math.floor(this.#top()));
  }

  /** How many whole rows fit in view. */
  get page(): number {
    return Math.max(1, Math.floor(this.#visible()));
  }

  /** Scrolls as little as needed to bring the row into view. */
  show(row: bigint): void {
    const { total } = this.#layout;
    const index = Number(clamp(row, 0n, total - 1n) - this.#window.first);
    const top = this.#top();
    const visible = this.#visible();
    if (index < top) this.#scrollTo(row, index);
    else if (index + 1 > top + visible) {
      const page = BigInt(this.page);
      const above = visible - this.page;
      this.#scrollTo(row - page + 1n, index + 1 - visible, above > 0 ? -above : 0);
    }
  }

  /** Scrolls so that the row is the first in view. */
  scrollToTop(row: bigint): void {
    this.#scrollTo(row, Number(row - this.#window.first));
  }

  /** Scrolls to a row of the window if it is near, else moves the window there. */
  #scrollTo(row: bigint, index: number, shift = 0): void {
    const visible = this.#visible();
    const rows = laidOutRows(this.#layout.total);
    const near = Math.abs(index - this.#top()) < 10 * visible;
    const inside = index >= 0 && index <= rows - visible;
    if (near && inside && !needsMove(this.#layout.total, this.#window, index, visible)) {
      this.#setTop(index);
      return;
    }
    const anchor = anchorAt(this.#layout.total, row, this.page);
    this.#window = anchor.window;
    this.#setTop(anchor.top + shift);
    this.#changed();
  }

  #setTop(index: number): void {
    if (this.#element === null) return;
    this.#element.scrollTop = index * this.#layout.rowHeight;
    this.#lastScrollTop = this.#element.scrollTop;
    this.#report();
  }

  #top(): number {
    return (this.#element?.scrollTop ?? 0) / this.#layout.rowHeight;
  }

  /** How many rows fit below the header, with the part of the last one. */
  #visible(): number {
    const { rowHeight } = this.#layout;
    const height = this.#element?.clientHeight ?? 0;
    return Math.max(1, height / rowHeight - 1);
  }

  /** Small scrolling moves through the window, a dragged scroll bar through the whole table. */
  #scrolled(element: HTMLElement): void {
    const { total, rowHeight } = this.#layout;
    const distance = Math.abs(element.scrollTop - this.#lastScrollTop);
    this.#lastScrollTop = element.scrollTop;
    const before = this.#window;
    const top = this.#top();
    if (distance > 2 * element.clientHeight) {
      const share = element.scrollTop / (element.scrollHeight - element.clientHeight);
      this.#window = windowAtShare(total, share, top, this.#visible());
    } else if (needsMove(total, before, top, this.#visible())) {
      const anchor = anchorAt(total, this.topRow, this.page);
      this.#window = anchor.window;
      element.scrollTop = (anchor.top + (top % 1)) * rowHeight;
      this.#lastScrollTop = element.scrollTop;
    }
    if (this.#window.first !== before.first) this.#changed();
  }

  #options(): VirtualizerOptions<HTMLElement, HTMLElement> {
    const { total, rowHeight } = this.#layout;
    return {
      count: laidOutRows(total),
      estimateSize: () => rowHeight,
      paddingStart: rowHeight,
      overscan: 6,
      getScrollElement: () => this.#element,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset: (_, report) => this.#observe(report),
      onChange: () => this.#changed(),
    };
  }

  #observe(report: (offset: number, isScrolling: boolean) => void): () => void {
    const element = this.#element;
    if (element === null) return () => {};
    this.#report = () => report(element.scrollTop, false);
    const listen = (): void => {
      this.#scrolled(element);
      this.#report();
    };
    element.addEventListener("scroll", listen, { passive: true });
    this.#report();
    return () => element.removeEventListener("scroll", listen);
  }
}
