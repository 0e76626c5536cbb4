import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { canonicalUri } from "../files/uris.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { serveMcp } from "./mcp/serve-mcp.ts";
import { asMisuse } from "./options.ts";

/** The options of `mcp`. */
export const mcpOptions = { root: { type: "string" } } as const;

/** Answers agents over standard input and output until the input ends. */
export async function mcp(args: readonly string[], io: CliIo): Promise<number> {
  const { values } = asMisuse(() =>
    parseArgs({ args: [...args], options: mcpOptions, allowPositionals: false }),
  );
  await serveMcp(folderUri(values.root ?? "."), io.error);
  return 0;
}

/** The address of the folder without links, so that what is in it is not taken to be outside. */
function folderUri(folder: string): string {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) throw new UsageError(`There is no folder "${folder}"`);
  return canonicalUri(pathToFileURL(realpathSync(path.resolve(folder))).href);
}
