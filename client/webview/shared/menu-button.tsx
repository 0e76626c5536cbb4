import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icons.tsx";
import { placePopover } from "./place-popover.ts";

interface MenuButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Whether the label is written beside the picture. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

/** A button that opens a box beside it. */
export function MenuButton({ icon, label, isWide, children }: MenuButtonProps): JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const resized = (): void => place(button.current, box.current);
    window.addEventListener("resize", resized);
    return () => window.removeEventListener("resize", resized);
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        class={isWide ? "tool" : "icon-button"}
        aria-label={label}
        title={isWide ? undefined : label}
        popovertarget={id}
      >
        <Icon name={icon} />
        {isWide && label}
      </button>
      <fieldset
        ref={box}
        id={id}
        class="menu"
        popover="auto"
        onToggle={() => place(button.current, box.current)}
      >
        <legend class="unseen">{label}</legend>
        {children}
      </fieldset>
    </>
  );
}

/** Places an open box at its button; until then, and while it is closed, it is invisible. */
function place(button: HTMLElement | null, box: HTMLElement | null): void {
  if (button === null || box === null) return;
  const { style } = box;
  style.visibility = "";
  if (!box.matches(":popover-open")) return;
  style.maxBlockSize = "";
  const { width, height } = box.getBoundingClientRect();
  const page = { width: innerWidth, height: innerHeight };
  const { left, top, maxHeight } = placePopover(
    button.getBoundingClientRect(),
    { width, height },
    page,
  );
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.maxBlockSize = `${maxHeight}px`;
  style.visibility = "visible";
}
