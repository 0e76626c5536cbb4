import type { SourceRange } from "#core/base/range.ts";
import type { Duration, Price } from "#core/model/estimate.ts";
import type { Batches } from "../plan/pipeline-plan.ts";

/** Where a figure comes from. */
export type FigureSource =
  /** A part of a comment of the file; absolute. */
  | { readonly kind: "comment"; readonly range: SourceRange; readonly comment: SourceRange }
  /** A key of a task in the file; absolute. */
  | { readonly kind: "task"; readonly key: Batches["key"]; readonly range: SourceRange }
  /** A line of the config of the project, from 1. */
  | { readonly kind: "config"; readonly file: string; readonly uri: string; readonly line: number }
  /** Earlier runs; the figure follows from so many of them. */
  | { readonly kind: "runs"; readonly file: string; readonly count: number };

/** A number that somebody gave, with where. */
export interface Figure<T> {
  readonly value: T;
  readonly source: FigureSource;
}

/** What is known of each execution of a node; undefined where nobody gave a number. */
export interface Figures {
  readonly duration: Figure<Duration> | undefined;
  /** How many executions of the node run at the same time. */
  readonly parallel: Figure<number> | undefined;
  readonly price: Figure<Price> | undefined;
}
