import type { Metadata } from "#core/simulation/metadata/reading.ts";
import type { ViewFilter } from "#core/simulation/view/among.ts";
import type { VariantOrder } from "#core/simulation/view/variant-view.ts";
import type { Change } from "#core/simulation/what-if/change.ts";
import { isOffset, isRecord, isText } from "./message-shapes.ts";

/** Which variants are meant: what the page knows, without what the panel knows itself. */
export interface VariantQuery {
  /** By node. */
  readonly metadata: { readonly [node: string]: Metadata };
  readonly filters: readonly ViewFilter[];
  readonly order: VariantOrder | undefined;
  /** The values that are tried out. */
  readonly changes: readonly Change[];
  /** The version of the document that filters or an order by indices count in; undefined where there are none. */
  readonly version?: number | undefined;
}

/** Whether a value has the outer shape of a query; the engine checks the rest, and never throws on plain data. */
export function isQuery(value: unknown): value is VariantQuery {
  if (!isRecord(value) || !isMetadata(value["metadata"])) return false;
  const { filters, order, changes, version } = value;
  if (version !== undefined && !isOffset(version)) return false;
  if (!Array.isArray(changes) || !changes.every(isChange)) return false;
  const filtered = Array.isArray(filters) && filters.every(isFilter);
  return filtered && (order === undefined || isOrder(order));
}

/** Whether a value has the outer shape of metadata by node. */
export function isMetadata(value: unknown): value is { readonly [node: string]: Metadata } {
  return isRecord(value) && Object.values(value).every((keys) => isRecord(keys));
}

/** Whether a value has the outer shape of a change. */
export function isChange(value: unknown): value is Change {
  return isRecord(value) && isText(value["kind"]) && isRecord(value["value"]);
}

/** Whether a value has the outer shape of a filter of variants. */
function isFilter(filter: unknown): boolean {
  if (!isRecord(filter)) return false;
  const { kind, than, indices } = filter;
  if (kind === "among") return areIndices(indices);
  return (
    kind !== "new" || (isRecord(than) && isRecord(than["query"]) && Array.isArray(than["renamed"]))
  );
}

function isOrder(order: unknown): boolean {
  if (!isRecord(order) || !isText(order["parameter"])) return false;
  return order["first"] === undefined || areIndices(order["first"]);
}

/** The engine makes integers of them, which throws for any other text. */
function areIndices(value: unknown): boolean {
  return Array.isArray(value) && value.every((it) => isText(it) && /^\d{1,400}$/.test(it));
}
