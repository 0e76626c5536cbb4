import * as vscode from "vscode";

/** What is used of the editor's shell integration, which is younger than the oldest supported editor. */
interface ShellIntegrationApi {
  readonly onDidChangeTerminalShellIntegration?: vscode.Event<{
    readonly terminal: vscode.Terminal;
    /** Its folder is known from the first prompt on. */
    readonly shellIntegration: { readonly cwd?: vscode.Uri | undefined };
  }>;
}

const api: ShellIntegrationApi = vscode.window as object;

/** How long a shell that runs is waited for, in milliseconds: not every shell says that it is ready. */
const patience = 5_000;

/** How long a shell needs after that for its prompt, in milliseconds. */
const promptTime = 500;

/** Resolves when the shell of a new terminal is ready for input, or after a while: what is written before is shown twice. */
export function shellReady(terminal: vscode.Terminal): Promise<void> {
  const onIntegration = api.onDidChangeTerminalShellIntegration;
  if (!onIntegration) return Promise.resolve();
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finishAfter = (time: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        listener.dispose();
        resolve();
      }, time);
    };
    const listener = onIntegration(({ terminal: its, shellIntegration }) => {
      if (its === terminal && shellIntegration.cwd) finishAfter(promptTime);
    });
    const startWaiting = () => {
      if (timer === undefined) finishAfter(patience);
    };
    void terminal.processId.then(startWaiting, startWaiting);
  });
}
