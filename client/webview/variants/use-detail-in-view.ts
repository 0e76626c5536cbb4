import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Returns a function that brings the details of a section into view once they are rendered. */
export function useDetailInView(section: RefObject<HTMLElement | null>): () => void {
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    section.current?.querySelector(".detail")?.scrollIntoView({ block: "nearest" });
  });
  return () => {
    wanted.current = true;
  };
}
