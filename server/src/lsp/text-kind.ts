import type { TextDocument } from "vscode-languageserver-textdocument";
import { baseName } from "#core/base/base-name.ts";
import { oncePer } from "#core/base/once-per.ts";
import { readPathPatterns } from "#core/base/path-pattern.ts";
import { isValohaiFileName } from "#core/document/file-names.ts";
import { lintConfigName } from "#core/features/diagnostics/lint-config-file.ts";
import { canonicalUri, pathBetween } from "../files/uris.ts";
import type { Settings } from "./settings.ts";

/** The language ids that only Valohai files have; clients name other YAML files `yaml`. */
const valohaiLanguages: readonly string[] = ["valohai-yaml", "yaml.valohai", "valohai"];

/** What decides whether a file counts as Valohai's although neither its name nor its language says so. */
export interface NamedFiles {
  /** With the patterns of `valohai.files`; another list whenever the settings change. */
  readonly state: { readonly settings: Pick<Settings, "files"> };
  /** The workspace folder of a file, to which the patterns are relative. */
  folderOf(uri: string): string | undefined;
}

/** Whether a text is a Valohai file: by its language, its name or the settings. Clients may send any other file too. */
export function isValohaiFile(text: TextDocument, named: NamedFiles): boolean {
  const { uri, languageId } = text;
  if (isScript(text) || isLintConfig(uri)) return false;
  return valohaiLanguages.includes(languageId) || hasName(uri) || isNamedBy(named, uri);
}

function hasName(uri: string): boolean {
  return isValohaiFileName(baseName(uri));
}

function isNamedBy({ state, folderOf }: NamedFiles, uri: string): boolean {
  const wanted = state.settings.files;
  if (wanted.length === 0) return false;
  const folder = folderOf(uri);
  return folder !== undefined && patternsOf(wanted).matches(pathBetween(folder, canonicalUri(uri)));
}

const patternsOf = oncePer((setting: readonly string[]) => readPathPatterns(setting));

/** Whether a text is a script that the server watches. */
export function isScript({ languageId }: TextDocument): boolean {
  return languageId === "python" || languageId === "r";
}

/** Whether a file is the config of a project, which is not a Valohai file but is also checked and completed. */
export function isLintConfig(uri: string): boolean {
  return uri.endsWith(`/${lintConfigName}`);
}
