import path from "node:path";
import { createDocument, type Document } from "#core/document/document.ts";
import { isValohaiFileName } from "#core/document/file-names.ts";
import { declaredNames } from "#core/features/diagnostics/declared-names.ts";
import { unknownEstimates } from "#core/features/diagnostics/unknown-estimates.ts";
import { findFiles } from "../files/find-files.ts";
import { nodeFileSystem } from "../files/node-file-system.ts";
import type { CliIo } from "./cli-io.ts";
import { Failed } from "./failed.ts";
import { configsFor, type FoundConfig, uriOf, warnOf } from "./files.ts";

/** How many folders deep the files of a config are looked for, and among how many files and folders. */
const limits = { depth: 12, budget: 100_000 };

/**
 * Reports on standard error which names in configs none of their Valohai files declares: those that are checked, and all
 * others below the folder of the config. Nothing is said where one of them cannot be read as a whole.
 */
export async function warnOfNames(
  configs: readonly FoundConfig[],
  checked: readonly string[],
  io: CliIo,
): Promise<void> {
  for (const it of new Set(configs)) {
    const { estimated } = it.config;
    if (it.file === undefined || estimated.length === 0) continue;
    const documents = await documentsFor(it, checked, io);
    const declared = documents && declaredNames(documents);
    if (declared) warnOf(it, unknownEstimates(estimated, declared), io);
  }
}

/** The files that a config counts for; undefined where they cannot all be found and read. */
async function documentsFor(
  { file = "" }: FoundConfig,
  checked: readonly string[],
  io: CliIo,
): Promise<readonly Document[] | undefined> {
  const found = await filesBelow(path.dirname(file));
  if (!found || checked.includes("-")) return undefined;
  const all = [...new Set([...found, ...checked.map((it) => path.resolve(it))])];
  const quiet = { ...io, leaveOut: () => undefined };
  const configOf = await configsFor(all, quiet);
  const counted = all.filter((it) => configOf(it).file === file);
  const documents: Document[] = [];
  for (const it of counted) {
    const document = documentIn(it, io);
    if (!document) return undefined;
    documents.push(document);
  }
  return documents;
}

function documentIn(file: string, io: CliIo): Document | undefined {
  try {
    const { text, badByte } = io.decode(file);
    return badByte ? undefined : createDocument(text);
  } catch (error) {
    if (error instanceof Failed) return undefined;
    throw error;
  }
}

/** The Valohai files below a folder; undefined where a part of it cannot be searched. */
async function filesBelow(folder: string): Promise<readonly string[] | undefined> {
  let isComplete = true;
  const miss = () => {
    isComplete = false;
  };
  const paths = await findFiles({
    fileSystem: nodeFileSystem(),
    root: uriOf(folder),
    isWanted: (it) => isValohaiFileName(path.basename(it)),
    usesIgnores: true,
    reportUnread: miss,
    reportSpent: miss,
    ...limits,
  });
  return isComplete ? paths.map((it) => path.join(folder, it)) : undefined;
}
