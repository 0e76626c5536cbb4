import { closestOrLonger } from "#core/base/closest.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Located, SourceRange } from "#core/base/range.ts";
import { signFinder } from "#core/base/sign-finder.ts";
import type { Step } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { type Placeholder, placeholdersIn } from "#core/model/placeholder.ts";
import type { ParameterSignature } from "#core/model/signature.ts";
import { runsStep } from "#core/model/step-node.ts";
import { knownStep, type PipelineView } from "./pipeline-view.ts";

/** What a placeholder can name: the parameters that the command or URI is filled in from. */
export interface NamedParameter {
  readonly name: string;
}

/** A command or input URI and the parameters that may be in it. */
export interface Template<P extends NamedParameter = NamedParameter> {
  readonly text: Located<string>;
  readonly parameters: readonly P[];
  /** The name of the step, for messages. */
  readonly step: string | undefined;
}

/** The step of an item, if it is one. */
export function stepIn(item: Item): Step | undefined {
  return item.config?.kind === "step" ? item.config : undefined;
}

/** The placeholders of a template that name a parameter which does not exist. */
export function unknownNames(source: string, template: Template): readonly UnknownName[] {
  const known = new Set(template.parameters.map((it) => it.name));
  return placeholdersOf(source, template.text.range).flatMap(({ name }) => {
    if (!name || known.has(name.value) || isLoose(name.value)) return [];
    const suggestion = closestOrLonger(name.value, known);
    return { name: name.value, range: name.range, suggestion };
  });
}

export interface UnknownName {
  readonly name: string;
  readonly range: SourceRange;
  readonly suggestion: string | undefined;
}

/** The placeholders that are replaced; those in a comment of a script are left out. */
export function placeholdersOf(source: string, range: SourceRange): readonly Placeholder[] {
  return placeholdersAt(range, source);
}

/** A range of a tree stands for the same text as long as it is in use: an edit gives what it touches or moves another one. */
const placeholdersAt = oncePer((range: SourceRange, source: string) => {
  const found = placeholdersIn(source, range);
  if (found.length === 0) return found;
  const isInComment = commentFinder(source, range);
  return found.filter((it) => !isInComment(it.range.start));
});

/** Names with spaces around them are near-misses of a placeholder, which another rule reports. */
function isLoose(name: string): boolean {
  return name !== name.trim();
}

/** Answers whether the line of a script begins with `#` before an offset; for offsets in the order of the text. */
export function commentFinder(source: string, scalar: SourceRange): (offset: number) => boolean {
  const next = signFinder(source);
  const beginning = (line: number) => {
    const text = source.slice(line, scalar.end);
    const sign = text.search(/\S/);
    return text[sign] === "#" ? line + sign : Number.POSITIVE_INFINITY;
  };
  let line = scalar.start;
  let comment = beginning(line);
  return (offset) => {
    for (let end = next("\n", line); end >= 0 && end < offset; end = next("\n", line)) {
      line = end + 1;
      comment = beginning(line);
    }
    return comment < offset;
  };
}

/** The commands that nodes of a pipeline run instead of their step's own. */
export function overrideCommands(
  view: PipelineView,
): readonly (Template<ParameterSignature> & { readonly inputs: readonly string[] })[] {
  return view.nodes.flatMap((it) => {
    const step = knownStep(it);
    const { node } = it;
    if (!step || !runsStep(node)) return [];
    return (node.override?.commands ?? []).map((text) => ({
      text,
      parameters: step.parameters,
      inputs: step.inputs.map((it) => it.name),
      step: step.name,
    }));
  });
}

/** The step's parameters that have a name. */
export function namedParameters(step: Step): readonly NamedParameter[] {
  return step.parameters.flatMap((it) => (it.name ? { name: it.name.value } : []));
}

/** In characters, with the context around it. */
const longestOption = 300;

/** The option that ends right before the placeholder: `--x=`, or `--name ` of the parameter itself. */
export function optionBefore(command: string, name: string): string | undefined {
  const before = command.slice(-longestOption);
  const joined = /(?:^|[\s"'])(--?[\w.-]+)=["']?$/.exec(before)?.[1];
  if (joined !== undefined) return joined;
  const apart = /(?:^|[\s"'])(--?([\w.-]+))[ \t]+$/.exec(before);
  return plain(apart?.[2] ?? "") === plain(name) ? apart?.[1] : undefined;
}

/** Whether an option such as `--batch-size` is the one of a parameter such as `batch_size`. */
export function isOptionOf(option: string, name: string): boolean {
  return plain(option.replace(/^-+/, "")) === plain(name);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}
