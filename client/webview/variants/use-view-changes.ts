import { useRef } from "preact/hooks";
import type { View } from "../view.ts";

/** The view with all changes that were made since it was rendered, and a function to make another. */
export interface ViewChanges {
  readonly latest: () => View;
  readonly change: (part: Partial<View>) => void;
}

/** Changes parts of a view; several changes at once are combined. */
export function useViewChanges(view: View, onView: (view: View) => void): ViewChanges {
  const latest = useRef(view);
  latest.current = view;
  return {
    latest: () => latest.current,
    change(part) {
      latest.current = { ...latest.current, ...part };
      onView(latest.current);
    },
  };
}
