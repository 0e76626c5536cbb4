import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useReducer, useState } from "preact/hooks";
import type { Host } from "./host.ts";

/** Carries out commands of the editor on the page as a whole: taking the keyboard, and copying the selected text. */
export function usePageActions(host: Host, page: RefObject<HTMLElement | null>): void {
  const [wishes, wishForFocus] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => {
    let cancel = (): void => undefined;
    const stop = host.on("act", ({ action }) => {
      if (action === "copySelection") host.post({ kind: "copy", text: selectedText() });
      if (action !== "focus") return;
      cancel();
      cancel = onceFocused(() => wishForFocus(undefined));
    });
    return () => {
      cancel();
      stop();
    };
  }, [host]);
  useLayoutEffect(() => {
    // A page opens with its head, though the place may be below the window.
    if (wishes > 0 && page.current !== null) focusFirst(page.current, wishes === 1);
  }, [wishes, page]);
}

/**
 * Acts when the page has the keyboard: at once, or when the editor hands it over, but never after a click, which says
 * itself where to go on. Focusing a part of the page takes the keyboard from whatever a person has turned to meanwhile.
 */
function onceFocused(act: () => void): () => void {
  const waiting = new AbortController();
  const { signal } = waiting;
  const cancel = (): void => waiting.abort();
  if (document.hasFocus()) {
    act();
    return cancel;
  }
  window.addEventListener("pointerdown", cancel, { signal, capture: true });
  window.addEventListener(
    "focus",
    () => {
      cancel();
      act();
    },
    { signal },
  );
  return cancel;
}

/** Where the user continues, the best place first: missing metadata, the table, the node, the only button. */
const firstPlaces: readonly string[] = [
  ".source.blank textarea",
  '.grid [tabindex="0"]',
  '.graph-view [tabindex="0"]',
  '.plan [tabindex="0"]',
  ".empty vscode-button",
];

function focusFirst(page: HTMLElement, preventScroll: boolean): void {
  const found = firstPlaces.map((it) => page.querySelector<HTMLElement>(it));
  (found.find((it) => it !== null) ?? page).focus({ preventScroll });
}

/** Whether text of the page, outside fields, is selected. */
export function useHasSelection(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    const changed = (): void => setHas(selectedText() !== "");
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, []);
  return has;
}

function selectedText(): string {
  return document.getSelection()?.toString() ?? "";
}
