import { collected, type Steps } from "#core/base/steps.ts";
import { accessorUses, outputUses, variableUses } from "./accessors.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { configUsesOf, mayReadConfig } from "./config-uses.ts";
import type { InputUse, NameUse, ReadUse, WithSite } from "./name-use.ts";
import type { ScriptArgument } from "./options/argument.ts";
import { type MadeInputs, madeInputs, mayNameFolders, noPaths, pathUsesOf } from "./path-uses.ts";
import { type PrepareCall, prepareCall } from "./prepare-call.ts";
import { type ReachableFile, reachableCode } from "./reachable.ts";
import { childrenOf } from "./syntax.ts";
import { createTextReader, type TextReader } from "./texts.ts";

/** What a program takes from and gives to Valohai, beside its metadata. */
export interface Usage {
  readonly parameters: readonly ReadUse[];
  readonly inputs: readonly InputUse[];
  /** The inputs that it names without reading them: in messages, in comparisons, or as folders that it makes itself. */
  readonly mentionedInputs: readonly NameUse[];
  /** Paths below the folder of outputs. */
  readonly outputs: readonly NameUse[];
  readonly variables: readonly NameUse[];
  readonly prepare: readonly PrepareCall[];
  /** Whether parameters may also be read in a way that shows no names. */
  readonly readsParametersOtherwise: boolean;
  /** Whether inputs may also be read in a way that shows no names. */
  readonly readsInputsOtherwise: boolean;
}

/** A program uses nothing of Valohai. */
export const noUsage: Usage = {
  parameters: [],
  inputs: [],
  mentionedInputs: [],
  outputs: [],
  variables: [],
  prepare: [],
  readsParametersOtherwise: false,
  readsInputsOtherwise: false,
};

/** What a file uses in several programs. */
export function unitedUsage(usages: readonly Usage[]): Usage {
  const all = <Use extends NameUse>(list: (usage: Usage) => readonly Use[]) =>
    distinct(usages.flatMap(list));
  return {
    parameters: all((it) => it.parameters),
    inputs: all((it) => it.inputs),
    mentionedInputs: all((it) => it.mentionedInputs),
    outputs: all((it) => it.outputs),
    variables: all((it) => it.variables),
    prepare: usages[0]?.prepare ?? [],
    readsParametersOtherwise: usages.some((it) => it.readsParametersOtherwise),
    readsInputsOtherwise: usages.some((it) => it.readsInputsOtherwise),
  };
}

/** One file of a program. */
export interface UsageFile extends ReachableFile {
  readonly options: readonly ScriptArgument[];
}

/**
 * Finds the parameters, inputs and outputs of `valohai-utils` and the folders of Valohai that the files of a program
 * use, by the file that names them.
 */
export function* usageOf(files: readonly UsageFile[]): Steps<ReadonlyMap<Bindings, Usage>> {
  const texts = files.map(({ bindings }) => bindings.source.text);
  const reader = createTextReader(optionDefaults(files));
  const namesFolders = texts.some(mayNameFolders);
  const named = namesFolders ? files.map((it) => it.bindings) : [];
  const search: Search = {
    reader,
    namesFolders,
    made: yield* madeInputs(named, reader),
    readsConfig: texts.some(mayReadConfig),
  };
  const found: FoundUses[] = [];
  for (const { bindings } of files) found.push(yield* usesIn(bindings, search));
  const mayRun = yield* reachableCode(files);
  const runs = ({ origin, range, site }: WithSite<NameUse>) =>
    mayRun(origin, range.start) && mayRun(site.bindings, site.node.from);
  return new Map(
    found.map((uses) => {
      const own = <Use extends NameUse>(list: (uses: FoundUses) => readonly WithSite<Use>[]) =>
        distinct(found.flatMap(list).filter((it) => it.origin === uses.bindings && runs(it)));
      return [
        uses.bindings,
        {
          parameters: own((it) => it.parameters).map(asRead),
          inputs: own((it) => it.inputs).map((it) => ({ ...asRead(it), option: it.option })),
          mentionedInputs: own((it) => it.mentionedInputs).map(asName),
          outputs: own((it) => it.outputs).map(asName),
          variables: own((it) => it.variables).map(asName),
          prepare: uses.prepare,
          readsParametersOtherwise: uses.readsParametersOtherwise,
          readsInputsOtherwise: uses.readsInputsOtherwise,
        },
      ];
    }),
  );
}

function asName({ name, range, literal }: NameUse): NameUse {
  return { name, range, literal };
}

function asRead({ certain, ...it }: ReadUse): ReadUse {
  return { ...asName(it), certain };
}

interface Search {
  readonly reader: TextReader;
  readonly made: MadeInputs;
  /** Whether any file of the program may name a folder of an execution, or a file of its configuration. */
  readonly namesFolders: boolean;
  readonly readsConfig: boolean;
}

/** What one file uses, wherever the names are written. */
interface FoundUses {
  readonly bindings: Bindings;
  readonly parameters: readonly WithSite<ReadUse>[];
  readonly inputs: readonly WithSite<InputUse>[];
  readonly mentionedInputs: readonly WithSite<NameUse>[];
  readonly outputs: readonly WithSite<NameUse>[];
  readonly variables: readonly WithSite<NameUse>[];
  readonly prepare: readonly PrepareCall[];
  readonly readsParametersOtherwise: boolean;
  readonly readsInputsOtherwise: boolean;
}

function* usesIn(
  bindings: Bindings,
  { reader, made, namesFolders, readsConfig }: Search,
): Steps<FoundUses> {
  const calls = bindings.nodes.filter((it) => it.name === "CallExpression");
  const parameters = yield* accessorUses(bindings, calls, "parameters");
  const inputs = yield* accessorUses(bindings, calls, "inputs");
  const paths = namesFolders ? yield* pathUsesOf(bindings, reader, made) : noPaths;
  const config = readsConfig
    ? yield* configUsesOf(bindings, reader, namesFolders)
    : { parameters: [], inputs: [] };
  const outputs = yield* collected(calls, (it) => outputUses(bindings, it));
  const variables = yield* variableUses(bindings);
  const prepare = yield* collected(calls, (it) => prepareCall(bindings, it));
  const certain = <Use extends NameUse>(it: Use) => ({ ...it, certain: true });
  return {
    bindings,
    parameters: [...parameters.uses.map(certain), ...config.parameters],
    inputs: [...inputs.uses.map(certain), ...paths.inputs, ...config.inputs],
    mentionedInputs: paths.mentionedInputs,
    outputs: [...outputs, ...paths.outputs],
    variables,
    prepare,
    readsParametersOtherwise:
      !parameters.complete || paths.readsConfig || readsOtherwise(bindings.source.text),
    readsInputsOtherwise:
      !inputs.complete ||
      paths.readsAnyInput ||
      /\binputs\.(?:json|ya?ml)\b/.test(bindings.source.text),
  };
}

/** Each place once. */
function distinct<Use extends NameUse>(uses: readonly Use[]): readonly Use[] {
  const seen = new Set<string>();
  return uses.filter(({ name, range }) => {
    const place = `${name} ${range.start}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** Answers the default of an option where a program reads it. */
function optionDefaults(files: readonly UsageFile[]) {
  const byFile = new Map(
    files.map(({ bindings, options }) => [
      bindings,
      new Map(options.flatMap((it) => it.uses.map(({ start }) => [start, it.default] as const))),
    ]),
  );
  return ({ bindings, node }: Expression) => {
    const name = childrenOf(node).at(-1) ?? node;
    return byFile.get(bindings)?.get(name.from);
  };
}

/** Ways to read parameters that show none of their names, so that no parameter can be called unused. */
function readsOtherwise(source: string): boolean {
  return /\bVH_CONFIG_DIR\b|\bparameters\.(?:json|yaml)\b/.test(source);
}
