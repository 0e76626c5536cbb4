import type { SourceRange } from "#core/base/range.ts";
import { type Bindings, readBindings } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { dictionaryKeys } from "./dictionary.ts";
import { isPlainText } from "./filled-text.ts";
import { placeOfName } from "./names.ts";
import { calleeOf, type PythonNode, parsePython, rangeOf, sourceOf } from "./syntax.ts";
import { constantText } from "./text.ts";

/** What else a program does with a name that it writes as a key of dictionaries. */
export interface KeyUses {
  /** The ranges of the name where it reads the same key of the same dictionary. */
  readonly reads: readonly SourceRange[];
  /** The first place that gives the name to a variable or list, which may be used for something else as well. */
  readonly doubt: SourceRange | undefined;
}

/** Finds the uses of a name in a program; `written` are the places where it is certainly that name. */
export function keyUses(text: string, name: string, written: readonly SourceRange[]): KeyUses {
  const bindings = readBindings(parsePython(text));
  const starts = new Set(written.map((it) => it.start));
  const reads: SourceRange[] = [];
  let doubt: SourceRange | undefined;
  for (const node of bindings.nodes) {
    if (!isPlainText(node) || constantText(bindings, node) !== name) continue;
    const { range } = placeOfName(bindings, node, name);
    if (!starts.has(range.start)) {
      if (readsOneOf(bindings, node, starts)) reads.push(range);
    } else if (doubt === undefined && isGivenAway(bindings, node, starts)) doubt = range;
  }
  return { reads, doubt };
}

/** Whether a text is the key in `x[key]`, `x.get(key)` or `key in x` of a dictionary with one of the written keys. */
function readsOneOf(bindings: Bindings, node: PythonNode, starts: ReadonlySet<number>): boolean {
  const owner = ownerOf(bindings, node);
  if (!owner) return false;
  const { keys } = dictionaryKeys(bindings, owner);
  return keys.some((it) => it.origin === bindings && starts.has(it.range.start));
}

function ownerOf(bindings: Bindings, node: PythonNode): PythonNode | undefined {
  const { parent } = node;
  if (parent?.name === "MemberExpression") return parent.firstChild ?? undefined;
  if (parent?.name === "BinaryExpression") {
    const operator = node.nextSibling;
    const tests = operator && /^(?:in|not)$/.test(sourceOf(bindings.source, operator));
    return tests ? (parent.lastChild ?? undefined) : undefined;
  }
  const call = parent?.name === "ArgList" ? parent.parent : undefined;
  const callee = call && calleeOf(call);
  if (callee?.name !== "MemberExpression") return undefined;
  const isRead = /^(?:get|pop|setdefault)$/.test(lastName(bindings, callee));
  return isRead ? (callee.firstChild ?? undefined) : undefined;
}

/** Whether a written name is not a key itself, but is passed to something that is used for more than keys. */
function isGivenAway(bindings: Bindings, node: PythonNode, starts: ReadonlySet<number>): boolean {
  const { parent } = node;
  if (parent?.name === "AssignStatement") {
    const target = parent.firstChild;
    if (target?.name !== "VariableName" || parent.lastChild?.from !== node.from) return true;
    const name = sourceOf(bindings.source, target);
    const uses = bindings.nodes.filter(
      (it) =>
        it.name === "VariableName" &&
        it.from !== target.from &&
        sourceOf(bindings.source, it) === name,
    );
    return !uses.every((it) => isKey(bindings, it, starts));
  }
  return /^(?:Array|Tuple|Set|Conditional)Expression$|^(?:ReturnStatement|ParamList)$/.test(
    parent?.name ?? "",
  );
}

/** Whether a variable is the key of an entry of a dictionary, or of one that has a written key. */
function isKey(bindings: Bindings, use: PythonNode, starts: ReadonlySet<number>): boolean {
  if (use.parent?.name === "DictionaryExpression") return use.nextSibling?.name === ":";
  const owner = use.parent?.name === "MemberExpression" ? use.parent.firstChild : undefined;
  if (!owner || owner.from === use.from) return false;
  const { keys } = dictionaryKeys(bindings, owner);
  return keys.some((it) => it.origin === bindings && starts.has(it.range.start));
}

/** Where a program takes all its options at once, such as `vars(args)`, so that their names may be keys or arguments too. */
export function optionsTakenWhole(text: string): SourceRange | undefined {
  const bindings = readBindings(parsePython(text));
  const node = bindings.nodes.find((it) => {
    if (it.name === "CallExpression") {
      const callee = calleeOf(it);
      return callee && /^(?:vars|getattr|setattr|hasattr)$/.test(sourceOf(bindings.source, callee));
    }
    return it.name === "PropertyName" && sourceOf(bindings.source, it) === "__dict__";
  });
  return node && rangeOf(node);
}
