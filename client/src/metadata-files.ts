import { FileType, l10n, type Uri, window, workspace } from "vscode";
import { localFiles } from "#local-files";
import { byteLimits, tooLarge, Unread } from "../../server/src/files/unread.ts";
import type { FileReading } from "./file-reading.ts";
import type { FileState, RunsFileState } from "./file-states.ts";
import { readBytes, textOfBytes } from "./read-metadata-bytes.ts";

/** Reads a file of metadata. One that is not on this machine is read as a whole. */
export async function readMetadataAt(uri: Uri, reading: FileReading): Promise<FileState> {
  if (localFiles && uri.scheme === "file") return localFiles.readMetadata(uri.fsPath, reading);
  return readBytes(await bytesAt(uri), reading.name);
}

/** Reads a file of earlier runs as a whole. */
export async function readRunsAt(uri: Uri, reading: FileReading): Promise<RunsFileState> {
  const { name } = reading;
  try {
    if (localFiles && uri.scheme === "file") {
      return { kind: "read", name, text: await localFiles.readText(uri.fsPath, reading) };
    }
    return { kind: "read", name, text: await textOfBytes(await bytesAt(uri)) };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return { kind: "failed", name, message: l10n.t("The file {0}", error.message) };
  }
}

async function bytesAt(uri: Uri): Promise<Uint8Array> {
  const { size, type } = await workspace.fs.stat(uri);
  if ((type & FileType.File) === 0) throw new Error(l10n.t("This is not a file"));
  if (size > byteLimits.metadata)
    throw new Error(l10n.t("The file {0}", tooLarge(byteLimits.metadata).message));
  return workspace.fs.readFile(uri);
}

/** The file that a person chooses to read metadata from; undefined where they choose none. */
export function pickMetadataFile(): Promise<Uri | undefined> {
  const endings = ["log", "txt", "json", "jsonl", "ndjson", "csv", "tsv", "gz"];
  return pickFile(l10n.t("Read Metadata"), { [l10n.t("Logs and Data")]: endings });
}

/** The file that a person chooses to read earlier runs from; undefined where they choose none. */
export function pickRunsFile(): Promise<Uri | undefined> {
  const endings = ["json", "jsonl", "ndjson", "csv", "tsv", "txt", "gz"];
  return pickFile(l10n.t("Read Earlier Runs"), { [l10n.t("JSON and Tables")]: endings });
}

async function pickFile(
  title: string,
  endings: { readonly [kind: string]: string[] },
): Promise<Uri | undefined> {
  const filters = { ...endings, [l10n.t("All Files")]: ["*"] };
  const [chosen] = (await window.showOpenDialog({ title, filters })) ?? [];
  return chosen;
}
