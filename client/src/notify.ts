import { window } from "vscode";
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

/** Shows a message with an icon in the status bar for a few seconds. */
export function showBriefly(icon: "check" | "warning", message: string): void {
  window.setStatusBarMessage(`$(${icon}) ${labelText(message)}`, shownFor);
}

/** In milliseconds. */
const shownFor = 6000;
