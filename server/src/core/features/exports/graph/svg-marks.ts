import type { EdgeKind } from "#core/graph/graph.ts";

/** The colours of a drawing, which can be read on white as well as on black. */
export const colors = {
  box: "#f6f8fa",
  text: "#1f2328",
  faint: "#57606a",
  edge: "#7d8590",
  back: "#e5534b",
  problem: "#c9252d",
  execution: "#57606a",
  task: "#0969da",
  deployment: "#1a7f37",
  unknown: "#9a6700",
  parameter: "#8250df",
  group: "#57606a",
} as const;

/** How the line of an edge is drawn, by what it carries. */
export const lineStyles: { readonly [kind in EdgeKind]: string } = {
  files: 'stroke-width="1.5"',
  value: 'stroke-width="1.5" stroke-dasharray="7 4"',
  list: 'stroke-width="3"',
  order: 'stroke-width="1.5" stroke-dasharray="1.5 4" stroke-linecap="round"',
  deployment: 'stroke-width="1.5" stroke-dasharray="9 3 2 3"',
};

/** The shape at the end of an edge, by what it carries: in a field of 12 by 12 that ends at the node. */
const heads: { readonly [kind in EdgeKind]: (color: string) => string } = {
  files: (color) => `<path d="M2 1L12 6L2 11Z" fill="${color}"/>`,
  value: (color) => `<path d="M3 1L11 6L3 11" ${outline(color)}/>`,
  list: (color) => `<path d="M0 1L6 6L0 11ZM6 1L12 6L6 11Z" fill="${color}"/>`,
  order: (color) => `<circle cx="8" cy="6" r="3" ${outline(color)}/>`,
  deployment: (color) => `<path d="M0 6L6 2L12 6L6 10Z" fill="${color}"/>`,
};

function outline(color: string): string {
  return `fill="none" stroke="${color}" stroke-width="1.5"`;
}

const kinds: readonly EdgeKind[] = ["files", "value", "list", "order", "deployment"];

/** The name of the marker at the end of an edge. */
export function markerName(kind: EdgeKind, isBack: boolean): string {
  return `valohai-${kind}${isBack ? "-back" : ""}`;
}

/** The definitions of all markers. */
export function markers(): readonly string[] {
  return kinds.flatMap((kind) =>
    [false, true].map((isBack) => {
      const shape = heads[kind](isBack ? colors.back : colors.edge);
      const size = 'viewBox="0 0 12 12" markerWidth="12" markerHeight="12" refX="12" refY="6"';
      return `<marker id="${markerName(kind, isBack)}" ${size} markerUnits="userSpaceOnUse" orient="auto">${shape}</marker>`;
    }),
  );
}
