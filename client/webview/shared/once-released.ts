/**
 * Acts once no button of the mouse is pressed. Linux and macOS ask for a menu as the button goes down, and letting it go
 * beside a menu that is open then would close the menu.
 */
export function onceReleased({ buttons }: MouseEvent, act: () => void): void {
  if (buttons === 0) act();
  else window.addEventListener("pointerup", act, { once: true });
}
