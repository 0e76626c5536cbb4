import * as vscode from "vscode";

/** What is used of the editor's shell integration, which is younger than the oldest supported editor. */
interface ShellIntegrationApi {
  readonly onDidChangeTerminalShellIntegration?: vscode.Event<{
    readonly terminal: vscode.Terminal;
  }>;
}

const api: ShellIntegrationApi = vscode.window as object;

/** How long a shell is waited for, in milliseconds: not every shell says that it is ready. */
const patience = 3_000;

/** How long a shell needs after that for its prompt, in milliseconds. */
const promptTime = 500;

/** Resolves when the shell of a new terminal is ready for input, or after a while: what is written before is shown twice. */
export function shellReady(terminal: vscode.Terminal): Promise<void> {
  const onIntegration = api.onDidChangeTerminalShellIntegration;
  if (!onIntegration) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(finish, patience);
    const listener = onIntegration((event) => {
      if (event.terminal === terminal) setTimeout(finish, promptTime);
    });
  });
}
