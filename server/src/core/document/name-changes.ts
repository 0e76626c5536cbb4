import type { ItemKind } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { Signature } from "#core/model/signature.ts";
import { type ItemNames, namesOfItem } from "./item-names.ts";
import { itemsIn, type PlacedChunk } from "./piece-chunk.ts";

/** Stands for the question after a name; the kind alone stands for that after all names of it. */
export function readKey(kind: ItemKind, name: string): string {
  return `${kind} ${name}`;
}

/** Stands for the question what edges pass on. */
export const passedOnRead = "passed on";

/** In what an index differs from an earlier one. */
export interface NameChanges {
  /** The names of which an item has come, gone or been edited. */
  readonly items: ReadonlySet<string>;
  /** The keys of the questions that are answered differently. */
  readonly answers: ReadonlySet<string>;
}

/** No difference. */
export const nothingChanged: NameChanges = { items: new Set(), answers: new Set() };

/** What an index is made from, and how it answers. */
interface Answers {
  readonly chunks: readonly PlacedChunk[];
  signature(kind: ItemKind, name: string): Signature | undefined;
  names(kind: ItemKind): readonly string[];
  readonly passedOn: readonly string[];
}

/** In what an index differs from the one before it. */
export function changesBetween(before: Answers, after: Answers): NameChanges {
  const changed = changedItems(before.chunks, after.chunks).map((it) => namesOfItem(it, () => []));
  const asked = changed.flatMap(questionsAbout);
  const answers = asked.filter(
    ({ kind, name }) => before.signature(kind, name) !== after.signature(kind, name),
  );
  const kinds = new Set(asked.map((it) => it.kind));
  const lists = [...kinds].filter((it) => before.names(it) !== after.names(it));
  const passedOn = before.passedOn === after.passedOn ? [] : [passedOnRead];
  return {
    items: new Set(changed.flatMap((it) => it.name ?? [])),
    answers: new Set([...answers.map((it) => readKey(it.kind, it.name)), ...lists, ...passedOn]),
  };
}

/** The names for which an item may be the answer. */
function questionsAbout({ kind, name, unread }: ItemNames) {
  const steps = unread.map((it) => ({ kind: "step", name: it.name }) as const);
  return kind === undefined || name === undefined ? steps : [...steps, { kind, name }];
}

/** The items that only one of two versions has. */
function changedItems(
  before: readonly PlacedChunk[],
  after: readonly PlacedChunk[],
): readonly Item[] {
  const [old, fresh] = [itemsOnlyIn(before, after), itemsOnlyIn(after, before)];
  return [...old, ...fresh].filter((it) => !old.has(it) || !fresh.has(it));
}

/** The items of the chunks that other chunks do not have. */
function itemsOnlyIn(
  chunks: readonly PlacedChunk[],
  others: readonly PlacedChunk[],
): ReadonlySet<Item> {
  const known = new Set(others.map((it) => it.chunk));
  const own = chunks.filter((it) => !known.has(it.chunk));
  return new Set(own.flatMap(({ chunk }) => itemsIn(chunk).map((it) => it.item)));
}

/** Whether changes leave alone what was found by asking these questions, and by reading items of these names. */
export function leaveAlone(
  changes: NameChanges,
  answers: ReadonlySet<string>,
  items: ReadonlySet<string> = none,
): boolean {
  for (const it of changes.answers) if (answers.has(it)) return false;
  for (const it of changes.items) if (items.has(it)) return false;
  return true;
}

const none: ReadonlySet<string> = new Set();
