import type { TextDocument } from "vscode-languageserver-textdocument";
import { lintConfigName } from "#core/features/diagnostics/lint-config.ts";

/** Whether a text is a Valohai file: clients also send scripts and the configs of projects. */
export function isValohaiFile(text: TextDocument): boolean {
  return !isScript(text) && !isLintConfig(text.uri);
}

/** Whether a text is a script that the server watches. */
export function isScript({ languageId }: TextDocument): boolean {
  return languageId === "python" || languageId === "r";
}

/** Whether a file is the config of a project, which is not a Valohai file but is also checked and completed. */
export function isLintConfig(uri: string): boolean {
  return uri.endsWith(`/${lintConfigName}`);
}
