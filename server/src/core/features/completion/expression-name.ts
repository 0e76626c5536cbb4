import type { SourceRange } from "#core/base/range.ts";
import type { Completer } from "./completer.ts";
import { type CompletionPlace, firstPoint } from "./completion-place.ts";
import { stepAround } from "./declared-name.ts";
import { partInsertion, textInsertion } from "./insertion.ts";
import { metadataKeysOf } from "./metadata-keys.ts";
import type { Offer, OfferKind } from "./offer.ts";
import { parameterDetail } from "./signature-text.ts";

/** The names that a condition can read: `metadata.KEY` and `parameter.NAME` in actions, bare keys in stop conditions. */
export const expressionNameCompleter: Completer = {
  name: "expression-name",
  offers(place) {
    if (place.role === "key") return [];
    if (place.route === "task.optimization-target-metric") return metricNames(place);
    const kind = conditionKind(place.route);
    const word = kind && wordAt(place);
    if (!word) return [];
    return namesFor(place, kind, word).map((it, rank) => ({
      label: it.label,
      kind: it.kind,
      detail: it.detail,
      documentation: it.documentation,
      ...partInsertion(place, firstPoint(place), word.range, it.label),
      rank,
    }));
  },
};

type ConditionKind = "if" | "stop-condition";

function conditionKind(route: string): ConditionKind | undefined {
  if (/^(?:step|task)\.stop-condition$/.test(route)) return "stop-condition";
  return /^pipeline\.nodes\[\]\.actions\[\]\.if(?:\[\])?$/.test(route) ? "if" : undefined;
}

interface TypedWord {
  /** `metadata` or `parameter` with a dot after it, before the word. */
  readonly root: string | undefined;
  readonly text: string;
  /** The range of the word after the dot. */
  readonly range: SourceRange;
}

/** The name that the cursor touches, or an empty one where an operand is expected; undefined within a text or number. */
function wordAt({ before, after, typed }: CompletionPlace): TypedWord | undefined {
  const written = /(?<![\w.-])[\w.-]*$/.exec(before)?.[0] ?? "";
  const first = written.search(/[A-Za-z_]|$/);
  const start = before.slice(0, before.length - written.length + first);
  const [, root, head = ""] =
    /^(?:(metadata|parameter)\.)?([A-Za-z_][\w.-]*)?$/.exec(written.slice(first)) ?? [];
  const quotes = start.match(/["']/g)?.length ?? 0;
  if (quotes % 2 === 1 || /[\w.)"'-]$/.test(start)) return undefined;
  if (root === undefined && isAfterOperand(start)) return undefined;
  const tail = /^[\w.-]*/.exec(after)?.[0] ?? "";
  const cursor = typed.start + before.length;
  const range = { start: cursor - head.length, end: cursor + tail.length };
  return { root, text: head + tail, range };
}

/** Whether an operator is expected rather than a name. */
function isAfterOperand(start: string): boolean {
  return /(?:[\w)"'])\s+$/.test(start) && !/\b(?:and|or|not|in|is)\s+$/.test(start);
}

interface NameOffer {
  readonly label: string;
  readonly kind: OfferKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
}

function namesFor(
  place: CompletionPlace,
  kind: ConditionKind,
  word: TypedWord,
): readonly NameOffer[] {
  const { root } = word;
  if (root === "metadata") return metadataNames(place, word.text);
  if (root === "parameter") return parameterNames(place);
  const keys = metadataNames(place, word.text.replace(/^(?:metadata|parameter)\./, ""));
  const functions = ["abs", "min", "max"].map((it): NameOffer => ({ label: it, kind: "value" }));
  if (kind === "stop-condition") return [...keys, ...functions];
  return [
    ...keys.map((it) => ({ ...it, label: `metadata.${it.label}` })),
    ...parameterNames(place).map((it) => ({ ...it, label: `parameter.${it.label}` })),
    ...functions,
  ];
}

/** Names that an expression can read as one name. */
const readable = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*$/;

function metadataNames(place: CompletionPlace, typed: string): readonly NameOffer[] {
  const step = stepName(place);
  const keys = step === undefined ? [] : metadataKeysOf(place, step, typed);
  const documentation = "The last value that was printed for this key.";
  return keys
    .filter((it) => readable.test(it))
    .map((label) => ({ label, kind: "metadata", documentation }));
}

function parameterNames(place: CompletionPlace): readonly NameOffer[] {
  const parameters = stepAround(place)?.parameters ?? [];
  return parameters
    .filter((it) => readable.test(it.name))
    .map((it) => ({ label: it.name, kind: "parameter", detail: parameterDetail(it) }));
}

function stepName(place: CompletionPlace): string | undefined {
  const { config } = place;
  return config?.kind === "step" ? config.name?.value : stepAround(place)?.name;
}

/** The whole value is one metadata key. */
function metricNames(place: CompletionPlace): readonly Offer[] {
  const point = firstPoint(place);
  return metadataNames(place, place.before + place.after).map((it, rank) => ({
    label: it.label,
    kind: it.kind,
    ...textInsertion(place, point, it.label),
    rank,
    free: true,
  }));
}
