import { commands, type Disposable } from "vscode";
import { bundles } from "./bundles.ts";
import { type CommandServices, commandIds } from "./command-services.ts";

/** Makes the commands known; the first one that is run loads them. */
export function registerCommands(services: CommandServices): Disposable[] {
  return commandIds.map((id) =>
    commands.registerCommand(id, (argument?: unknown) =>
      bundles.commands().commandActions[id](services, argument),
    ),
  );
}
