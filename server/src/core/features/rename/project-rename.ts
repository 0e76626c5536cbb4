import type { TextEdit } from "#core/base/edit.ts";
import type { SymbolAt } from "#core/names/symbol-at.ts";
import type { CodeFile } from "#core/scripts/code-files.ts";
import { quotedName, renameInCode } from "#core/scripts/rename-in-code.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import {
  type FilePart,
  type LinkedPlaces,
  linkedPlaces,
  type ProjectFile,
} from "./linked-places.ts";
import { optionFault } from "./option-fault.ts";
import { type RenameError, renameError, renamePlaces } from "./rename.ts";
import { type EditedConfig, renameInConfigs } from "./rename-in-config.ts";
import { withUses } from "./script-uses.ts";
import { unreadScript } from "./unread-script.ts";

/** A name that is replaced in all files of a project, or why it is replaced in none. */
export type ProjectRename = ProjectRenamed | RenameError;

/** The edits that give a name to something in a project. */
export interface ProjectRenamed {
  readonly kind: "renamed";
  /** The Valohai files that change, with offsets in them. */
  readonly files: readonly { readonly file: ProjectFile; readonly edits: readonly TextEdit[] }[];
  /** The scripts that change, with offsets in them. */
  readonly scripts: readonly { readonly file: CodeFile; readonly edits: readonly TextEdit[] }[];
  readonly configs: readonly EditedConfig[];
}

/**
 * Gives one thing another name wherever the files and scripts of a project name it: also other steps that run the same
 * scripts, and other files with such steps. The whole rename is refused if one of these places cannot be changed.
 */
export function renameInProject(
  files: readonly ProjectFile[],
  from: readonly [FilePart, ...FilePart[]],
  newName: string,
): ProjectRename {
  const oldName = from[0].named.symbol.name;
  const linked = linkedPlaces(files, from);
  const edited = renameInFiles(linked, newName);
  if (edited.kind === "refused") return edited;
  if (oldName === newName) return { kind: "renamed", files: [], scripts: [], configs: [] };
  const message = unreadScript(linked, oldName) ?? optionFault(linked, oldName);
  if (message !== undefined) return renameError(message);
  const scripts = renameInScripts(linked, oldName, newName);
  if (scripts.kind === "refused") return scripts;
  const configs = renameInConfigs(files, linked.files, oldName, newName);
  const conflict = configs.find(({ file }) => hasConflictMarkers(file.text));
  if (conflict) return unresolvedIn(conflict.file);
  return { ...edited, scripts: scripts.scripts, configs };
}

function renameInFiles(
  { files }: LinkedPlaces,
  newName: string,
): Omit<ProjectRenamed, "scripts" | "configs"> | RenameError {
  const edited: { file: ProjectFile; edits: readonly TextEdit[] }[] = [];
  for (const { file, named, places } of files) {
    const [first, ...others] = named;
    if (!first) continue;
    if (hasConflictMarkers(file.document.text)) return unresolvedIn(file);
    const all: readonly [SymbolAt, ...SymbolAt[]] = [first, ...others];
    const answer = renamePlaces(file.document, all, places, newName);
    if (answer.kind === "refused") return answer;
    if (answer.edits.length > 0) edited.push({ file, edits: answer.edits });
  }
  return { kind: "renamed", files: edited };
}

function renameInScripts(
  { scripts, taken }: LinkedPlaces,
  oldName: string,
  newName: string,
): { readonly kind: "edited"; readonly scripts: ProjectRenamed["scripts"] } | RenameError {
  const edited: { file: CodeFile; edits: readonly TextEdit[] }[] = [];
  for (const { file, places } of scripts) {
    if (hasConflictMarkers(file.text)) return unresolvedIn(file);
    const uses = withUses(file, places, oldName);
    if (uses.kind === "refused") return uses;
    const answer = renameInCode(uses.places, oldName, newName);
    if (answer.kind === "refused") return answer;
    if (answer.edits.length > 0) edited.push({ file, edits: answer.edits });
  }
  const message = edited.length > 0 ? taken(newName) : undefined;
  return message === undefined ? { kind: "edited", scripts: edited } : renameError(message);
}

/** In a file with conflicts, each place may be on the side that will be removed. */
function unresolvedIn(file: Pick<CodeFile, "uri">): RenameError {
  return renameError(
    `A merge conflict in ${quotedName(file)} is not resolved, so nothing is renamed`,
  );
}
