import { type ExtensionContext, type TextDocument, workspace } from "vscode";
import { watchFileGlobs } from "./file-globs.ts";
import { followRuleLinks } from "./follow-rule-links.ts";
import { isRead } from "./language.ts";
import { lazyPreviews } from "./lazy-previews.ts";
import { type LazyServer, lazyServer } from "./lazy-server.ts";
import { registerCommands } from "./register-commands.ts";

let running: LazyServer | undefined;

export function activate(context: ExtensionContext): void {
  const server = lazyServer(context);
  running = server;
  const wakeFor = (document: TextDocument): void => {
    if (isRead(document)) server.wake();
  };
  const previews = lazyPreviews(context, server);
  context.subscriptions.push(
    previews,
    ...registerCommands({ server, previews }),
    workspace.onDidOpenTextDocument(wakeFor),
    ...watchFileGlobs(),
    ...followRuleLinks(context),
  );
  workspace.textDocuments.forEach(wakeFor);
}

export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}
