import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import {
  type CancellationToken,
  type Progress,
  ProgressLocation,
  type QuickPickItem,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  type ExportFormat,
  exportEndings,
  exportedCount,
  exportFormats,
  exportVariants,
} from "../../server/src/core/features/exports/export-variants.ts";
import type { PipelineSource } from "../../server/src/core/model/source.ts";
import { fanOut as fanOutOf } from "../../server/src/core/simulation/fan-out.ts";
import { withSamples } from "../../server/src/core/simulation/metadata/samples.ts";
import type { FanOut } from "../../server/src/core/simulation/variant.ts";
import {
  type VariantView,
  viewVariants,
} from "../../server/src/core/simulation/view/view-variants.ts";
import { withChanges } from "../../server/src/core/simulation/what-if/with-changes.ts";
import type { VariantQuery } from "./preview-messages.ts";

const formatWords: { readonly [format in ExportFormat]: string } = {
  csv: "CSV",
  tsv: "TSV",
  json: "JSON",
  "json-lines": "JSON lines",
  markdown: "Markdown table",
  "parameter-sets": "Parameter sets as YAML",
  vh: "vh command lines",
};

/** Asks for a format and a place, and writes the variants there, with progress and a way to stop. */
export async function exportVariantsToFile(
  source: PipelineSource,
  node: string,
  { metadata, filters, order, changes }: VariantQuery,
  beside: Uri,
): Promise<void> {
  const query = withSamples({
    source: withChanges(source, changes),
    metadata,
    pipelineParameters: {},
  });
  const fanOut = fanOutOf({ ...query, node });
  const view = viewVariants(fanOut, filters, order);
  const format = await pickFormat(exportedCount(fanOut, { view }));
  if (format === undefined) return;
  const defaultUri = Uri.joinPath(beside, "..", `${node}.${exportEndings[format]}`);
  const target = await window.showSaveDialog({ title: "Export Variants", defaultUri });
  if (target === undefined) return;
  const written = await window.withProgress(
    { location: ProgressLocation.Notification, title: "Exporting variants", cancellable: true },
    (progress, token) => write({ fanOut, view, format, target }, progress, token),
  );
  if (written) await offerToOpen(target);
}

async function pickFormat(count: bigint): Promise<ExportFormat | undefined> {
  const items = exportFormats.map((format): QuickPickItem & { readonly format: ExportFormat } => ({
    label: formatWords[format],
    description: `.${exportEndings[format]}`,
    format,
  }));
  const noun = count === 1n ? "execution" : "executions";
  const placeHolder = `Choose the format for ${count.toLocaleString("en-US")} ${noun}`;
  return (await window.showQuickPick(items, { title: "Export Variants", placeHolder }))?.format;
}

interface Job {
  readonly fanOut: FanOut;
  readonly view: VariantView;
  readonly format: ExportFormat;
  readonly target: Uri;
}

/** Whether all was written; what was written of a stopped export is removed. */
async function write(
  { fanOut, view, format, target }: Job,
  progress: Progress<{ message?: string }>,
  token: CancellationToken,
): Promise<boolean> {
  const chunks = exportVariants(fanOut, format, { view });
  const counted = reported(chunks, progress);
  const all =
    target.scheme === "file"
      ? await writeStream(target, counted, token)
      : await writeWhole(target, counted, token);
  if (!all && target.scheme === "file") await rm(target.fsPath, { force: true });
  return all;
}

/** The chunks as they are, while the size so far is told. */
function* reported(
  chunks: Iterable<string>,
  progress: Progress<{ message?: string }>,
): Generator<string, undefined> {
  let size = 0;
  for (const chunk of chunks) {
    yield chunk;
    size += chunk.length;
    progress.report({ message: `${(size / 1_000_000).toFixed(1)} MB` });
  }
  return undefined;
}

async function writeStream(
  target: Uri,
  chunks: Iterable<string>,
  token: CancellationToken,
): Promise<boolean> {
  const stream = createWriteStream(target.fsPath);
  const failed = once(stream, "error").then(([error]) => {
    throw error;
  });
  const ended = once(stream, "close");
  for (const chunk of chunks) {
    if (token.isCancellationRequested) break;
    if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), failed]);
    await new Promise(setImmediate);
  }
  stream.end();
  await Promise.race([ended, failed]);
  return !token.isCancellationRequested;
}

/** A place that is no file of this machine takes the text as a whole. */
async function writeWhole(
  target: Uri,
  chunks: Iterable<string>,
  token: CancellationToken,
): Promise<boolean> {
  const parts: string[] = [];
  for (const chunk of chunks) {
    if (token.isCancellationRequested) return false;
    parts.push(chunk);
    await new Promise(setImmediate);
  }
  await workspace.fs.writeFile(target, new TextEncoder().encode(parts.join("")));
  return true;
}

async function offerToOpen(target: Uri): Promise<void> {
  const path = workspace.asRelativePath(target);
  const choice = await window.showInformationMessage(`The variants are in "${path}"`, "Open");
  if (choice !== undefined) await window.showTextDocument(target);
}
