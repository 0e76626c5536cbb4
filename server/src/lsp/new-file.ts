import type { Connection } from "vscode-languageserver";
import { readScript, type Script } from "#core/python/script.ts";
import { newFileText, proposeSteps } from "#core/scripts/new-file.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import {
  type NewFileParams,
  newFileRequest,
  type StepProposalEntry,
  type StepProposalsParams,
  stepProposalsRequest,
} from "../protocol.ts";
import type { Workspace } from "./workspace.ts";

/** Answers requests about a new file. */
export function answerNewFile(connection: Connection, workspace: Workspace): void {
  connection.onRequest(
    stepProposalsRequest,
    ({ files }: StepProposalsParams): readonly StepProposalEntry[] =>
      proposeSteps(files).map(({ name, script, likely }) => ({ name, script, likely })),
  );
  connection.onRequest(newFileRequest, (params: NewFileParams) => {
    const chosen = proposeSteps(params.files).filter((it) => params.scripts.includes(it.script));
    const scriptOf = (script: string) => scriptIn(workspace.files, params.folder, script);
    return workspace.settled(() => newFileText(chosen, params.files, scriptOf));
  });
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
