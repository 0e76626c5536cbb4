import type { StepPart } from "#core/names/symbol.ts";
import type { CodePlace } from "#core/scripts/places.ts";
import { lineOf, quotedName } from "#core/scripts/rename-in-code.ts";
import { passesByName } from "#core/scripts/script-options.ts";
import { partInRun, runsOf, type ScriptRun } from "#core/scripts/script-runs.ts";
import { isTied, type ProjectFile } from "./linked-places.ts";
import { type ProjectRename, renameInProject } from "./project-rename.ts";
import { type RenameStart, renameError } from "./rename.ts";

/** What a place in a script names for one of the steps that run it. */
export interface ScriptPart {
  readonly file: ProjectFile;
  readonly run: ScriptRun;
  readonly part: StepPart;
  readonly place: CodePlace;
}

/** What the offset in a script names, for each step of the files that runs it. */
export function partsInScript(
  files: readonly ProjectFile[],
  uri: string,
  offset: number,
): readonly ScriptPart[] {
  return [...files].flatMap((file) => {
    const runs = file.code ? runsOf(file.document, file.code, uri) : [];
    return runs.flatMap((run) => {
      const found = partInRun(run, uri, offset);
      return found ? [{ file, run, ...found }] : [];
    });
  });
}

/** What can be renamed at the offset in a script; undefined where it names nothing of Valohai's, or not with its own letters. */
export function prepareRenameInScript(parts: readonly ScriptPart[]): RenameStart | undefined {
  const [found] = parts;
  if (!found?.place.literal) return undefined;
  return { kind: "ready", range: found.place.range, name: found.part.name };
}

/** Renames what a place in a script names, in all scripts and files; undefined where it names nothing of Valohai's. */
export function renameFromScript(
  files: readonly ProjectFile[],
  parts: readonly ScriptPart[],
  newName: string,
): ProjectRename | undefined {
  if (prepareRenameInScript(parts) === undefined) return undefined;
  const [first, ...others] = parts
    .filter(({ run, place, part }) => isTied(run.step, place, part))
    .map(({ file, run: { placed }, part }) => ({
      file,
      named: { symbol: part, start: placed.start, item: placed },
    }));
  return first ? renameInProject(files, [first, ...others], newName) : untied(parts);
}

/** A command writes the option and takes only the parameter's value, or its `pass-as` writes it. */
function untied([found]: readonly ScriptPart[]): ProjectRename | undefined {
  if (!found) return undefined;
  const { run, place, part } = found;
  const step = run.step.name?.value ?? "";
  const flag = place.flag ?? "";
  const reason = passesByName(run.step, part.name)
    ? `Parameter "${part.name}" of step "${step}" writes "${flag}" itself`
    : `No command of step "${step}" writes "${flag}" by a placeholder`;
  return renameError(
    `${reason}, so "${part.name}" cannot be renamed in ${quotedName(place.file)}, line ${lineOf(place)}`,
  );
}
