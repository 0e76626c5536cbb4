import { commands, type Disposable } from "vscode";
import { bundles } from "./bundles.ts";
import type { LanguageServer } from "./language-client.ts";
import type { Previews } from "./previews.ts";

const commandIds = [
  "valohai.copyValue",
  "valohai.copyRow",
  "valohai.copyColumn",
  "valohai.copyCommand",
  "valohai.copySelection",
  "valohai.goToPlace",
  "valohai.previewTaskVariants",
  "valohai.treatAsValohaiYaml",
  "valohai.showPlace",
  "valohai.turnOff",
  "valohai.createFile",
  "valohai.createStep",
  "valohai.restartServer",
  "valohai.suggest",
] as const;

export type CommandId = (typeof commandIds)[number];

/** What commands work with. */
export interface CommandServices {
  readonly server: LanguageServer;
  readonly previews: Previews;
}

/** Makes the commands known; the first one that is run loads them. */
export function registerCommands(services: CommandServices): Disposable[] {
  return commandIds.map((id) =>
    commands.registerCommand(id, (argument?: unknown) =>
      bundles.commands().commandActions[id](services, argument),
    ),
  );
}
