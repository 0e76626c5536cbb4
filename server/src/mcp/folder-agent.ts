import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createDocument, type Document } from "#core/document/document.ts";
import { answerTool, tools } from "#core/features/tools/index.ts";
import type { ToolAnswer, ToolProject } from "#core/features/tools/tool.ts";
import { inputSchema } from "#core/features/tools/tool-input.ts";
import { estimatesOf } from "../files/config-estimates.ts";
import { FileStore } from "../files/file-store.ts";
import { nodeFileSystem } from "../files/node-file-system.ts";
import { createProjectFiles, type ProjectFiles } from "../files/project-files.ts";
import { createProjectScripts } from "../files/project-scripts.ts";
import { Reads } from "../files/reads.ts";
import type { StepCodes } from "../files/step-codes.ts";
import { toolProject } from "../files/tool-project.ts";
import { NotLoaded } from "../files/unread.ts";
import { canonicalUri } from "../files/uris.ts";
import { createValohaiFiles } from "../files/valohai-files.ts";
import { productVersion } from "../version-text.ts";
import type { McpAgent } from "./mcp-agent.ts";
import { listedResources, readResource, ruleTemplate } from "./resources.ts";

/** How long the files of an answer may take, in milliseconds. */
const patience = 60_000;

/** What an agent gets from `vhyaml mcp` in a folder. Rejects with a sentence where there is no such folder. */
export async function folderAgent(folder: string): Promise<McpAgent> {
  const root = await folderUri(folder);
  return {
    version: productVersion,
    tools: tools.map(({ name, title, description, input }) => ({
      name,
      title,
      description,
      inputSchema: inputSchema(input),
    })),
    answer: (tool, input) => answerInFolder(root, tool, input),
    resources: listedResources,
    template: ruleTemplate,
    read: readResource,
  };
}

/** The address of the folder without links, so that what is in it is not taken to be outside. */
async function folderUri(folder: string): Promise<string> {
  const stats = await stat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) throw new Error(`There is no folder "${folder}"`);
  return canonicalUri(pathToFileURL(await realpath(path.resolve(folder))).href);
}

/** What a tool answers about the files of a folder, as they are now. */
async function answerInFolder(root: string, tool: string, input: unknown): Promise<ToolAnswer> {
  const store = new FileStore({ fileSystem: nodeFileSystem() });
  const files = createProjectFiles(store);
  files.setFolders([root]);
  const project = projectOf(files, await listedIn(files));
  try {
    return await store.complete(() => answerTool(tool, input, project()), patience);
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error;
    return { text: `No answer: ${error.message}; try again`, isError: true };
  }
}

function listedIn(files: ProjectFiles): Promise<readonly string[]> {
  return createValohaiFiles({
    fileSystem: files.store.fileSystem,
    wanted: () => ({ folders: files.folders(), patterns: [], excluded: [] }),
    unreadFiles: [],
    reportUnread: () => undefined,
    warn: () => undefined,
    lifetime: () => 0,
    pause: () => setImmediate(),
  }).listNow();
}

/** A file is analysed once, however often its answer is computed while files arrive. */
function projectOf(files: ProjectFiles, listed: readonly string[]): () => ToolProject {
  const scripts = createProjectScripts(files);
  const codes = new Map<string, StepCodes>();
  const documents = new Map<string, Document>();
  const documentOf = (uri: string, text: string): Document => {
    const known = documents.get(uri);
    const document = known?.text === text ? known : createDocument(text);
    documents.set(uri, document);
    return document;
  };
  const codesFor = (uri: string): StepCodes => {
    const known = codes.get(uri) ?? scripts.stepCodes();
    codes.set(uri, known);
    return known;
  };
  const contextOf = (uri: string) => ({
    isLeftOut: files.isLeftOut(uri),
    policy: files.configFor(uri).policy,
    estimates: estimatesOf(files, uri),
    code: scripts.codeFor(uri, codesFor(uri), new Reads()),
  });
  return () => toolProject({ files, listed, documentOf, contextOf });
}
