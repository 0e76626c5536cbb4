import { lineEnd, lineStart } from "#core/base/line.ts";
import { code } from "#core/base/markdown.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, firstPoint } from "./completion-place.ts";
import { stepAround } from "./declared-name.ts";
import { partInsertion } from "./insertion.ts";
import type { Offer } from "./offer.ts";

/** The `{…}` of commands and input addresses that stand for parameters. */
export const placeholderCompleter: Completer = {
  name: "placeholder",
  offers(place) {
    const uri = isUri(place.route);
    if (place.role === "key" || !(uri || isCommand(place.route))) return [];
    const range = placeholderRange(place);
    if (!range) return [];
    const names = parameterNames(place);
    return uri ? valueOffers(place, range, names) : commandOffers(place, range, names);
  },
};

/** Whether the place is a command of a step or override. */
export function isCommand(route: string): boolean {
  return /^(?:step|pipeline\.nodes\[\]\.override)\.command(?:\[\])?$/.test(route);
}

function isUri(route: string): boolean {
  return /^(?:step|pipeline\.nodes\[\]\.override)\.inputs\[\]\.default(?:\[\])?$/.test(route);
}

function commandOffers(
  place: CompletionPlace,
  range: SourceRange,
  names: readonly string[],
): readonly Offer[] {
  const all = offerOf(place, range, "{parameters}", "All parameters, in the order of the step.");
  const values = names.map((name) =>
    offerOf(place, range, `{parameter-value:${name}}`, `The value of ${code(name)} alone.`),
  );
  const single = names.map((name) =>
    offerOf(
      place,
      range,
      `{parameter:${name}}`,
      `${code(name)} with its option, as in ${code(`--${name}=…`)}.`,
    ),
  );
  return [all, ...single, ...values].map((it, rank) => ({ ...it, rank }));
}

/** In an address `{parameter:NAME}` is the bare value. */
function valueOffers(
  place: CompletionPlace,
  range: SourceRange,
  names: readonly string[],
): readonly Offer[] {
  return names.map((name, rank) => ({
    ...offerOf(place, range, `{parameter:${name}}`, `The value of ${code(name)}.`),
    rank,
  }));
}

function offerOf(
  place: CompletionPlace,
  range: SourceRange,
  label: string,
  documentation: string,
): Offer {
  const written = partInsertion(place, firstPoint(place), range, label);
  return { label, kind: "parameter", documentation, ...written, rank: 0 };
}

function parameterNames(place: CompletionPlace): readonly string[] {
  const { config } = place;
  if (config?.kind === "step") return config.parameters.flatMap((it) => it.name?.value ?? []);
  return stepAround(place)?.parameters.map((it) => it.name) ?? [];
}

/**
 * From an open brace before the cursor to the closing one; without a brace an empty place between words. On a blank
 * line within a text of several lines even a word could end the text.
 */
function placeholderRange(place: CompletionPlace): SourceRange | undefined {
  const { text } = place.document;
  const cursor = place.typed.start + place.before.length;
  const start = Math.max(place.typed.start, lineStart(text, cursor));
  const end = Math.min(place.typed.end, lineEnd(text, cursor));
  const before = text.slice(start, cursor);
  const after = text.slice(cursor, end);
  const open = /(^|.)\{(?:[\w-]*|parameter(?:-value)?:[^{}]*)$/.exec(before);
  if (open) {
    if (open[1] === "$") return undefined;
    const rest = /^(?:[\w:. -]*\}|[\w:.-]*)/.exec(after)?.[0].length ?? 0;
    return { start: cursor - open[0].length + (open[1]?.length ?? 0), end: cursor + rest };
  }
  if (place.quote === "|" && before.trim() === "") return undefined;
  const apart =
    (isUri(place.route) ? /(?:^|[\s=/"'])$/ : /(?:^|[\s="'])$/).test(before) &&
    /^(?:[\s/"']|$)/.test(after);
  return apart && place.request.trigger === undefined ? { start: cursor, end: cursor } : undefined;
}
