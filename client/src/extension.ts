import { type ExtensionContext, type TextDocument, workspace } from "vscode";
import { registerCommands } from "./commands.ts";
import { watchFileGlobs } from "./file-globs.ts";
import { valohaiLanguage } from "./language.ts";
import { type LazyServer, lazyServer } from "./lazy-server.ts";
import { PreviewPanels } from "./preview-panels.ts";

let server: LazyServer | undefined;

export function activate(context: ExtensionContext): void {
  const lazy = lazyServer(context);
  server = lazy;
  const wakeFor = (document: TextDocument): void => {
    if (document.languageId === valohaiLanguage) lazy.wake();
  };
  const panels = new PreviewPanels(context, lazy);
  lazy.onRunning(() => panels.refresh());
  context.subscriptions.push(
    panels,
    ...registerCommands(lazy, panels),
    workspace.onDidOpenTextDocument(wakeFor),
    ...watchFileGlobs(),
  );
  workspace.textDocuments.forEach(wakeFor);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
  server = undefined;
}
