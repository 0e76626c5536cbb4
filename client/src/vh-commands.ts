import { l10n, Uri, window, workspace } from "vscode";
import { type VhStart, type VhStartParams, vhStartRequest } from "#project-protocol";
import { copyText } from "./copy-text.ts";
import type { LanguageServer } from "./language-client.ts";
import { inform, warn } from "./notify.ts";
import { isRecord } from "./preview-messages.ts";
import { shellReady } from "./shell-prompt.ts";

/** Copies how `vh` starts what is at the cursor or in a row of the view. */
export async function copyVhCommand(server: LanguageServer, argument: unknown): Promise<void> {
  const start = await vhStart(server, argument);
  if (!start) return;
  await copyText(start.line, l10n.t("Copied to the clipboard"));
  if (start.remarks.length > 0) void inform(start.remarks.join(". "));
}

/** Writes that line into a new terminal and leaves it to the person to run it; never in a workspace that is not trusted. */
export async function prepareInTerminal(server: LanguageServer, argument: unknown): Promise<void> {
  if (!workspace.isTrusted) {
    void warn(l10n.t("Nothing is written into a terminal: this workspace is not trusted"));
    return;
  }
  const start = await vhStart(server, argument);
  if (!start) return;
  // A terminal obeys control characters, and a line break would run the line.
  if (/\p{Cc}/u.test(start.line)) {
    void warn(l10n.t("The command is not a single line, so it is not written into a terminal"));
    return;
  }
  const cwd = folderOf(argument);
  const terminal = window.createTerminal({ name: "Valohai", ...(cwd && { cwd }) });
  terminal.show();
  await shellReady(terminal);
  terminal.sendText(start.line, false);
  if (start.remarks.length > 0) void inform(start.remarks.join(". "));
}

async function vhStart(server: LanguageServer, argument: unknown): Promise<VhStart | undefined> {
  const params = placeOf(argument);
  const start = params && (await server.request<VhStart | null>(vhStartRequest, params));
  if (!start)
    void inform(l10n.t("Put the cursor in a step, task, pipeline or node that has a name"));
  return start ?? undefined;
}

/** The place of a row of the view, or else the cursor. */
function placeOf(argument: unknown): VhStartParams | undefined {
  if (isRecord(argument) && typeof argument["uri"] === "string" && isRecord(argument["range"])) {
    const offset = argument["range"]["start"];
    return typeof offset === "number" ? { uri: argument["uri"], offset } : undefined;
  }
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  return { uri: document.uri.toString(), offset: document.offsetAt(selection.active) };
}

function folderOf(argument: unknown): Uri | undefined {
  const uri = placeOf(argument)?.uri;
  const folder = uri === undefined ? undefined : workspace.getWorkspaceFolder(Uri.parse(uri));
  return folder?.uri;
}
