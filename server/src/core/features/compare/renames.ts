import { groupBy } from "#core/base/group-by.ts";
import { type Meaning, sameText } from "./item-meaning.ts";

/** The names after a change by those before it, of what was renamed and is otherwise the same. */
export type Renames = ReadonlyMap<string, string>;

export const noRenames: Renames = new Map();

/**
 * What was renamed in a list: a removed entry and an added one that mean the same, if no other removed or added entry means
 * that, too.
 */
export function renamesIn(
  before: ReadonlyMap<string, Meaning>,
  after: ReadonlyMap<string, Meaning>,
): Renames {
  const gone = groupBy(
    [...before].filter(([name]) => !after.has(name)),
    saying,
  );
  const added = groupBy(
    [...after].filter(([name]) => !before.has(name)),
    saying,
  );
  const renames = new Map<string, string>();
  for (const [text, [first, ...others]] of gone) {
    const [second, ...more] = added.get(text) ?? [];
    const isClear = text !== nothingSaid && others.length === 0 && more.length === 0;
    if (isClear && first && second) renames.set(first[0], second[0]);
  }
  return renames;
}

function saying([, meaning]: readonly [string, Meaning]): string {
  return sameText(meaning);
}

/** An entry with nothing but a name is not told apart from others. */
const nothingSaid = "{}";
