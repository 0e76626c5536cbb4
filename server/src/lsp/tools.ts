import type { Connection } from "vscode-languageserver";
import { createDocument, type Document } from "#core/document/document.ts";
import { answerTool } from "#core/features/tools/index.ts";
import type { ToolAnswer } from "#core/features/tools/tool.ts";
import { estimatesOf } from "../files/config-estimates.ts";
import { toolProject } from "../files/tool-project.ts";
import { canonicalUri } from "../files/uris.ts";
import { type ToolParams, toolRequest } from "../project-protocol.ts";
import type { EnteredStore } from "./entered-metadata.ts";
import type { Workspace } from "./workspace.ts";

/** How long the files of an answer may take, in milliseconds. */
const patience = 10_000;

/** Answers the tools of agents from the open texts and the files of the workspace. */
export function answerTools(
  connection: Connection,
  workspace: Workspace,
  entered: EnteredStore,
): void {
  const { files, valohaiFiles } = workspace;
  connection.onRequest(toolRequest, async ({ tool, input }: ToolParams): Promise<ToolAnswer> => {
    const listed = await valohaiFiles.list();
    const open = new Map(workspace.openUris().map((it) => [canonicalUri(it), it]));
    await Promise.all([...open.values()].map((it) => workspace.whenRead(it)));
    const read = new Map<string, Document>();
    const documentOf = (uri: string, text: string): Document => {
      const known = workspace.snapshotOf(open.get(uri) ?? uri)?.document ?? read.get(uri);
      if (known?.text === text) return known;
      const document = createDocument(text);
      read.set(uri, document);
      return document;
    };
    const contextOf = (uri: string) => {
      const spelled = open.get(uri) ?? uri;
      const estimates = estimatesOf(files, spelled);
      return { ...workspace.contextOf(spelled), entered: entered.of(spelled), estimates };
    };
    const project = () => toolProject({ files, listed, documentOf, contextOf });
    return workspace.settled(() => answerTool(tool, input, project()), patience);
  });
}
