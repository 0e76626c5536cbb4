import { amountOf } from "#core/base/amount-of.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import { fixesFor } from "../diagnostics/fixes.ts";
import { severityWords } from "../diagnostics/policy.ts";
import type { PlacedProblem } from "../diagnostics/rule.ts";
import { defineTool, type ToolFile } from "./tool.ts";
import { fileInput, fileOf, placeText, problemsOf } from "./tool-file.ts";

/** Lists what is wrong in a file. */
export const checkTool = defineTool({
  name: "valohai_check",
  title: "Check valohai.yaml",
  description:
    "Checks a valohai.yaml (steps, tasks, pipelines and endpoints of the Valohai platform) and lists every problem with path:line:column, severity, code, message and possible fixes. It also compares the file with the scripts that its steps run. Call it before and after each edit of a valohai.yaml.",
  input: fileInput,
  report({ file: wanted }, project) {
    const file = fileOf(project, wanted);
    if (file.isLeftOut) {
      return { lines: [`${printedWord(file.path)} is left out by .valohai-lint.yaml.`] };
    }
    const problems = problemsOf(file);
    const lines = problems.flatMap((it) => problemLines(file, it));
    return { lines: [summaryOf(file, problems), ...lines], next: nextSteps(file, problems) };
  },
});

/** The most fixes that are named for a problem. */
const mostFixes = 3;

function problemLines(file: ToolFile, problem: PlacedProblem): readonly string[] {
  const { code, severity, message, range } = problem;
  const fixes = fixesFor(problem, file.document).slice(0, mostFixes);
  return [
    `${placeText(file, range.start)}: ${severity} ${code}: ${printedWord(message)}`,
    ...fixes.map((it) => `    fix: ${printedWord(it.title)}`),
  ];
}

function summaryOf({ path }: ToolFile, problems: readonly PlacedProblem[]): string {
  const counts = severityWords.toReversed().flatMap((severity) => {
    const count = problems.filter((it) => it.severity === severity).length;
    return severity === "off" || count === 0
      ? []
      : [amountOf(count, severity, severity === "information" ? severity : undefined)];
  });
  return `${printedWord(path)}: ${counts.join(", ") || "no problems"}`;
}

function nextSteps({ document }: ToolFile, problems: readonly PlacedProblem[]): readonly string[] {
  const [first] = problems;
  if (first) return [`valohai_explain with a code such as "${first.code}" says what it means.`];
  const pipelines = document.names.names("pipeline");
  if (pipelines.length === 0) return [];
  return ["valohai_plan says what a pipeline of this file will run."];
}
