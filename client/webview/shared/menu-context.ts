/** The places of the page that have a context menu of their own. */
export type MenuPlace = "cell" | "header" | "detail";

/** Names what was clicked on for VS Code; the manifest's menu `webview/context` reads it as `valohaiPlace`. */
export function menuOf(place: MenuPlace): string {
  return JSON.stringify({ valohaiPlace: place });
}

/** A field has VS Code's own menu, whose Cut, Copy and Paste work there. */
export const menuOfField = JSON.stringify({
  preventDefaultContextMenuItems: false,
  valohaiSelection: false,
});

/** The rest of the page has no menu, except where text is selected: nothing can be cut or pasted there. */
export function menuOfPage(hasSelection: boolean): string {
  return JSON.stringify({ preventDefaultContextMenuItems: true, valohaiSelection: hasSelection });
}
