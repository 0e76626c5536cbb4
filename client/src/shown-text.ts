import { visibleText } from "#core/base/visible-text.ts";

/** A text for a message: VS Code would make a link, even to a command, of `[text](target)` in a name. */
export function messageText(text: string): string {
  return visibleText(text).replaceAll("](", "] (");
}

/** A text for a pick or a lens: VS Code would draw an icon for `$(name)` in a name. */
export function labelText(text: string): string {
  return visibleText(text).replaceAll("$(", "\\$(");
}
