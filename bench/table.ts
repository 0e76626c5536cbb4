/** One line of the table. */
export interface Row {
  readonly metric: string;
  readonly ours: number | undefined;
  readonly peer?: number | undefined;
  readonly floor?: number | undefined;
}

/** The middle of a list of figures. */
export function median(figures: readonly number[] | undefined): number | undefined {
  const sorted = [...(figures ?? [])].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** The table as Markdown; a ratio is ours over the floor. */
export function renderTable(rows: readonly Row[]): string {
  const lines = rows.map(({ metric, ours, peer, floor }) => {
    const ratio = ours !== undefined && floor ? (ours / floor).toFixed(2) : "";
    return `| ${metric} | ${number(ours)} | ${number(peer)} | ${number(floor)} | ${ratio} |`;
  });
  return [
    "| metric | ours | peer | floor | ours / floor |",
    "|---|--:|--:|--:|--:|",
    ...lines,
  ].join("\n");
}

function number(value: number | undefined): string {
  if (value === undefined) return "";
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}
