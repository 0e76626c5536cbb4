/* Requests about what differs between a text and an earlier version of it. */

import type { ComparedPipeline } from "#core/features/compare/compared-pipeline.ts";

/** Sends the text that files are compared with under a name, or forgets it; answered with null. */
export const compareBaseRequest = "valohai/compareBase";

export interface CompareBaseParams {
  /** Chosen by the client. */
  readonly base: string;
  /** Null where it is to be forgotten. */
  readonly text: string | null;
}

/** Asks how an open file differs from a base; answered with `ComparisonResult`, or null where one of them is not known. */
export const comparisonRequest = "valohai/comparison";

export interface ComparisonParams {
  readonly uri: string;
  readonly base: string;
  /** The pipeline that is drawn, if one is. */
  readonly pipeline?: string;
}

export interface ComparisonResult {
  /** The document version that the answer is about. */
  readonly version: number;
  /** Whether either text has a syntax error, so that the answer is partial. */
  readonly isPartial: boolean;
  /** How many executions the pipelines of the file make before and after, in digits; undefined where that is not known. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** How many executions of pipelines are new or gone, in digits; undefined where that is not known. */
  readonly added: string | undefined;
  readonly removed: string | undefined;
  /** The differences, line by line; at most `mostLines`. */
  readonly lines: readonly string[];
  /** How many lines there are, and how many differences: an item that differs in parts has a line of its own. */
  readonly count: number;
  readonly differences: number;
  /** The first node whose executions differ. */
  readonly node: { readonly pipeline: string; readonly node: string } | undefined;
  /** Undefined where none was asked for, or there is none of that name. */
  readonly pipeline: ComparedPipeline | undefined;
}

/** How many lines of differences are sent. */
export const mostLines = 12;
