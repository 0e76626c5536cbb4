import { Uri, workspace } from "vscode";
import type { CommandServices } from "./command-services.ts";
import { valohaiLanguage } from "./language.ts";
import { openUntitled } from "./open-untitled.ts";

/** Opens a copy of the example that comes with the extension, as a text that is nowhere saved. */
export async function openExample({ extension }: CommandServices): Promise<void> {
  const example = Uri.joinPath(extension, "examples", "dynamic-task", "valohai.yaml");
  const text = new TextDecoder().decode(await workspace.fs.readFile(example));
  await openUntitled(valohaiLanguage, text);
}
