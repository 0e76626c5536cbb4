import type { Uri } from "vscode";
import type { LanguageServer } from "./language-client.ts";
import type { Previews } from "./previews.ts";

/** The commands of the extension, as `package.json` declares them. */
export const commandIds = [
  "valohai.copyValue",
  "valohai.copyRow",
  "valohai.copyColumn",
  "valohai.copyCommand",
  "valohai.copyVhLine",
  "valohai.copySelection",
  "valohai.goToPlace",
  "valohai.previewTaskVariants",
  "valohai.showGraph",
  "valohai.compareWithGitHead",
  "valohai.compareWithOpenFile",
  "valohai.treatAsValohaiYaml",
  "valohai.showPlace",
  "valohai.turnOff",
  "valohai.createFile",
  "valohai.createStep",
  "valohai.restartServer",
  "valohai.showLog",
  "valohai.copySupportInfo",
  "valohai.showEntry",
  "valohai.copyVhCommand",
  "valohai.prepareInTerminal",
  "valohai.openExample",
  "valohai.suggest",
] as const;

export type CommandId = (typeof commandIds)[number];

/** What commands work with. */
export interface CommandServices {
  readonly server: LanguageServer;
  readonly previews: Previews;
  /** The folder of the extension. */
  readonly extension: Uri;
}
