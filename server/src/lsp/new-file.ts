import type { Connection } from "vscode-languageserver";
import { newFileText, proposeSteps } from "../core/features/new-file.ts";
import {
  type NewFileParams,
  newFileRequest,
  type StepProposalEntry,
  type StepProposalsParams,
  stepProposalsRequest,
} from "../protocol.ts";

/** Answers what is asked to begin a file. */
export function answerNewFile(connection: Connection): void {
  connection.onRequest(
    stepProposalsRequest,
    ({ files }: StepProposalsParams): readonly StepProposalEntry[] =>
      proposeSteps(files).map(({ name, script, likely }) => ({ name, script, likely })),
  );
  connection.onRequest(newFileRequest, ({ files, scripts }: NewFileParams): string => {
    const chosen = proposeSteps(files).filter((it) => scripts.includes(it.script));
    return newFileText(chosen, files);
  });
}
