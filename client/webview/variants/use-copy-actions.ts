import { useEffect, useRef } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import type { PageAction } from "../../src/preview-messages.ts";
import type { Host } from "../host.ts";
import type { GridColumn } from "./columns.ts";
import { type Copied, copiedText } from "./copied-text.ts";
import { type ActiveCell, within } from "./grid-keys.ts";
import type { VariantSource } from "./variant-source.ts";

interface CopyActionsQuery {
  readonly host: Host;
  readonly variants: VariantSource;
  readonly columns: readonly GridColumn[];
  readonly active: ActiveCell;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  readonly onCopy: (text: string) => void;
}

const copies: { readonly [action in PageAction]?: Copied } = {
  copyValue: "value",
  copyRow: "row",
  copyColumn: "column",
  copyCommand: "command",
  copyVhLine: "vh line",
};

/** Carries out the context menu of the table on its active cell. */
export function useCopyActions(query: CopyActionsQuery): void {
  const latest = useRef(query);
  latest.current = query;
  const { host } = query;
  useEffect(() => host.on("act", ({ action }) => act(latest.current, action)), [host]);
}

function act(query: CopyActionsQuery, action: PageAction): void {
  const { variants, columns, onReveal, onCopy } = query;
  const size = { rows: variants.count, columns: columns.length, page: 1 };
  const cell = within(query.active, size);
  const what = copies[action];
  const text = what && copiedText(what, query, cell);
  if (text !== undefined) onCopy(text);
  const place = columns[cell.column]?.place;
  if (action === "goToPlace" && place !== undefined) onReveal(place, true);
}
