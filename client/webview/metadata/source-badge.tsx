import type { JSX } from "preact";
import type { MetadataFormat } from "#core/simulation/metadata/reading.ts";
import { countOf } from "../shared/words.ts";
import type { Reading } from "./reading.ts";
import "../shared/elements.ts";

const formatWords: { readonly [format in MetadataFormat]: string } = {
  json: "JSON",
  log: "Log",
  "json-lines": "JSON lines",
  csv: "CSV",
  summary: "vh summary",
};

/** Shows what kind of source the metadata come from. */
export function SourceBadge({ reading }: { readonly reading: Reading }): JSX.Element | null {
  const text = badgeText(reading);
  if (text === "") return null;
  return (
    <span class="source-badge">
      <vscode-badge>{text}</vscode-badge>
      <span class="source-size">{sizeText(reading)}</span>
    </span>
  );
}

function badgeText({ reading, entry, comment }: Reading): string {
  if (reading !== undefined) return formatWords[reading.format];
  if (entry.file !== undefined) return "File";
  return comment === undefined ? "" : "Comment in the file";
}

function sizeText({ reading }: Reading): string {
  if (reading === undefined || reading.format === "json") return "";
  const { events, lines, format } = reading;
  if (format === "csv") return countOf(events, "row");
  if (format === "summary") return countOf(events, "execution");
  return `${countOf(lines, "line")}, ${countOf(events, "event")}`;
}
