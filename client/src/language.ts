import { languages, type TextDocument } from "vscode";

export const valohaiLanguage = "valohai-yaml";
export const plainLanguage = "yaml";

/** The document in the language that the server reads. */
export async function asValohaiYaml(document: TextDocument): Promise<TextDocument> {
  if (document.languageId === valohaiLanguage) return document;
  return languages.setTextDocumentLanguage(document, valohaiLanguage);
}
