import {
  type CancellationToken,
  l10n,
  type Progress,
  ProgressLocation,
  type QuickPickItem,
  Uri,
  window,
  workspace,
} from "vscode";
import { fileNameOf } from "#core/base/file-name.ts";
import {
  type ExportFormat,
  exportEndings,
  exportFormats,
  exportVariants,
} from "#core/features/exports/export-variants.ts";
import { type ExportOptions, exportedCount } from "#core/features/exports/exported-variants.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { fanOut as fanOutOf } from "#core/simulation/fan-out.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { withChanges } from "#core/simulation/what-if/with-changes.ts";
import { copyText } from "./copy-text.ts";
import { executionsText } from "./figures.ts";
import { inform, showError, warn } from "./notify.ts";
import { openUntitled } from "./open-untitled.ts";
import type { VariantQuery } from "./preview-messages.ts";
import { reasonOf } from "./reason.ts";
import { joined, writeTarget } from "./write-target.ts";

const formatWords: { readonly [format in ExportFormat]: string } = {
  csv: "CSV",
  tsv: "TSV",
  json: "JSON",
  "json-lines": l10n.t("JSON lines"),
  markdown: l10n.t("Markdown table"),
  "parameter-sets": l10n.t("Parameter sets as YAML"),
  vh: l10n.t("vh command lines, one per execution"),
  "vh-task": l10n.t("vh command line that runs the task"),
};

type Destination = "file" | "clipboard" | "untitled";

const destinationWords: { readonly [destination in Destination]: string } = {
  file: l10n.t("Save to a File…"),
  clipboard: l10n.t("Copy to the Clipboard"),
  untitled: l10n.t("Open as an Untitled File"),
};

/** Asks for a format and a destination and exports the variants, with progress and a way to stop; shows failures. */
export async function exportPreview(
  source: PipelineSource,
  node: string,
  query: VariantQuery,
  beside: Uri,
): Promise<void> {
  try {
    await exportNode(source, node, query, beside);
  } catch (error) {
    void showError(l10n.t("The variants are not exported: {0}", reasonOf(error)));
  }
}

async function exportNode(
  source: PipelineSource,
  node: string,
  { metadata, filters, order, changes, version }: VariantQuery,
  beside: Uri,
): Promise<void> {
  const document = await workspace.openTextDocument(beside);
  if (version !== undefined && version !== document.version) {
    void inform(l10n.t("The file has changed in the meantime; try again"));
    return;
  }
  const query = withSamples({
    source: withChanges(source, changes),
    metadata,
    pipelineParameters: {},
  });
  const fanOut = fanOutOf({ ...query, node });
  const view = viewVariants(fanOut, filters, order);
  const picked = await pickFormat(exportedCount(fanOut, { view }));
  const destination = picked && (await pickDestination(picked.format));
  if (picked === undefined || destination === undefined) return;
  const { format, formulas } = picked;
  const job = { fanOut, format, options: { view, formulas } };
  if (destination !== "file") await exportText(job, destination);
  else await exportFile(job, Uri.joinPath(beside, "..", fileNameOf(node, exportEndings[format])));
}

interface FormatItem extends QuickPickItem {
  readonly format: ExportFormat;
  readonly formulas?: "keep";
}

function itemsFor(format: ExportFormat): readonly FormatItem[] {
  const description = `.${exportEndings[format]}`;
  const usual = { label: formatWords[format], description, format };
  if (format !== "csv" && format !== "tsv") return [usual];
  const detail = l10n.t(
    "Text that a spreadsheet would take for a formula begins with an apostrophe",
  );
  const label = l10n.t("Unescaped {0}", formatWords[format]);
  const kept = { label, description, format, formulas: "keep" } as const;
  return [
    { ...usual, detail },
    { ...kept, detail: l10n.t("Every value unchanged, for programs that read data") },
  ];
}

async function pickFormat(count: bigint): Promise<FormatItem | undefined> {
  const placeHolder = l10n.t("Choose the format for {0}", executionsText(count));
  const items = exportFormats.flatMap(itemsFor);
  return window.showQuickPick(items, { title: l10n.t("Export Variants"), placeHolder });
}

async function pickDestination(format: ExportFormat): Promise<Destination | undefined> {
  const kinds: readonly Destination[] = ["file", "clipboard", "untitled"];
  const items = kinds.map((kind) => ({ label: destinationWords[kind], destination: kind }));
  const placeHolder = l10n.t("Choose where the {0} goes", formatWords[format]);
  return (await window.showQuickPick(items, { title: l10n.t("Export Variants"), placeHolder }))
    ?.destination;
}

async function exportFile(job: Omit<FileJob, "target">, defaultUri: Uri): Promise<void> {
  const target = await window.showSaveDialog({ title: l10n.t("Export Variants"), defaultUri });
  if (target === undefined) return;
  const written = await withProgress((progress, token) =>
    write({ ...job, target }, progress, token),
  );
  if (written) await offerToOpen(target, exportedCount(job.fanOut, job.options));
}

/** Longer texts, in UTF-16 code units, go into files: neither clipboards nor editors take them well. */
const longestText = 10_000_000;

const languages: { readonly [format in ExportFormat]?: string } = {
  json: "json",
  markdown: "markdown",
  "parameter-sets": "yaml",
  vh: "shellscript",
  "vh-task": "shellscript",
};

async function exportText(
  { fanOut, format, options }: ExportJob,
  destination: Exclude<Destination, "file">,
): Promise<void> {
  const text = await withProgress((_, token) =>
    joined(exportVariants(fanOut, format, options), token, longestText),
  );
  if (text === undefined) return;
  if (text.length > longestText) {
    void warn(l10n.t("The text is longer than 10 MB; save it to a file"));
  } else if (destination === "clipboard") {
    const what = executionsText(exportedCount(fanOut, options));
    await copyText(text, l10n.t("Copied {0} as {1} to the clipboard", what, formatWords[format]));
  } else {
    await openUntitled(languages[format] ?? "plaintext", text);
  }
}

function withProgress<T>(
  run: (progress: Progress<{ message?: string }>, token: CancellationToken) => Promise<T>,
): Thenable<T> {
  const title = l10n.t("Exporting variants");
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    run,
  );
}

interface ExportJob {
  readonly fanOut: FanOut;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
}

interface FileJob extends ExportJob {
  readonly target: Uri;
}

/** Whether all was written; an export that is stopped or fails leaves the file as it was. */
function write(
  { fanOut, format, options, target }: FileJob,
  progress: Progress<{ message?: string }>,
  token: CancellationToken,
): Promise<boolean> {
  const chunks = reported(exportVariants(fanOut, format, options), progress);
  return writeTarget(target, chunks, token);
}

/** Passes the chunks on and reports the size so far. */
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

async function offerToOpen(target: Uri, count: bigint): Promise<void> {
  const message = l10n.t(
    'Exported {0} to "{1}"',
    executionsText(count),
    workspace.asRelativePath(target),
  );
  const choice = await inform(message, l10n.t("Open File"));
  if (choice !== undefined) await window.showTextDocument(target);
}
