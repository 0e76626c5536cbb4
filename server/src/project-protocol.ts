/* Requests about the whole project, and about how it is run. */

import type { OverviewEntry } from "#core/features/navigation/overview.ts";

/** Asks for the items of all Valohai files of the workspace; answered with `OverviewFile[]`. */
export const overviewRequest = "valohai/overview";

export interface OverviewFile {
  readonly uri: string;
  /** From its workspace folder. */
  readonly path: string;
  /** In offsets of its text, which count UTF-16 code units. */
  readonly entries: readonly OverviewEntry[];
  readonly errors: number;
  readonly warnings: number;
  /** How many executions its pipelines make, in digits; absent where that is not known or they make none. */
  readonly executions?: string;
}

export interface OverviewParams {
  /** Only this open file is meant. */
  readonly uri?: string;
  /** Whether files count that have come a moment ago, as for a task that a person starts; that takes a search of the folders. */
  readonly isNow?: boolean;
}

/** Asks how `vh` starts what is at a place of a file; answered with `VhStart`, or null where nothing can be started. */
export const vhStartRequest = "valohai/vhStart";

export interface VhStartParams {
  readonly uri: string;
  /** In UTF-16 code units. */
  readonly offset: number;
}

export interface VhStart {
  /** The command line, with no line break at its end. */
  readonly line: string;
  /** Where `vh` differs from what the file says. */
  readonly remarks: readonly string[];
}

/** Asks a tool for agents about the files of the workspace, as they are in the editor; answered with a `ToolAnswer`. */
export const toolRequest = "valohai/tool";

export interface ToolParams {
  /** The name of the tool. */
  readonly tool: string;
  /** What an agent gives; checked by the tool. */
  readonly input: unknown;
}
