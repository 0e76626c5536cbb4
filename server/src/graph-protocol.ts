import type {
  GraphChoice,
  GraphEdit,
  GraphQuestion,
} from "#core/features/graph-edits/graph-edit.ts";
import type { EditsResult } from "./protocol.ts";

/** Asks what can be done in the graph of a pipeline; answered with `GraphChoicesResult`, or null where the file is not open. */
export const graphChoicesRequest = "valohai/graphChoices";

/** Asks how a change in the graph of a pipeline is written; answered with `GraphEditResult`, or null where the file is not open. */
export const graphEditRequest = "valohai/graphEdit";

interface ShownPipelineParams {
  readonly uri: string;
  /** The document version of the graph; nothing is done in another one. */
  readonly version: number;
  readonly pipeline: string;
}

export interface GraphChoicesParams extends ShownPipelineParams {
  readonly question: GraphQuestion;
}

export interface GraphChoicesResult {
  /** The likeliest first. */
  readonly choices: readonly GraphChoice[];
  /** Why there are none. */
  readonly message: string | undefined;
}

export interface GraphEditParams extends ShownPipelineParams {
  readonly edit: GraphEdit;
}

/** The edits, or the reason why nothing is changed as the message. */
export interface GraphEditResult extends EditsResult {
  /** What the edits do, as a sentence without its end. */
  readonly done: string | undefined;
  /** The name of the node that they are about. */
  readonly node: string | undefined;
}
