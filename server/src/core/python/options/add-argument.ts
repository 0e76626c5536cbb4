import type { Bindings, Expression } from "../bindings.ts";
import { possibleNames } from "../dictionary.ts";
import type { FoundKey } from "../keys.ts";
import { type PythonNode, sourceOf } from "../syntax.ts";
import type { ProgramOption } from "./argument.ts";
import { actionOf, described, type Library, writtenFor } from "./argument-facts.ts";
import { type Given, givenTo, positionalOf } from "./given.ts";
import { baseOf } from "./overlay.ts";
import { runsOfCall } from "./unroll.ts";
import { resolvedValue } from "./written.ts";

/** What a call that declares options declares, and whether all of it could be read. */
export interface Declared {
  readonly options: readonly ProgramOption[];
  readonly complete: boolean;
}

/** The options of `parser.add_argument(…)`, `parser.add_option(…)` or `@click.option(…)`, once for each time it runs. */
export function declaredOptions(
  bindings: Bindings,
  call: PythonNode,
  library: Library,
  partial?: PythonNode,
): Declared {
  const parts = runsOfCall(bindings, call).map((run) => declaredOnce(run, call, library, partial));
  const seen = new Set<string>();
  const options = parts
    .flatMap((it) => it.options)
    .filter(
      ({ name, range }) =>
        !seen.has(`${range.start} ${name}`) && seen.add(`${range.start} ${name}`),
    );
  return { options, complete: parts.every((it) => it.complete) };
}

interface Form {
  readonly key: FoundKey;
  readonly text: string;
}

const unread: Declared = { options: [], complete: false };

/** How much of what may be read of a program one option costs: no person writes a program with a thousand. */
const stepsPerOption = 1_000;

function declaredOnce(
  bindings: Bindings,
  call: PythonNode,
  library: Library,
  partial: PythonNode | undefined,
): Declared {
  if (!bindings.mayRead(stepsPerOption)) return unread;
  const given = givenTo(bindings, call, partial);
  const written = formsOf(bindings, call, given);
  if (!written) return unread;
  const names = written.map((it) => possibleNames(it.bindings, it.node));
  const forms = names.map((it) => it.keys.map((key): Form => ({ key, text: key.name })));
  const [only] = forms;
  // A name that may be several is several options; several names are forms of one.
  const groups = forms.length === 1 && only ? only.map((it) => [it]) : [forms.flat()];
  const options = groups.map((it) => optionOf(given, it, library));
  const isNamed = names.every((it) => it.complete && it.keys.length > 0);
  return {
    options: options.flatMap((it) => it ?? []),
    complete: isNamed && options.every((it) => it !== undefined),
  };
}

/** The names of an option; a positional argument may have its name in `dest` only. */
function formsOf(
  bindings: Bindings,
  call: PythonNode,
  given: Given,
): readonly Expression[] | undefined {
  const written = positionalOf(bindings, call);
  const dest = written?.length === 0 ? given.named("dest") : undefined;
  return dest ? [dest] : written?.map((it) => resolvedValue(it));
}

/** What forms and settings declare; undefined where they say nothing that can be read. */
function optionOf(
  given: Given,
  forms: readonly Form[],
  library: Library,
): readonly ProgramOption[] | undefined {
  const dashed = forms.filter(({ text }) => /^\s*[-/]/.test(text));
  const action = actionOf(given);
  if (/^["']?(?:help|version)["']?$/.test(action)) return [];
  if (dashed.length === 0) return positional(given, forms, library);
  const named = dashed.filter((it) => firstForm(it).startsWith("-"));
  const long = named.find((it) => firstForm(it).startsWith("--")) ?? named[0];
  const flag = long ? firstForm(long) : "";
  const name = flag.replace(/^-+/, "");
  if (!long || name === "") return undefined;
  const facts = described(given, library);
  const isSwitch = library === "click" && dashed.some((it) => it.text.includes("/"));
  const type = isSwitch ? "flag" : facts.type;
  return [
    {
      ...facts,
      name,
      flags: named.map(firstForm),
      negations: negationsOf(dashed, action),
      type,
      required: writtenFor(given, "required") === "True",
      abbreviates: library !== "click",
      passAs: flag.startsWith("--") ? undefined : passAsFor(flag, type === "flag"),
      ...placeOf(long.key, flag.length - name.length),
    },
  ];
}

/** `--shout` of click's `--shout/--no-shout` */
function firstForm({ text }: Form): string {
  return text.split("/")[0]?.trim() ?? "";
}

/** `-r` needs a spelling of its own, as parameters are passed with two dashes. */
function passAsFor(flag: string, isFlag: boolean): string {
  return isFlag ? flag : `${flag} {v}`;
}

function placeOf({ range, literal, origin }: FoundKey, dashes: number) {
  const start = literal ? range.start + dashes : range.start;
  return { range: { start, end: range.end }, literal, origin: baseOf(origin) };
}

function positional(
  given: Given,
  forms: readonly Form[],
  library: Library,
): readonly ProgramOption[] | undefined {
  const [only] = forms;
  if (!only || forms.length > 1 || !/^[A-Za-z_][\w.-]*$/.test(only.text)) return undefined;
  return [
    {
      ...described(given, library),
      name: only.text,
      flags: [],
      position: 0,
      passAs: "{v}",
      required: !isOptional(given, library),
      ...placeOf(only.key, 0),
    },
  ];
}

/** Whether a positional argument may be missing. */
function isOptional(given: Given, library: Library): boolean {
  const nargs = writtenFor(given, "nargs");
  if (library !== "click") return /["'](?:[?*]|\.\.\.)["']|REMAINDER/.test(nargs);
  const required = writtenFor(given, "required");
  if (required !== "") return required === "False";
  return nargs === "-1" || given.named("default") !== undefined;
}

/** `--no-amp` for argparse's BooleanOptionalAction and for click's `--amp/--no-amp`. */
function negationsOf(forms: readonly Form[], action: string): readonly string[] {
  const texts = forms.map((it) => it.text);
  if (/BooleanOptionalAction/.test(action)) {
    return texts.filter((it) => it.startsWith("--")).map((it) => `--no-${it.slice(2)}`);
  }
  return texts.flatMap((it) => /^\s*(?:-[^/]*)?\/\s*(-\S+)/.exec(it)?.[1] ?? []);
}

/** Whether a declaration takes all words that follow, whatever they are. */
export function takesAll(bindings: Bindings, call: PythonNode): boolean {
  const nargs = givenTo(bindings, call).named("nargs");
  const written = nargs ? sourceOf(nargs.bindings.source, nargs.node) : "";
  return /\bREMAINDER$|^["']\.\.\.["']$/.test(written);
}
