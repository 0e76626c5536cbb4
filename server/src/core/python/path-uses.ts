import { collected, holdsForAny, type Steps } from "#core/base/steps.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { functionsCalled } from "./calls.ts";
import { type FolderPath, folderPathsIn } from "./folder-paths.ts";
import { type MadePaths, pathsMadeBy } from "./made-paths.ts";
import type { InputUse, NameUse, WithSite } from "./name-use.ts";
import {
  argumentsOf,
  calleeOf,
  childNamed,
  childrenOf,
  type PythonNode,
  rangeOf,
  sourceOf,
} from "./syntax.ts";
import { givesFolder, givesText } from "./text-calls.ts";
import { isPartOfText, methodAfter, roleOf, type TextRole } from "./text-roles.ts";
import type { TextReader } from "./texts.ts";
import { flatText, placeOf, type TracedText } from "./traced-text.ts";

/** The paths in folders of an execution that a program names. */
export interface PathUses {
  /** The inputs below whose folders it reads. */
  readonly inputs: readonly WithSite<InputUse>[];
  /** The inputs that it names in other ways: in messages, in comparisons, or as a folder that it makes itself. */
  readonly mentionedInputs: readonly WithSite<NameUse>[];
  readonly outputs: readonly WithSite<NameUse>[];
  /** Whether it may go through all inputs, or reads one whose name is computed. */
  readonly readsAnyInput: boolean;
  /** Whether it reads a file in the folder of the configuration. */
  readonly readsConfig: boolean;
}

/** No path of a folder of an execution. */
export const noPaths: PathUses = {
  inputs: [],
  mentionedInputs: [],
  outputs: [],
  readsAnyInput: false,
  readsConfig: false,
};

/** Whether a text can name a folder of an execution at all. */
export function mayNameFolders(text: string): boolean {
  return /\/valohai|VH_(?:INPUTS|OUTPUTS|CONFIG)_DIR|get_(?:inputs|outputs|config)_path/.test(text);
}

/** Finds the paths in folders of an execution that one file of a program names. */
export function* pathUsesOf(
  bindings: Bindings,
  reader: TextReader,
  { made, tested }: MadeInputs,
): Steps<PathUses> {
  const whole = yield* collected(bindings.nodes, (it) => (isWholeText(bindings, it) ? it : []));
  const found = yield* collected(whole, (node) => pathsOf({ bindings, node }, reader));
  const inputs = found.filter(({ path }) => path.folder === "inputs");
  const named = inputs.flatMap(namedInput);
  const isRead = ({ name, kind }: NamedInput) =>
    !made.has(name) && !/^(?:message|compared)$/.test(kind);
  const readsAnyInput =
    inputs.some(isAnyInput) || (yield* goesThroughInputs(bindings, reader)) || reader.isSpent;
  return {
    inputs: named
      .filter(isRead)
      .map(({ kind: _, certain, ...it }) => ({ ...it, certain: certain && !tested.has(it.name) })),
    mentionedInputs: named.filter((it) => !isRead(it)).map(({ kind: _, certain: __, ...it }) => it),
    outputs: found.flatMap(outputOf),
    readsAnyInput,
    readsConfig: found.some(({ path }) => path.folder === "config"),
  };
}

interface FoundPath {
  readonly path: FolderPath;
  readonly expression: Expression;
  readonly text: TracedText;
  readonly role: TextRole;
  /** Whether the expression gives nothing else. */
  readonly isOnly: boolean;
}

const textNodes = new Set([
  "String",
  "FormatString",
  "ContinuedString",
  "BinaryExpression",
  "UpdateStatement",
  "ConditionalExpression",
  "ParenthesizedExpression",
  "NamedExpression",
  "CallExpression",
  "MemberExpression",
]);

/** Whether a node may give a path and is not part of a larger one that does. */
function isWholeText(bindings: Bindings, node: PythonNode): boolean {
  if (!textNodes.has(node.name) || !mayGivePath(bindings, node)) return false;
  return !isPartOfText(bindings, node);
}

function mayGivePath(bindings: Bindings, node: PythonNode): boolean {
  switch (node.name) {
    case "String":
      return /valohai|VH_/.test(sourceOf(bindings.source, node));
    case "FormatString":
      return (
        childNamed(node, "FormatReplacement") !== null ||
        /valohai|VH_/.test(sourceOf(bindings.source, node))
      );
    case "UpdateStatement":
    case "BinaryExpression": {
      const operator = childrenOf(node)[1];
      return (
        operator !== undefined && /^(?:\+=?|\/=?|%|or)$/.test(sourceOf(bindings.source, operator))
      );
    }
    case "CallExpression": {
      const callee = calleeOf(node);
      return (
        callee !== undefined &&
        (givesText(bindings, callee) ||
          givesFolder(bindings, callee) ||
          readsVariable(bindings, node))
      );
    }
    case "MemberExpression":
      return /VH_(?:INPUTS|OUTPUTS|CONFIG)_DIR/.test(sourceOf(bindings.source, node));
    default:
      return true;
  }
}

function readsVariable(bindings: Bindings, call: PythonNode): boolean {
  const [first] = argumentsOf(bindings.source, call).positional;
  return (
    first?.name === "String" &&
    /^["']VH_(?:INPUTS|OUTPUTS|CONFIG)_DIR["']$/.test(sourceOf(bindings.source, first))
  );
}

function pathsOf(expression: Expression, reader: TextReader): readonly FoundPath[] {
  const { texts } = reader.textsOf(expression);
  const role = roleOf(expression.bindings, expression.node);
  const found = texts.flatMap((text) =>
    folderPathsIn(flatText(text)).map((path) => ({ path, expression, text, role })),
  );
  const inputs = found.filter(({ path }) => path.folder === "inputs");
  const names = new Set(inputs.map(({ path }) => path.first?.name));
  return found.map((it) => ({ ...it, isOnly: names.size === 1 }));
}

interface NamedInput extends WithSite<InputUse> {
  readonly kind: TextRole["kind"];
}

/** The input that a path names; in a longer text, only where the path continues or the text is a command. */
function namedInput({ path, expression, text, role, isOnly }: FoundPath): readonly NamedInput[] {
  const { first, isWhole, below } = path;
  if (!first) return [];
  const goesOn = below.length > first.name.length;
  if (!isWhole && !goesOn && role.kind !== "shell") return [];
  return [
    {
      name: first.name,
      ...placed(expression, text, first),
      certain: isWhole && isOnly && !role.isTried && role.kind === "value",
      option: role.option,
      kind: role.kind,
    },
  ];
}

function placed(
  { bindings, node }: Expression,
  text: TracedText,
  stretch: { readonly start: number; readonly end: number },
) {
  const place = placeOf(text, stretch);
  const site = { bindings, node };
  return place
    ? { ...place, site, literal: true }
    : { origin: bindings, site, range: rangeOf(node), literal: false };
}

/** A file below the folder of outputs whose whole name is known. */
function outputOf({ path, expression, text, role }: FoundPath): readonly WithSite<NameUse>[] {
  const { folder, first, below, isWhole } = path;
  if (folder !== "outputs" || !first || !isWhole || role.kind === "message") return [];
  if (below.endsWith("/") || /[*?{\ue001]/.test(below)) return [];
  const stretch = { start: first.start, end: first.start + below.length };
  return [{ name: below, ...placed(expression, text, stretch) }];
}

/** Whether a path is a pattern or in an input with an unknown name, or the folder of all inputs is passed somewhere. */
function isAnyInput({ path, expression: { bindings, node }, role }: FoundPath): boolean {
  if (role.kind === "message" || path.first) return false;
  if (path.below !== "") return true;
  if (!path.isWhole) return role.kind === "shell";
  const { parent } = node;
  if (role.kind === "compared" || role.option !== undefined) return false;
  if (parent && /^(?:AssignStatement|ParamList|WithStatement|ReturnStatement)$/.test(parent.name))
    return false;
  return isGoneThrough(bindings, node);
}

/** The inputs whose folders or files a program makes itself, and those that it asks for. */
export interface MadeInputs {
  readonly made: ReadonlySet<string>;
  readonly tested: ReadonlySet<string>;
}

/** Finds the inputs that the files of a program make or ask for. */
export function* madeInputs(files: readonly Bindings[], reader: TextReader): Steps<MadeInputs> {
  const made = new Set<string>();
  const tested = new Set<string>();
  for (const bindings of files) {
    const calls = bindings.nodes.filter((it) => it.name === "CallExpression");
    const makers = yield* collected(calls, (it) => pathsMadeBy(bindings, it) ?? []);
    for (const { kind, paths } of makers) {
      yield;
      const inputs = paths.flatMap((node) => inputsIn({ bindings, node }, reader));
      for (const it of namesMade(inputs, kind)) (kind === "test" ? tested : made).add(it);
    }
  }
  return { made, tested };
}

function namesMade(paths: readonly FolderPath[], kind: MadePaths["kind"]): readonly string[] {
  return paths.flatMap(({ first, below }) => {
    const isAll = kind !== "file" || below.replace(/\/$/, "") === first?.name;
    return first && isAll ? [first.name] : [];
  });
}

function inputsIn(expression: Expression, reader: TextReader): readonly FolderPath[] {
  const paths = reader.textsOf(expression).texts.flatMap((it) => folderPathsIn(flatText(it)));
  return paths.filter((it) => it.folder === "inputs");
}

/** Whether the folder of all inputs goes to something that may look through it. */
function goesThroughInputs(bindings: Bindings, reader: TextReader): Steps<boolean> {
  return holdsForAny(bindings.nodes, (node) => {
    if (node.name !== "VariableName" && node.name !== "MemberExpression") return false;
    if (isPartOfText(bindings, node) || !isGoneThrough(bindings, node)) return false;
    const inputs = inputsIn({ bindings, node }, reader);
    return inputs.some((it) => it.isWhole && it.below === "");
  });
}

/** Whether a value is passed to a call outside the program, or iterated by a method or a loop. */
function isGoneThrough(bindings: Bindings, node: PythonNode): boolean {
  const { parent } = node;
  if (parent?.name === "MemberExpression")
    return (
      methodAfter(bindings, node) !== "" &&
      !/^(?:exists|is_dir|get)$/.test(methodAfter(bindings, node))
    );
  if (parent?.name === "ArgList") {
    const call = parent.parent;
    const callee = call && calleeOf(call);
    if (!callee || roleOf(bindings, node).kind !== "value") return false;
    if (
      /(?:^|\.)(?:exists|isdir|getenv|get|makedirs|partial)$/.test(
        bindings.qualifiedName(callee) ?? "",
      )
    )
      return false;
    return functionsCalled(bindings, callee).length === 0;
  }
  return /^(?:For|Array|Tuple|Set|Dictionary|Comprehension)/.test(parent?.name ?? "");
}
