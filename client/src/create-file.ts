import {
  FileType,
  l10n,
  type QuickPickItem,
  RelativePattern,
  Uri,
  WorkspaceEdit,
  type WorkspaceFolder,
  window,
  workspace,
} from "vscode";
import type { PipelineProposal } from "#core/scripts/propose-pipeline.ts";
import {
  type ChosenScriptsParams,
  type NewFileParams,
  newFileRequest,
  pipelineProposalRequest,
  type StepProposalEntry,
  type StepProposalsParams,
  stepProposalsRequest,
} from "#new-file-protocol";
import type { LanguageServer } from "./language-client.ts";
import { inform } from "./notify.ts";
import { labelText } from "./shown-text.ts";

const fileName = "valohai.yaml";

/** How many files are searched for scripts. */
const maxFiles = 2000;

/** Writes a valohai.yaml with a step for each chosen script, and opens it; one that exists is only opened. */
export async function createFile(server: LanguageServer, argument: unknown): Promise<void> {
  const folder = await chooseFolder(argument);
  if (folder === undefined) return;
  const uri = Uri.joinPath(folder, fileName);
  if (await exists(uri)) {
    await window.showTextDocument(uri);
    void inform(l10n.t('"{0}" already exists', workspace.asRelativePath(uri)));
    return;
  }
  const files = await filesIn(folder);
  const params: StepProposalsParams = { files };
  const proposals = await server.request<StepProposalEntry[]>(stepProposalsRequest, params);
  const scripts = proposals.length === 0 ? [] : await chooseScripts(proposals);
  if (scripts === undefined) return;
  const chosen: ChosenScriptsParams = { files, scripts, folder: folder.toString() };
  const pipeline = await server.request<PipelineProposal | null>(pipelineProposalRequest, chosen);
  const hasPipeline = pipeline === null ? false : await choosePipeline(pipeline);
  if (hasPipeline === undefined) return;
  const request: NewFileParams = { ...chosen, hasPipeline };
  await write(uri, await server.request<string>(newFileRequest, request));
}

/** The folder that the command was called on, or a folder of the workspace. */
async function chooseFolder(argument: unknown): Promise<Uri | undefined> {
  if (argument instanceof Uri) return argument;
  const folders: readonly WorkspaceFolder[] = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void inform(l10n.t("Open a folder to create a {0} in it", fileName));
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  const placeHolder = l10n.t("Choose the folder for the {0}", fileName);
  return (await window.showWorkspaceFolderPick({ placeHolder }))?.uri;
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    ({ type }) => type !== FileType.Directory,
    () => false,
  );
}

async function filesIn(folder: Uri): Promise<readonly string[]> {
  const found = await workspace.findFiles(
    new RelativePattern(folder, "**/{*.py,*.R,*.r,*.jl,*.sh,requirements.txt}"),
    "**/{node_modules,.git,.venv,venv,env,__pycache__,site-packages}/**",
    maxFiles,
  );
  const base = folder.path.endsWith("/") ? folder.path : `${folder.path}/`;
  return found.map(({ path }) => path.slice(base.length)).sort();
}

interface ScriptItem extends QuickPickItem {
  readonly script: string;
}

/** Undefined when the choice is cancelled; choosing none is a choice. */
async function chooseScripts(
  proposals: readonly StepProposalEntry[],
): Promise<readonly string[] | undefined> {
  const items = proposals.map(
    ({ name, script, likely }): ScriptItem => ({
      label: labelText(name),
      description: labelText(script),
      picked: likely,
      script,
    }),
  );
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Create {0}", fileName),
    placeHolder: l10n.t("Choose the scripts that become steps"),
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ script }) => script);
}

/** Whether the pipeline is wanted as well; undefined when the choice is cancelled. */
async function choosePipeline(proposal: PipelineProposal): Promise<boolean | undefined> {
  const { producer, key, consumer, parameter, sure } = proposal;
  const item: QuickPickItem = {
    label: labelText(`${producer} → ${consumer}`),
    detail: labelText(l10n.t("One execution for each {0} in the list {1}", parameter, key)),
    picked: sure,
  };
  const chosen = await window.showQuickPick([item], {
    title: l10n.t("Create {0}", fileName),
    placeHolder: l10n.t("Choose whether to add a pipeline of these steps"),
    canPickMany: true,
  });
  return chosen && chosen.length > 0;
}

async function write(uri: Uri, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text), ignoreIfExists: true });
  if (await workspace.applyEdit(edit)) await window.showTextDocument(uri);
}
