/**
 * Lets Ctrl+A in a field select its text at once. Without this the editor hears of the key too and selects the text a
 * moment later for a second time, so that the next letter replaces those that were typed meanwhile.
 */
export function selectAllAtOnce(): void {
  document.addEventListener("keydown", (event) => {
    const isSelectAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a";
    if (isSelectAll && isField(event.composedPath()[0])) event.stopPropagation();
  });
}

function isField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
