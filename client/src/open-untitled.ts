import { languages, window, workspace } from "vscode";

/** Opens a text as an untitled file, of a language if the editor knows it. */
export async function openUntitled(language: string, content: string): Promise<void> {
  const isKnown = (await languages.getLanguages()).includes(language);
  const document = await workspace.openTextDocument(isKnown ? { language, content } : { content });
  await window.showTextDocument(document);
}
