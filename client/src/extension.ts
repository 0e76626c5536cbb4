import {
  commands,
  type Disposable,
  type ExtensionContext,
  type TextDocument,
  workspace,
} from "vscode";
import { registerAgentTools } from "./agent-tools.ts";
import { bundles } from "./bundles.ts";
import { type CommandServices, commandIds } from "./command-services.ts";
import { watchFileGlobs } from "./file-globs.ts";
import { followRuleLinks } from "./follow-rule-links.ts";
import { isRead } from "./language.ts";
import { lazyGitHead } from "./lazy-git-head.ts";
import { lazyOverview } from "./lazy-overview.ts";
import { lazyPreviews } from "./lazy-previews.ts";
import { type LazyServer, lazyServer } from "./lazy-server.ts";

let running: LazyServer | undefined;

/** Called by the editor once, when the extension is first needed. */
export function activate(context: ExtensionContext): void {
  const server = lazyServer(context);
  running = server;
  const wakeFor = (document: TextDocument): void => {
    if (isRead(document)) server.wake();
  };
  const head = lazyGitHead();
  const previews = lazyPreviews(context, server, head);
  context.subscriptions.push(
    previews,
    ...registerCommands({ server, previews, extension: context.extensionUri }),
    workspace.onDidOpenTextDocument(wakeFor),
    ...watchFileGlobs(),
    ...followRuleLinks(context),
    ...registerAgentTools(context, server),
    ...lazyOverview(server, head),
    head,
  );
  workspace.textDocuments.forEach(wakeFor);
}

/** Called by the editor before it ends the extension. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}

/** Makes the commands known; the first one that is run loads them. */
function registerCommands(services: CommandServices): Disposable[] {
  return commandIds.map((id) =>
    commands.registerCommand(id, (argument?: unknown) =>
      bundles.commands().commandActions[id](services, argument),
    ),
  );
}
