import { CompletionTriggerKind, commands, type TextDocument, window, workspace } from "vscode";
import type { Middleware } from "vscode-languageclient";

/** Shows what can stand after a dash that has moved to its list as it was typed: VS Code closes its offers when the text moves. */
export function offersAfterMovedDash(): Middleware {
  let moved: TextDocument | undefined;
  return {
    async provideOnTypeFormattingEdits(document, position, typed, options, token, next) {
      const edits = await next(document, position, typed, options, token);
      if (typed !== " " || !edits || edits.length === 0 || !isOfferedAfterBlank(document)) {
        return edits;
      }
      afterNextChange(document, () => {
        if (!isAtLoneDash(document)) return;
        moved = document;
        void commands.executeCommand("editor.action.triggerSuggest", { auto: true });
      });
      return edits;
    },
    provideCompletionItem(document, position, context, token, next) {
      if (moved !== document) return next(document, position, context, token);
      moved = undefined;
      // The blank after the dash is what was typed; nobody has asked for offers.
      const typed = { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: " " };
      return next(document, position, typed, token);
    },
  };
}

function isOfferedAfterBlank(document: TextDocument): boolean {
  return workspace.getConfiguration("editor", document).get("suggestOnTriggerCharacters") !== false;
}

function afterNextChange(document: TextDocument, act: () => void): void {
  const changes = workspace.onDidChangeTextDocument((event) => {
    if (event.document !== document || event.contentChanges.length === 0) return;
    changes.dispose();
    act();
  });
}

/** Whether the cursor is right after a dash and a blank that are alone in their line. */
function isAtLoneDash(document: TextDocument): boolean {
  const editor = window.activeTextEditor;
  if (editor?.document !== document) return false;
  const { line } = editor.selection.active;
  return line < document.lineCount && /^ *- $/.test(document.lineAt(line).text);
}
