import { closestOrLonger } from "#core/base/closest.ts";
import type { Choice, ObjectSchema } from "./object-schema.ts";

/** The key of the mapping that a misspelt or misremembered key most likely stands for; keys that are already there do not count. */
export function nearestKey(
  key: string,
  object: ObjectSchema,
  present: ReadonlySet<string>,
): string | undefined {
  const free = Object.entries(object.properties).filter(([name]) => !present.has(name));
  const meant = free.find(([, row]) => row.synonyms?.includes(plain(key)));
  return (
    meant?.[0] ??
    closestOrLonger(
      key,
      free.map(([name]) => name),
    )
  );
}

/** The choice that a text most likely stands for. */
export function nearestChoice(text: string, choices: readonly Choice[]): string | undefined {
  const word = plain(text);
  const same = choices.find((it) => plain(it.value) === word);
  const meant = same ?? choices.find((it) => it.synonyms?.some((other) => plain(other) === word));
  return (
    meant?.value ??
    closestOrLonger(
      text,
      choices.map((it) => it.value),
    )
  );
}

function plain(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
