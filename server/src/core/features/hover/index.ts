import { guarded } from "#core/base/faults.ts";
import type { Document } from "#core/document/document.ts";
import type { EnteredMetadata } from "#core/document/run-counts.ts";
import type { ProjectEstimates } from "#core/model/project-estimates.ts";
import { describeIgnoredCode } from "../diagnostics/ignored-codes.ts";
import { aliasHoverer } from "./alias.ts";
import { estimateCommentHoverer } from "./estimate-comment.ts";
import { expressionHoverer } from "./expression.ts";
import type { Hover, Hoverer } from "./hoverer.ts";
import { keyHoverer } from "./key.ts";
import { nodeSettingHoverer } from "./node-setting.ts";
import { nodeValueHoverer } from "./node-value.ts";
import { placeholderHoverer } from "./placeholder.ts";
import { socketTypeHoverer } from "./socket-type.ts";
import { symbolHoverer } from "./symbol.ts";
import { unquotedValueHoverer } from "./unquoted-value.ts";

/** In the order in which they are asked. */
const hoverers: readonly Hoverer[] = [
  { name: "ignored-code", describe: describeIgnoredCode },
  estimateCommentHoverer,
  aliasHoverer,
  expressionHoverer,
  placeholderHoverer,
  nodeValueHoverer,
  nodeSettingHoverer,
  symbolHoverer,
  socketTypeHoverer,
  keyHoverer,
  unquotedValueHoverer,
];

/** What is known about the place at the offset; counts are made with the metadata that were entered, times with what the config estimates. */
export function hover(
  document: Document,
  offset: number,
  entered?: EnteredMetadata,
  estimates?: ProjectEstimates,
): Hover | undefined {
  for (const hoverer of hoverers) {
    const describe = () => hoverer.describe(document, offset, entered, estimates);
    const found = guarded(`the hover ${hoverer.name}`, describe, undefined);
    if (found) return found;
  }
  return undefined;
}
