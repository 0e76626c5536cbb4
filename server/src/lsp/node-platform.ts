import path from "node:path";
import { pathToFileURL } from "node:url";
import { nodeFileSystem } from "../files/node-file-system.ts";
import type { Platform } from "./platform.ts";
import { createShownDocuments } from "./shown-documents.ts";

/** The server as a process of its own; the manual comes with it. */
export function nodePlatform(warmedUp: () => void): Platform {
  return {
    fileSystem: nodeFileSystem(),
    rulesPage: pathToFileURL(path.join(__dirname, "..", "..", "docs", "rules.md")).href,
    defer: setImmediate,
    warmedUp,
    shownDocuments: createShownDocuments,
  };
}
