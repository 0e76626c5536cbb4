import { languages, type TextDocument } from "vscode";

export const valohaiLanguage = "valohai-yaml";
export const plainLanguage = "yaml";

/** The config of a project, which stays plain YAML. */
export const lintConfigName = ".valohai-lint.yaml";

/** Whether a document is one that the server reads. */
export function isRead({ languageId, uri }: TextDocument): boolean {
  return languageId === valohaiLanguage || uri.path.endsWith(`/${lintConfigName}`);
}

/** The document in the language that the server reads. */
export async function asValohaiYaml(document: TextDocument): Promise<TextDocument> {
  if (document.languageId === valohaiLanguage) return document;
  return languages.setTextDocumentLanguage(document, valohaiLanguage);
}
