import type { Connection } from "vscode-languageserver";
import { readScript, type Script } from "#core/python/script.ts";
import { newFileText, proposeSteps } from "#core/scripts/new-file.ts";
import { type PipelineProposal, proposePipeline } from "#core/scripts/propose-pipeline.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import {
  type ChosenScriptsParams,
  type NewFileParams,
  newFileRequest,
  pipelineProposalRequest,
  type StepProposalEntry,
  type StepProposalsParams,
  stepProposalsRequest,
} from "../new-file-protocol.ts";
import type { Workspace } from "./workspace.ts";

/** Answers requests about a new file. */
export function answerNewFile(connection: Connection, workspace: Workspace): void {
  connection.onRequest(
    stepProposalsRequest,
    ({ files }: StepProposalsParams): readonly StepProposalEntry[] =>
      proposeSteps(files).map(({ name, script, likely }) => ({ name, script, likely })),
  );
  connection.onRequest(pipelineProposalRequest, (params: ChosenScriptsParams) => {
    const { steps, scriptAt } = chosen(workspace.files, params);
    return read(workspace, (): PipelineProposal | null => proposePipeline(steps, scriptAt) ?? null);
  });
  connection.onRequest(newFileRequest, (params: NewFileParams) => {
    const { steps, scriptAt } = chosen(workspace.files, params);
    return read(workspace, () => {
      const pipeline = params.hasPipeline ? proposePipeline(steps, scriptAt) : undefined;
      return newFileText(steps, params.files, scriptAt, pipeline);
    });
  });
}

/** What the scripts give as they are now; where they cannot be read in time, what the known ones give. */
async function read<T>(workspace: Workspace, compute: () => T): Promise<T> {
  return workspace.fresh().complete(compute).catch(compute);
}

/** The steps that a person has chosen, and what reads their scripts. */
function chosen(files: ProjectFiles, params: ChosenScriptsParams) {
  return {
    steps: proposeSteps(params.files).filter((it) => params.scripts.includes(it.script)),
    scriptAt: (script: string) => scriptIn(files, params.folder, script),
  };
}

/** A Python script below the folder of the new file. */
function scriptIn(
  files: ProjectFiles,
  folder: string | undefined,
  script: string,
): Script | undefined {
  if (folder === undefined || !script.endsWith(".py")) return undefined;
  const found = files.resolve(`${folder}/valohai.yaml`, script);
  const text = found === undefined ? undefined : files.read(found, "script");
  return text === undefined ? undefined : readScript(text);
}
