import type { JSX } from "preact";

const shapes = {
  error: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm-2.5 4 5 5m0-5-5 5",
  warning: "M8 1.8 1.3 14h13.4L8 1.8ZM8 6v4.2m0 1.3v1",
  information: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM8 7v4.4M8 4.6v1",
  done: "m2.5 8.5 3.7 3.7 7.3-8.4",
  unfinished: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM8 4v4.2l2.8 1.8",
  close: "m3.5 3.5 9 9m0-9-9 9",
  copy: "M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z",
  columns: "M2.5 2.5h11v11h-11zM6.2 2.5v11M9.8 2.5v11",
  file: "M9.5 1.5h-6v13h9v-10l-3-3Zm0 0v3h3",
  freeze: "M8 1.5v13M2.4 4.8l11.2 6.4M2.4 11.2l11.2-6.4",
  export: "M8 10V2m0 8L4.8 6.8M8 10l3.2-3.2M2.5 10.5v3h11v-3",
  ascending: "M4 9.5 8 5.5l4 4",
  descending: "m4 6.5 4 4 4-4",
  pin: "M5.5 2.5h5m-4 0v5l-2 2v1h7v-1l-2-2v-5M8 10.5v4",
  more: "M2.6 8a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0m4.7 0a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0m4.7 0a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0",
  list: "M2.5 4h2m-2 4h2m-2 4h2M6.5 4h7m-7 4h7m-7 4h7",
  zoomIn: "M8 3v10M3 8h10",
  zoomOut: "M3 8h10",
  addNode:
    "M2.5 4.5a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2zM8 5.2v5.6M5.2 8h5.6",
  fit: "M6 2.5H2.5V6m0 4v3.5H6m4 0h3.5V10m0-4V2.5H10",
  parameters: "M2.5 4.5h11M2.5 11.5h11M10 2.5v4M6 9.5v4",
  collapse: "M2.5 5.5h8v8h-8zM5.5 5.5v-3h8v8h-3M4.5 9.5h4",
  legend: "M2.5 4h4v3h-4zm0 5.5h4v3h-4zM9 5.5h4.5M9 11h4.5",
  compare: "M2.5 2.5h4.5v11h-4.5zM9 2.5h4.5v11h-4.5zM11.2 6v4M9.2 8h4M3.2 8h3",
  goTo: "M9 3h4v4m0-4L7.5 8.5M6.5 3.5h-3v9h9v-3",
} as const;

export type IconName = keyof typeof shapes;

/** A picture beside words; it carries no meaning of its own. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[name]} fill="none" stroke="currentColor" stroke-width="1.1" />
    </svg>
  );
}
