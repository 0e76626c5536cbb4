import type { JSX, RefObject } from "preact";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { visibleText } from "#core/base/visible-text.ts";
import { type Box, placePopover } from "./place-popover.ts";
import "./choice-menu.css";

/** One thing to choose. */
export interface MenuChoice {
  readonly label: string;
  /** A few words beside the label. */
  readonly detail?: string | undefined;
  /** The key that does the same without the menu. */
  readonly keys?: string;
}

interface ChoiceMenuProps<Choice extends MenuChoice> {
  readonly label: string;
  /** What the menu opens beside, on the page. */
  readonly anchor: Box;
  readonly choices: readonly Choice[];
  /** Whether a field finds choices by what is typed. */
  readonly finds: boolean;
  /** Called with the choice that Enter would take; undefined where there is none. */
  readonly onActive?: ((choice: Choice | undefined) => void) | undefined;
  readonly onChoose: (choice: Choice) => void;
  /** Nothing was chosen. */
  readonly onClose: () => void;
}

/** A menu that opens by itself, takes the keyboard, and gives it back when it closes. */
export function ChoiceMenu<Choice extends MenuChoice>(props: ChoiceMenuProps<Choice>): JSX.Element {
  const { finds } = props;
  const label = visibleText(props.label);
  const id = useId();
  const { box, shown, at, typed, type, list, onKeyDown, onToggle } = useMenu(props);
  const activeId = shown.length > 0 ? `${id}-${at}` : undefined;
  const naming = finds
    ? { role: "listbox" as const, "aria-label": label }
    : { role: "menu" as const, "aria-label": label, "aria-activedescendant": activeId };
  const items = shown.map((it, index) => (
    <ChoiceItem
      key={`${index} ${it.label}`}
      id={`${id}-${index}`}
      choice={it}
      place={index}
      role={finds ? "option" : "menuitem"}
      isActive={index === at}
    />
  ));
  return (
    <div ref={box} class="menu choice-menu" popover="auto" onToggle={onToggle}>
      {finds && (
        <ChoiceField
          label={label}
          listId={`${id}-list`}
          activeId={activeId}
          value={typed}
          onType={type}
          onKeyDown={onKeyDown}
        />
      )}
      <div id={`${id}-list`} class="menu-list" tabIndex={-1} {...naming} {...list}>
        {items}
      </div>
      {items.length === 0 && <p class="menu-none">Nothing fits</p>}
    </div>
  );
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Finds choices by what is typed. */
function ChoiceField(props: ChoiceFieldProps): JSX.Element {
  const { label, listId, activeId, value, onType, onKeyDown } = props;
  return (
    <input
      class="menu-field"
      role="combobox"
      aria-label={label}
      aria-expanded="true"
      aria-autocomplete="list"
      aria-controls={listId}
      aria-activedescendant={activeId}
      placeholder={label}
      spellcheck={false}
      value={value}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function useMenu<Choice extends MenuChoice>({
  anchor,
  choices,
  onActive,
  onChoose,
  onClose,
}: ChoiceMenuProps<Choice>) {
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  /** Whether something was chosen, or the menu is gone: its last event of closing comes later than that. */
  const isOver = useRef(false);
  const shown = useMemo(() => choicesWith(choices, typed), [choices, typed]);
  const active = shown[at];
  useOpenBox(box, anchor);
  useLayoutEffect(
    () => () => {
      isOver.current = true;
    },
    [],
  );
  useLayoutEffect(() => {
    onActive?.(active);
    box.current?.querySelector(".menu-choice.at")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const choose = (choice: Choice): void => {
    isOver.current = true;
    // The keyboard goes back to where it was before anything else happens.
    box.current?.hidePopover();
    onChoose(choice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextPlace(event.key, at, shown.length);
    if (next !== undefined) setAt(next);
    else if (event.key === "Enter" && active !== undefined) choose(active);
    else if (event.key === "Escape" || event.key === "Tab") box.current?.hidePopover();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onToggle = ({ newState }: Pick<ToggleEvent, "newState">): void => {
    if (newState === "closed" && !isOver.current) onClose();
  };
  const type = (text: string): void => {
    setTyped(text);
    setAt(0);
  };
  const list = { onKeyDown, ...pointing(shown, setAt, choose) };
  return { box, shown, at, typed, type, list, onKeyDown, onToggle };
}

/** What the pointer does in the list of choices. */
function pointing<Choice extends MenuChoice>(
  shown: readonly Choice[],
  onPoint: (place: number) => void,
  onChoose: (choice: Choice) => void,
) {
  return {
    onPointerMove({ target }: PointerEvent) {
      const place = placeAt(target);
      if (place !== undefined) onPoint(place);
    },
    onClick({ target }: MouseEvent) {
      const choice = shown[placeAt(target) ?? -1];
      if (choice !== undefined) onChoose(choice);
    },
  };
}

/** Opens a box as a popover at its anchor, and gives it the keyboard. */
function useOpenBox(box: RefObject<HTMLDivElement | null>, anchor: Box): void {
  // After all else that takes the keyboard as the menu opens, so that the keyboard comes back there.
  useEffect(() => box.current?.showPopover(), [box]);
  useEffect(() => place(box.current, anchor));
  // Only what has its place is visible and can take the keyboard.
  useEffect(() => box.current?.querySelector<HTMLElement>("input, [role=menu]")?.focus(), [box]);
}

/** Where a key leads among so many choices; undefined for other keys. */
function nextPlace(key: string, at: number, count: number): number | undefined {
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + count, PageDown: count - 1, PageUp: 0 }[key];
  return next === undefined ? undefined : count === 0 ? 0 : next % count;
}

/** Which of the choices an element shows. */
function placeAt(target: EventTarget | null): number | undefined {
  const item = target instanceof Element ? target.closest("[data-place]") : null;
  return item === null ? undefined : Number(item.getAttribute("data-place"));
}

interface ChoiceItemProps {
  readonly id: string;
  readonly choice: MenuChoice;
  /** Its place among the choices that are shown. */
  readonly place: number;
  readonly role: "option" | "menuitem";
  readonly isActive: boolean;
}

function ChoiceItem({ id, choice, place, role, isActive }: ChoiceItemProps): JSX.Element {
  const { label, detail, keys } = choice;
  const own =
    role === "option" ? { role, "aria-selected": isActive } : { role, "aria-keyshortcuts": keys };
  return (
    <div id={id} class={isActive ? "menu-choice at" : "menu-choice"} data-place={place} {...own}>
      <span class="menu-label">{visibleText(label)}</span>
      {(detail ?? keys) !== undefined && (
        <span class="menu-detail" aria-hidden={keys !== undefined}>
          {visibleText(detail ?? keys ?? "")}
        </span>
      )}
    </div>
  );
}

/** The choices that hold all typed words, in any case of letters. */
function choicesWith<Choice extends MenuChoice>(
  choices: readonly Choice[],
  typed: string,
): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s/).filter(Boolean);
  return choices.filter(({ label, detail = "" }) => {
    const text = `${label} ${detail}`.toLowerCase();
    return words.every((it) => text.includes(it));
  });
}

/** Beside the anchor, with their left sides in line where there is room. */
function place(box: HTMLElement | null, anchor: Box): void {
  if (box === null) return;
  const { style } = box;
  style.maxBlockSize = "";
  const { width, height } = box.getBoundingClientRect();
  const page = { width: innerWidth, height: innerHeight };
  const { left: start, top: above, bottom } = anchor;
  const button = { left: start, right: start + width, top: above, bottom };
  const { left, top, maxHeight } = placePopover(button, { width, height }, page);
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.maxBlockSize = `${Math.min(maxHeight, 320)}px`;
  style.visibility = "visible";
}
