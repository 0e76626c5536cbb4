import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, contentEnd, lineBreakOf, lineEnd } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { freeName } from "#core/edits/free-name.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { bodyColumn, insertItem, itemLines, itemStyleOf } from "#core/edits/new-item.ts";
import { removeEntry } from "#core/edits/remove.ts";
import type { Step } from "#core/model/config.ts";
import { placeholdersIn } from "#core/model/placeholder.ts";
import { onlyChangesShell } from "#core/shell/builtins.ts";
import { readCommands } from "#core/shell/commands.ts";
import type { CommandFacts } from "#core/shell/facts.ts";
import { isAssignment } from "#core/shell/session.ts";
import { shellParts } from "#core/shell/shell-parts.ts";
import type { Word } from "#core/shell/words.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { dereference, type MappingNode, type SequenceNode } from "#core/syntax/tree.ts";
import type { Refactoring, Selection } from "./refactoring.ts";

/** Moves one of several commands of a step into a step of its own, with what the command takes. */
export const extractStep: Refactoring = {
  name: "extract-step",
  kind: "extract",
  propose(selection) {
    const { placed, place, source, document } = selection;
    const { config } = placed.item;
    const [, key, index] = place.path;
    if (config?.kind !== "step" || key !== "command" || typeof index !== "number") return [];
    const list = place.chain.at(-1);
    if (list?.kind !== "sequence" || place.node.kind !== "scalar") return [];
    // The commands of a step run in one shell, so the others would lose what such a command does.
    if (onlyChangesShell(place.node.text)) return [];
    const removed = removeEntry(source, list, index);
    if (!removed) return [];
    // It is read alone, as it then runs.
    const facts = readCommands([place.node.text])[0];
    const name = nameFor(place.node.text, facts, document.names.names("step"));
    const lines = linesOf(selection, config, list, { index, name, facts });
    const added = insertItem(document, placed, lines);
    const edits = merged(removed, added, lineBreakOf(source.text));
    return [{ title: `Extract the command to the step "${name}"`, edits }];
  },
};

/** The last line of a step cannot be removed and also get text after it, so one edit does both. */
function merged(
  removed: readonly TextEdit[],
  added: TextEdit,
  lineBreak: string,
): readonly TextEdit[] {
  const at = added.range.start;
  const hit = removed.find(({ range }) => range.start <= at && at < range.end);
  if (!hit) return [...removed, added];
  const { range } = hit;
  const wholeLines = range.end > at;
  const newText = wholeLines ? added.newText.slice(lineBreak.length) + lineBreak : added.newText;
  return [{ range, newText }];
}

/** Named after the script that the command starts, or else after the program. */
function nameFor(
  command: string,
  facts: CommandFacts | undefined,
  taken: readonly string[],
): string {
  const script = facts?.scripts[0]?.path ?? programIn(command, facts);
  const file = script.replace(/^.*\//, "").replace(/\.\w+$/, "");
  const name = file.replace(/[^\w-]+/g, "-").replace(/^-+|(?<!-)-+$/g, "") || "my-step";
  return taken.includes(name) ? freeName(name, taken) : name;
}

/** The first program of a command, or the file that it is given if the program is not known. */
function programIn(command: string, facts: CommandFacts | undefined): string {
  const first = shellParts(command.trim()).find((it) => it.kind === "command");
  const words = (first?.words ?? []).filter((it) => !isAssignment(it)).map(textOf);
  const file = words.find((it) => /[\w-]\.\w{1,5}$/.test(it) && !it.startsWith("-"));
  return (facts?.complete ? undefined : file) ?? words[0] ?? "";
}

function textOf({ pieces }: Word): string {
  return pieces.map((it) => (typeof it === "string" ? it : "")).join("");
}

/** How the command is moved, and what it starts. */
interface Extraction {
  readonly index: number;
  readonly name: string;
  readonly facts: CommandFacts | undefined;
}

function linesOf(
  { document, placed, source: { text } }: Selection,
  step: Step,
  list: SequenceNode,
  { index, name, facts }: Extraction,
): readonly string[] {
  const style = itemStyleOf(document, placed);
  const body = placed.item.entry && dereference(placed.item.entry.value);
  const command = list.entries[index];
  const range = command?.range ?? list.range;
  const autorestart = step.autorestart?.value;
  const lines = itemLines(style, "step", [
    ["name", scalarText(name, "block")],
    ...(step.image ? [["image", scalarText(step.image.value, "block")] as const] : []),
    ...(step.environment
      ? [["environment", scalarText(step.environment.value, "block")] as const]
      : []),
    ...(step.runtimeConfigPreset
      ? [["runtime-config-preset", scalarText(step.runtimeConfigPreset.value, "block")] as const]
      : []),
    ...(autorestart?.kind === "boolean"
      ? [["autorestart", String(autorestart.value)] as const]
      : []),
  ]);
  const inner = bodyColumn(style);
  const dash = " ".repeat(inner + style.layout.dash);
  const by = dash.length + 2 - columnOf(text, range.start);
  const written = withComment(text, range);
  const [first = "", ...rest] = written.split(/\r?\n/);
  const commandLines = [`${dash}- ${first}`, ...rest.map((it) => shifted(it, by))];
  const parts = body?.kind === "mapping" ? takenParts(text, step, body, { range, facts }) : [];
  return [
    ...lines,
    `${" ".repeat(inner)}command:`,
    ...commandLines,
    ...parts.flatMap((it) => copied(text, body as MappingNode, it, inner)),
  ];
}

function shifted(line: string, by: number): string {
  if (line.trim() === "") return line;
  return by >= 0 ? " ".repeat(by) + line : line.slice(Math.min(-by, line.search(/\S|$/)));
}

/** The lists of the step that the command, or an address of an input that it reads, takes. */
function takenParts(
  text: string,
  step: Step,
  body: MappingNode,
  { range, facts }: { readonly range: SourceRange } & Pick<Extraction, "facts">,
): readonly string[] {
  const raw = text.slice(range.start, range.end);
  const runsProgram = facts === undefined || mayRunProgram(facts);
  const inputs = ownPair(body, "inputs")?.value.range;
  const takesInputs =
    inputs !== undefined &&
    (/valohai\/inputs|VH_INPUTS/i.test(raw) || (runsProgram && step.inputs.length > 0));
  const takesParameters = [range, ...(takesInputs ? [inputs] : [])].some((it) =>
    placeholdersIn(text, it).some(({ kind }) => kind !== "source-path"),
  );
  const takesVariables = runsProgram || raw.includes("$");
  const wanted: readonly (readonly [key: string, isTaken: boolean])[] = [
    ["parameters", takesParameters],
    ["inputs", takesInputs],
    ["environment-variables", takesVariables],
    ["environment-variable-groups", takesVariables],
  ];
  const isThere = (key: string) => (ownPair(body, key)?.value.kind ?? "missing") !== "missing";
  return wanted.flatMap(([key, isTaken]) => (isTaken && isThere(key) ? [key] : []));
}

/** Whether a command starts something that can read whatever the step has: a program of the project, or one that is not known. */
function mayRunProgram({ scripts, codes, complete }: CommandFacts): boolean {
  return scripts.length > 0 || codes.length > 0 || !complete;
}

/** What is written in a range, with the comment that follows on its last line. */
function withComment(text: string, { start, end: last }: SourceRange): string {
  const end = contentEnd(text, last);
  const comment = /^(?:[ \t]*,)?([ \t]+#.*)/.exec(text.slice(end, lineEnd(text, end)));
  return text.slice(start, end) + (comment?.[1] ?? "");
}

/** The lines of a key of the step, moved into the column of the new step's keys. */
function copied(text: string, body: MappingNode, key: string, column: number): readonly string[] {
  const pair = ownPair(body, key);
  if (!pair) return [];
  const { start } = pair.key.range;
  const by = column - columnOf(text, start);
  const end = Math.max(pair.key.range.end, pair.value.range.end);
  const raw = withComment(text, { start, end }).replace(/(^|[\s:])&[\w-]+ ?/g, "$1");
  const [first = "", ...rest] = raw.split(lineBreakOf(text));
  return [" ".repeat(column) + first, ...rest.map((it) => shifted(it, by))];
}
