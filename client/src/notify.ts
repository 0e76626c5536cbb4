import { type Disposable, StatusBarAlignment, window } from "vscode";
import { visibleText } from "#core/base/visible-text.ts";
import { labelText, messageText } from "./shown-text.ts";

/** Shows something that a person has asked for or has to know; answers which of the buttons is pressed. */
export function inform(message: string, ...buttons: string[]): Thenable<string | undefined> {
  return window.showInformationMessage(messageText(message), ...buttons);
}

/** Shows what does not go as it should; answers which of the buttons is pressed. */
export function warn(message: string, ...buttons: string[]): Thenable<string | undefined> {
  return window.showWarningMessage(messageText(message), ...buttons);
}

/** Shows what has failed; answers which of the buttons is pressed. */
export function showError(message: string, ...buttons: string[]): Thenable<string | undefined> {
  return window.showErrorMessage(messageText(message), ...buttons);
}

/** What an item of the status bar shows. */
interface ShownStatus {
  /** The name of an icon of the editor. */
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
}

/** An item of the status bar, hidden until it has something to show. */
export interface StatusItem extends Disposable {
  show(status: ShownStatus): void;
  hide(): void;
}

/** Makes an item of the status bar that runs a command. */
export function statusItem(id: string, name: string, command: string): StatusItem {
  const item = window.createStatusBarItem(id, StatusBarAlignment.Left);
  item.name = name;
  item.command = command;
  return {
    show({ icon, text, tooltip, spoken }) {
      item.text = `$(${icon}) ${labelText(text)}`;
      item.tooltip = tooltip.split("\n").map(visibleText).join("\n");
      item.accessibilityInformation = { label: spoken };
      item.show();
    },
    hide: () => item.hide(),
    dispose: () => item.dispose(),
  };
}

/** Shows a message with an icon in the status bar for a few seconds. */
export function showBriefly(icon: "check" | "warning", message: string): void {
  window.setStatusBarMessage(`$(${icon}) ${labelText(message)}`, shownFor);
}

/** In milliseconds. */
const shownFor = 6000;
