import type { Connection } from "vscode-languageserver";
import { readScript, type Script } from "#core/python/script.ts";
import { newFileText, proposeSteps } from "#core/scripts/new-file.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import { byteLimits } from "../files/read-file.ts";
import {
  type NewFileParams,
  newFileRequest,
  type StepProposalEntry,
  type StepProposalsParams,
  stepProposalsRequest,
} from "../protocol.ts";

/** Answers requests about a new file. */
export function answerNewFile(connection: Connection, files: ProjectFiles): void {
  connection.onRequest(
    stepProposalsRequest,
    ({ files }: StepProposalsParams): readonly StepProposalEntry[] =>
      proposeSteps(files).map(({ name, script, likely }) => ({ name, script, likely })),
  );
  connection.onRequest(newFileRequest, (params: NewFileParams): string => {
    const chosen = proposeSteps(params.files).filter((it) => params.scripts.includes(it.script));
    return newFileText(chosen, params.files, (script) => scriptIn(files, params.folder, script));
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
  const text = found === undefined ? undefined : files.read(found, byteLimits.script)?.text;
  return text === undefined ? undefined : readScript(text);
}
