import { oncePer } from "#core/base/once-per.ts";
import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { classOf } from "./calls.ts";
import { derivedFrom, withBases } from "./classes.ts";
import { type DictionaryKeys, type FoundKey, unknownKeys } from "./keys.ts";
import {
  argumentsOf,
  calleeOf,
  childNamed,
  childrenOf,
  type PythonNode,
  rangeOf,
  sourceOf,
  tupleParts,
} from "./syntax.ts";
import { constantText } from "./text.ts";

const asDictionary = /^(?:(?:dataclasses\.)?asdict|vars|attr\.asdict|attrs\.asdict)$/;
const methods = /^(?:_asdict|dict|model_dump|model_dump_json|json)$/;

/** The fields of the object that an expression turns into a dictionary; undefined where it does no such thing. */
export function fieldKeys(bindings: Bindings, node: PythonNode): DictionaryKeys | undefined {
  const owner = ownerOf(bindings, node);
  if (!owner) return undefined;
  const kind = classOf(bindings, owner);
  if (!kind) return namedTupleKeys(bindings, owner) ?? unknownKeys;
  const classes = withBases(kind);
  const keys = classes.flatMap(fieldsOf);
  const names = new Set<string>();
  return {
    keys: keys.filter(({ name }) => !names.has(name) && names.add(name)),
    complete: keys.length > 0 && !leavesOut(bindings, node) && !classes.some(givesMore),
  };
}

/** Whether a model of pydantic gives more than its fields, or something else (`computed_field`, `extra="allow"`). */
function givesMore({ bindings, node }: Expression): boolean {
  const source = sourceOf(bindings.source, node);
  return (
    /\b(?:computed_field|model_serializer)\b/.test(source) ||
    /\bextra["']?\s*[=:]\s*["']allow/.test(source)
  );
}

/** Whether a call gives fewer fields of a model, or gives them under other names. */
function leavesOut(bindings: Bindings, call: PythonNode): boolean {
  const { named, spread } = argumentsOf(bindings.source, call);
  const changing = /^(?:include|exclude|exclude_\w+|by_alias)$/;
  return spread.length > 0 || named.some(({ name }) => changing.test(name));
}

/** The fields of `namedtuple("Name", fields)`, of which an expression is an instance. */
function namedTupleKeys(bindings: Bindings, owner: PythonNode): DictionaryKeys | undefined {
  const made = owner.name === "VariableName" ? bindings.onlyValue(owner) : owner;
  const maker = made?.name === "CallExpression" ? calleeOf(made) : undefined;
  const definition = maker?.name === "VariableName" ? definitionOf(bindings, maker) : undefined;
  const callee = definition && calleeOf(definition.node);
  if (!callee) return undefined;
  const name = definition.bindings.qualifiedName(callee) ?? "";
  if (!/^(?:(?:collections\.)?namedtuple|(?:typing\.)?NamedTuple)$/.test(name)) return undefined;
  const { positional, named } = argumentsOf(definition.bindings.source, definition.node);
  const fields = positional[1] ?? named.find((it) => it.name === "field_names")?.value;
  return fields && fieldsListed(definition.bindings, fields);
}

/** What a variable of the file or of another one holds. */
function definitionOf(bindings: Bindings, name: PythonNode): Expression | undefined {
  const own = bindings.onlyValue(name);
  if (own) return { bindings, node: own };
  const there = bindings.neighbours.imported(sourceOf(bindings.source, name));
  const value = there?.name === undefined ? undefined : there.module.moduleValue(there.name);
  return there && value ? { bindings: there.module, node: value } : undefined;
}

/** `"loss acc"`, `["loss", "acc"]` or `[("loss", float), …]` */
function fieldsListed(bindings: Bindings, fields: PythonNode): DictionaryKeys | undefined {
  const range = (it: PythonNode) => ({ range: rangeOf(it), literal: false, origin: bindings });
  const names = tupleParts(fields);
  if (!names) {
    const text = constantText(bindings, fields);
    const words = text?.split(/[\s,]+/).filter((it) => it !== "");
    return words && { keys: words.map((name) => ({ name, ...range(fields) })), complete: true };
  }
  const keys = names.flatMap(([first]) => {
    const word = first && (tupleParts(first)?.[0]?.[0] ?? first);
    const name = word && constantText(bindings, word);
    return word && name !== undefined ? [{ name, ...range(word) }] : [];
  });
  return { keys, complete: keys.length === names.length };
}

function ownerOf(bindings: Bindings, node: PythonNode): PythonNode | undefined {
  if (node.name === "MemberExpression") {
    return lastName(bindings, node) === "__dict__" ? (node.firstChild ?? undefined) : undefined;
  }
  const callee = node.name === "CallExpression" ? calleeOf(node) : undefined;
  if (!callee) return undefined;
  if (asDictionary.test(bindings.qualifiedName(callee) ?? "")) {
    return argumentsOf(bindings.source, node).positional[0];
  }
  const isMethod = callee.name === "MemberExpression" && methods.test(lastName(bindings, callee));
  const owner = isMethod ? callee.firstChild : undefined;
  // For a method of the program itself, its code shows what it returns.
  return owner && bindings.functionsNamed(lastName(bindings, callee)).length === 0
    ? owner
    : undefined;
}

/** The fields that a class declares; where it declares none, what its methods set on `self`. */
function fieldsOf({ bindings, node }: Expression): readonly FoundKey[] {
  const declared = statementsOf(node).filter((it) => isField(bindings, it));
  const fields = declared.flatMap(({ firstChild }) => (firstChild ? [firstChild] : []));
  const targets = fields.length > 0 ? fields : selfAttributes(bindings, node);
  return targets.map((it) => ({
    name: sourceOf(bindings.source, it),
    range: rangeOf(it),
    literal: false,
    origin: bindings,
  }));
}

/** Whether a statement declares a field that is part of the output: no `ClassVar`, `InitVar`, `PrivateAttr` or `exclude=True`. */
function isField({ source }: Bindings, statement: PythonNode): boolean {
  const type = childNamed(statement, "TypeDef");
  const value = childNamed(statement, "AssignOp")?.nextSibling;
  if (!type || /\b(?:ClassVar|InitVar)\b/.test(sourceOf(source, type))) return false;
  return !value || !/^[\w.]*PrivateAttr\(|\bexclude\s*=\s*True\b/.test(sourceOf(source, value));
}

function statementsOf(definition: PythonNode): readonly PythonNode[] {
  const body = childNamed(definition, "Body");
  return body ? childrenOf(body).filter((it) => it.name === "AssignStatement") : [];
}

function selfAttributes(bindings: Bindings, definition: PythonNode): readonly PythonNode[] {
  const inside = (it: PythonNode) => definition.from <= it.from && it.to <= definition.to;
  return attributesOf(bindings).filter(inside);
}

/** The names after `self.` that a program assigns to. */
const attributesOf = oncePer((bindings: Bindings): readonly PythonNode[] => {
  const found = bindings.nodes.flatMap((it) => {
    const target = it.name === "AssignStatement" ? it.firstChild : undefined;
    const isSelf = target?.firstChild && sourceOf(bindings.source, target.firstChild) === "self";
    const name = isSelf ? target.lastChild : undefined;
    return name?.name === "PropertyName" ? [name] : [];
  });
  return found;
});

/** The values that the body of a class assigns to names, as the members of an enumeration. */
export function assignmentsIn({ bindings, node }: Expression): readonly Expression[] {
  return statementsOf(node).flatMap((it) => {
    const value = childNamed(it, "AssignOp")?.nextSibling;
    const isPrivate = sourceOf(bindings.source, it).startsWith("_");
    return value && !isPrivate ? [{ bindings, node: value }] : [];
  });
}

/** What the body of a class assigns to a name. */
export function assignedIn({ bindings, node }: Expression, name: string): PythonNode | undefined {
  const statement = statementsOf(node).findLast(
    ({ firstChild }) => firstChild && sourceOf(bindings.source, firstChild) === name,
  );
  return childNamed(statement, "AssignOp")?.nextSibling ?? undefined;
}

/** What an attribute of a class or of its objects may be, also where another class of the program inherits from it. */
export function attributeValues(kind: Expression, name: string): readonly Expression[] {
  const bases = withBases(kind);
  const declaring = bases.find((it) => assignedIn(it, name));
  return [...(declaring ? [declaring] : []), ...derivedFrom(kind)]
    .flatMap((it): readonly Expression[] => {
      const node = assignedIn(it, name);
      return node ? [{ bindings: it.bindings, node }] : [];
    })
    .concat(bases.flatMap((it) => selfValues(it, name)));
}

/** What the methods of a class assign to a name of `self`. */
export function selfValues({ bindings, node }: Expression, name: string): readonly Expression[] {
  return selfAttributes(bindings, node).flatMap((it) => {
    const value = childNamed(it.parent?.parent, "AssignOp")?.nextSibling;
    return value && sourceOf(bindings.source, it) === name ? [{ bindings, node: value }] : [];
  });
}
