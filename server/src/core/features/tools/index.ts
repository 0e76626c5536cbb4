import { suggestWord } from "#core/base/suggest.ts";
import { checkTool } from "./check-tool.ts";
import { describeTool } from "./describe-tool.ts";
import { explainTool } from "./explain-tool.ts";
import { graphTool } from "./graph-tool.ts";
import { planTool } from "./plan-tool.ts";
import type { Tool, ToolAnswer, ToolProject } from "./tool.ts";
import { ToolProblem } from "./tool-problem.ts";
import { variantsTool } from "./variants-tool.ts";

/** What agents can ask about Valohai files, in the editor and on the command line. */
export const tools: readonly Tool[] = [
  checkTool,
  planTool,
  variantsTool,
  describeTool,
  graphTool,
  explainTool,
];

/** The answer of the tool of this name; an error in words where there is none. Never throws. */
export function answerTool(name: string, input: unknown, project: ToolProject): ToolAnswer {
  const tool = tools.find((it) => it.name === name);
  if (tool) return tool.answer(input, project);
  const names = tools.map((it) => it.name);
  const { hint } = suggestWord(name, names);
  const problem = new ToolProblem(
    `No tool is named "${name}"${hint || `; there are ${names.join(", ")}`}`,
  );
  return { text: problem.message, isError: true };
}
