import { chooseName } from "#core/base/choose-name.ts";
import { lineColumns } from "#core/base/line-column.ts";
import { firstNames } from "#core/base/list-text.ts";
import { oncePer } from "#core/base/once-per.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import type { Document } from "#core/document/document.ts";
import { shownProblems } from "../diagnostics/diagnose.ts";
import { emptyFile } from "../diagnostics/empty-file.ts";
import type { PlacedProblem } from "../diagnostics/rule.ts";
import type { ToolFile, ToolProject } from "./tool.ts";
import type { InputProperties } from "./tool-input.ts";
import { ToolProblem } from "./tool-problem.ts";

/** The input of every tool that reads a file. */
export const fileInput = {
  file: {
    kind: "text",
    doc: "The path of the valohai.yaml in the workspace. It can be left out if there is only one.",
  },
} as const satisfies InputProperties;

/** The file that is meant: the only one, or the one of a path. Throws `ToolProblem`. */
export function fileOf(project: ToolProject, wanted: string | undefined): ToolFile {
  const path = wanted ?? onlyFile(project.files);
  const found = project.file(path);
  if (!("unread" in found)) return found;
  const others = project.files.filter((it) => it !== path);
  const list = others.length > 0 ? `; the project has ${shownNames(others)}` : "";
  throw new ToolProblem(`"${path}" ${found.unread}${list}`);
}

function onlyFile(files: readonly string[]): string {
  if (files.length === 0) {
    throw new ToolProblem(
      'There is no valohai.yaml in this folder. It is a list of items such as "- step:"; valohai_explain with "step" says what one needs',
    );
  }
  const chosen = chooseName("file", '"file"', undefined, files.slice(0, mostNames));
  if ("name" in chosen) return chosen.name;
  throw new ToolProblem(chosen.problem);
}

/** The most names that a message lists. */
const mostNames = 50;

/** Some names in a row, with how many more there are. */
export function shownNames(names: readonly string[]): string {
  return firstNames(names, mostNames);
}

/** A place as agents and terminals write it: `PATH:LINE:COLUMN`, both from 1; the offset counts from the start of the file. */
export function placeText({ path, document }: ToolFile, offset: number): string {
  const { line, column } = placesIn(document)(offset);
  return printedWord(`${path}:${line}:${column}`);
}

const placesIn = oncePer(({ text }: Document) => lineColumns(text));

/** The problems of a file that are to be shown, in text order. */
export function problemsOf({ document, policy, code }: ToolFile): readonly PlacedProblem[] {
  return [...emptyFile(document, policy), ...shownProblems(document, policy, code)];
}

/** A warning that an answer may be wrong because the file has errors; none where it has none. */
export function errorWarning(file: ToolFile): readonly string[] {
  const count = problemsOf(file).filter((it) => it.severity === "error").length;
  if (count === 0) return [];
  const errors = count === 1 ? "an error" : `${count} errors`;
  return [`The file has ${errors}, so this may be incomplete: valohai_check lists what is wrong.`];
}
