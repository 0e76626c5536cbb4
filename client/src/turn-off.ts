import {
  CodeAction,
  l10n,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { Middleware } from "vscode-languageclient";
import { lintConfigName } from "./language.ts";
import { inform, showError, warn } from "./notify.ts";
import { reasonOf } from "./reason.ts";

/** The command that turns a code off and says so; its argument is a `TurningOff`. */
const turnOffCommand = "valohai.turnOff";

/** An edit of the config of a project that turns a code off. */
interface TurningOff {
  readonly code: string;
  /** The address of the config. */
  readonly uri: Uri;
  readonly edit: WorkspaceEdit;
}

/** The config is edited out of sight: actions that turn a code off say what they wrote, and how to take it back. */
export const tellsTurningOff: Pick<Middleware, "provideCodeActions"> = {
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    return actions?.map((it) => (it instanceof CodeAction ? withMessage(it) : it));
  },
};

function withMessage(action: CodeAction): CodeAction {
  const { edit, title } = action;
  const code = "data" in action && typeof action.data === "string" ? action.data : undefined;
  const uri = edit?.entries().find(([it]) => it.path.endsWith(`/${lintConfigName}`))?.[0];
  if (code === undefined || edit === undefined || uri === undefined) return action;
  const withCommand = new CodeAction(title, action.kind);
  const argument: TurningOff = { code, uri, edit };
  withCommand.command = { title, command: turnOffCommand, arguments: [argument] };
  return withCommand;
}

/** Makes the edit, saves the config unless it had unsaved changes, and offers to open it or to take the edit back. */
export async function turnOff(argument: unknown): Promise<void> {
  if (!isTurningOff(argument)) return;
  const { code, uri, edit } = argument;
  try {
    const before = await stateOf(uri);
    if (!(await workspace.applyEdit(edit)))
      throw new Error(l10n.t("the config has changed in the meantime"));
    const config = await workspace.openTextDocument(uri);
    if (before?.isDirty !== true) await config.save();
    const after = config.getText();
    void announce(code, config, () => restore(config, after, before));
  } catch (error) {
    void showError(l10n.t("{0} is not turned off: {1}", code, reasonOf(error)));
  }
}

async function announce(
  code: string,
  config: TextDocument,
  undo: () => Promise<void>,
): Promise<void> {
  const path = workspace.asRelativePath(config.uri);
  const message = l10n.t('Turned {0} off for this project in "{1}"', code, path);
  const [open, takeBack] = [l10n.t("Open File"), l10n.t("Undo")];
  const choice = await inform(message, open, takeBack);
  if (choice === open) await window.showTextDocument(config);
  if (choice === takeBack) await undo();
}

/** A config as it was before an edit; undefined where there was none. */
type State = { readonly text: string; readonly isDirty: boolean } | undefined;

async function stateOf(uri: Uri): Promise<State> {
  const open = workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  const exists = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!open && !exists) return undefined;
  const document = open ?? (await workspace.openTextDocument(uri));
  return { text: document.getText(), isDirty: document.isDirty };
}

/** Takes the edit back, unless the config has been edited since, which would lose something. */
async function restore({ uri }: TextDocument, after: string, before: State): Promise<void> {
  const config = await workspace.openTextDocument(uri);
  if (config.getText() !== after) {
    const path = workspace.asRelativePath(uri);
    void warn(l10n.t('"{0}" has been edited since; undo the change there', path));
    return;
  }
  const edit = new WorkspaceEdit();
  if (before === undefined) edit.deleteFile(uri);
  else
    edit.replace(
      uri,
      new Range(config.positionAt(0), config.positionAt(after.length)),
      before.text,
    );
  await workspace.applyEdit(edit);
  if (before?.isDirty === false) await config.save();
}

function isTurningOff(value: unknown): value is TurningOff {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    "uri" in value &&
    value.uri instanceof Uri &&
    "edit" in value &&
    value.edit instanceof WorkspaceEdit
  );
}
