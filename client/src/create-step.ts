import { l10n, Range, Uri, WorkspaceEdit, window, workspace } from "vscode";
import {
  type CreateStepParams,
  type CreateStepResult,
  createStepRequest,
} from "#new-file-protocol";
import type { LanguageServer } from "./language-client.ts";
import { inform } from "./notify.ts";

/** Writes a step for a Python file into the nearest valohai.yaml, or into a new one, and shows it. */
export async function createStep(server: LanguageServer, argument: unknown): Promise<void> {
  const script = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  if (script === undefined) {
    void inform(l10n.t("Open a Python file to create a step from it"));
    return;
  }
  const params: CreateStepParams = { uri: script.toString() };
  const result = await server.request<CreateStepResult | null>(createStepRequest, params);
  if (result?.message !== undefined) void inform(result.message);
  else if (result) await writeStep(result);
  else void inform(l10n.t("No step can be written from this file"));
}

async function writeStep({ uri: target, exists, edits }: CreateStepResult): Promise<void> {
  const uri = Uri.parse(target);
  const change = new WorkspaceEdit();
  if (!exists) {
    const text = edits.map(({ newText }) => newText).join("");
    change.createFile(uri, { contents: new TextEncoder().encode(text), ignoreIfExists: true });
    if (await workspace.applyEdit(change)) await window.showTextDocument(uri);
    return;
  }
  const document = await workspace.openTextDocument(uri);
  for (const { range, newText } of edits) {
    change.replace(
      uri,
      new Range(document.positionAt(range.start), document.positionAt(range.end)),
      newText,
    );
  }
  if (!(await workspace.applyEdit(change))) return;
  const end = document.positionAt((edits[0]?.range.start ?? 0) + (edits[0]?.newText.length ?? 0));
  await window.showTextDocument(document, { selection: new Range(end, end) });
}
