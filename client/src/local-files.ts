import { Unwritten } from "../../server/src/files/replace-file.ts";
import type { FileReading } from "./file-reading.ts";
import type { FileState } from "./preview-messages.ts";
import { readMetadataFile, readTextFile } from "./read-metadata-file.ts";
import { writeLocalFile } from "./write-file.ts";
import type { Stop } from "./write-remote-file.ts";

/** The files of this machine, which are read and written in pieces. */
export interface LocalFiles {
  readMetadata(path: string, reading: FileReading): Promise<FileState>;
  /** Rejects with `Unread` where the file cannot be read. */
  readText(path: string, reading: FileReading): Promise<string>;
  /** Whether all was written. */
  write(path: string, chunks: Iterable<string | Uint8Array>, stop: Stop): Promise<boolean>;
  /** Whether a file was not written, for a reason that is worded to follow its name. */
  isUnwritten(error: unknown): error is Error;
}

/** Undefined where the extension runs in a browser. */
export const localFiles: LocalFiles | undefined = {
  readMetadata: readMetadataFile,
  readText: readTextFile,
  write: writeLocalFile,
  isUnwritten: (error) => error instanceof Unwritten,
};
