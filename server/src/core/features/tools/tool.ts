import { reportFault } from "#core/base/faults.ts";
import type { Document } from "#core/document/document.ts";
import type { EnteredMetadata } from "#core/document/run-counts.ts";
import type { ProjectEstimates } from "#core/model/project-estimates.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { Policy } from "../diagnostics/policy.ts";
import { type InputProperties, type InputValues, readInput } from "./tool-input.ts";
import { pageOf, type ToolReport } from "./tool-page.ts";
import { ToolProblem } from "./tool-problem.ts";

/** A Valohai file as a tool reads it. */
export interface ToolFile {
  /** Its path from the folder of the project, as it is shown. */
  readonly path: string;
  readonly document: Document;
  readonly policy: Policy;
  /** Whether the config of the project leaves the file out. */
  readonly isLeftOut: boolean;
  /** What is known of its scripts; undefined if scripts are not read. */
  readonly code: ProjectCode | undefined;
  /** The metadata that a person entered for it in the editor. */
  readonly entered?: EnteredMetadata | undefined;
  /** What the config of the project estimates of time and cost. */
  readonly estimates?: ProjectEstimates | undefined;
}

/** The files of a project, as they are known when a tool asks. */
export interface ToolProject {
  /** The paths of its Valohai files. */
  readonly files: readonly string[];
  /** A file inside the project, or why it is not read; worded to follow its name. */
  file(path: string): ToolFile | { readonly unread: string };
}

/** What a tool answers: a text for an agent, at most 20 kB long. */
export interface ToolAnswer {
  readonly text: string;
  /** Whether nothing could be answered; the text then says what to try. */
  readonly isError: boolean;
}

/** A question that an agent can ask about a Valohai file; nothing is changed by it. */
export interface Tool {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** For the model that chooses between tools. */
  readonly description: string;
  readonly input: InputProperties;
  /** Never throws, whatever the input is. */
  answer(input: unknown, project: ToolProject): ToolAnswer;
}

/** What is different between tools. */
interface ToolDefinition<P extends InputProperties> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: P;
  report(values: InputValues<P>, project: ToolProject): ToolReport;
}

/** Every tool can be asked for the rest of a long answer. */
const paging = {
  offset: {
    kind: "count",
    doc: "How many lines of the answer to skip, to get the rest of a long one.",
  },
} as const satisfies InputProperties;

/** A tool that answers with lines, of which `offset` skips some. */
export function defineTool<P extends InputProperties>(definition: ToolDefinition<P>): Tool {
  const input = { ...definition.input, ...paging };
  return {
    ...definition,
    input,
    answer: (given, project) =>
      answered(definition.name, () => {
        const { offset = 0n, ...values } = readInput(definition.name, input, given);
        return pageOf(
          definition.report(values as InputValues<P>, project),
          definition.name,
          offset,
        );
      }),
  };
}

/** Runs a tool; what goes wrong becomes a sentence. */
export function answered(name: string, answer: () => string): ToolAnswer {
  try {
    return { text: answer(), isError: false };
  } catch (error) {
    if (error instanceof ToolProblem) return { text: error.message, isError: true };
    reportFault({ part: `the tool ${name}`, error });
    const message = error instanceof Error ? error.message : String(error);
    const bug = new ToolProblem(`${message}; this is a bug in valohai-yaml: report it`);
    return { text: bug.message, isError: true };
  }
}
