import type { LocalFiles } from "../local-files.ts";

/** A browser reads no files of the machine by their paths. */
export const localFiles: LocalFiles | undefined = undefined;
