import type { TextEdit } from "#core/base/edit.ts";

/* How the client and the server make a new file, and a step for a script. */

/** Asks which steps the files of a folder could be run by; answered with `StepProposalEntry[]`. */
export const stepProposalsRequest = "valohai/stepProposals";

/** Asks which pipeline the chosen scripts of a new file make; answered with a `PipelineProposal` or null. */
export const pipelineProposalRequest = "valohai/pipelineProposal";

/** Asks for the text of a new valohai.yaml; answered with a string. */
export const newFileRequest = "valohai/newFile";

export interface StepProposalsParams {
  /** Paths from the folder of the new file, with slashes. */
  readonly files: readonly string[];
}

export interface StepProposalEntry {
  readonly name: string;
  readonly script: string;
  readonly likely: boolean;
}

/** Asks how a step for a script is written; answered with `CreateStepResult`, or null where it cannot be. */
export const createStepRequest = "valohai/createStep";

export interface CreateStepParams {
  /** Of the script. */
  readonly uri: string;
}

export interface CreateStepResult {
  /** The Valohai file that the step belongs into. */
  readonly uri: string;
  readonly exists: boolean;
  /** In offsets; empty where nothing can be written. */
  readonly edits: readonly TextEdit[];
  /** Why nothing can be written. */
  readonly message?: string;
}

/** The parameters of `pipelineProposalRequest`. */
export interface ChosenScriptsParams extends StepProposalsParams {
  /** The folder of the new file, so that the scripts can be read. */
  readonly folder?: string;
  /** The scripts that steps are wanted for. */
  readonly scripts: readonly string[];
}

export interface NewFileParams extends ChosenScriptsParams {
  /** Whether the pipeline is wanted that `pipelineProposalRequest` answers. */
  readonly hasPipeline?: boolean;
}
