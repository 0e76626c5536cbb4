import type { Bindings, Expression } from "./bindings.ts";
import { classOf, lastName, withBases } from "./calls.ts";
import { type DictionaryKeys, type FoundKey, unknownKeys } from "./keys.ts";
import { argumentsOf, calleeOf, childrenOf, type PythonNode, rangeOf, sourceOf } from "./syntax.ts";

const asDictionary = /^(?:(?:dataclasses\.)?asdict|vars|attr\.asdict|attrs\.asdict)$/;
const methods = /^(?:_asdict|dict|model_dump|model_dump_json|json)$/;

/** The fields of the object that an expression turns into a dictionary; undefined where it does no such thing. */
export function fieldKeys(bindings: Bindings, node: PythonNode): DictionaryKeys | undefined {
  const owner = ownerOf(bindings, node);
  if (!owner) return undefined;
  const kind = classOf(bindings, owner);
  if (!kind) return unknownKeys;
  const keys = withBases(kind).flatMap(fieldsOf);
  const names = new Set<string>();
  return {
    keys: keys.filter(({ name }) => !names.has(name) && names.add(name)),
    complete: keys.length > 0,
  };
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
  // A method of the program's own says itself what it gives.
  return owner && bindings.functionsNamed(lastName(bindings, callee)).length === 0
    ? owner
    : undefined;
}

/** The fields that a class declares; where it declares none, what its methods set on `self`. */
function fieldsOf({ bindings, node }: Expression): readonly FoundKey[] {
  const declared = statementsOf(node).filter((it) => it.getChild("TypeDef"));
  const fields = declared.flatMap(({ firstChild }) => (firstChild ? [firstChild] : []));
  const targets = fields.length > 0 ? fields : selfAttributes(bindings, node);
  return targets.map((it) => ({
    name: sourceOf(bindings.source, it),
    range: rangeOf(it),
    literal: false,
    origin: bindings,
  }));
}

function statementsOf(definition: PythonNode): readonly PythonNode[] {
  const body = definition.getChild("Body");
  return body ? childrenOf(body).filter((it) => it.name === "AssignStatement") : [];
}

function selfAttributes(bindings: Bindings, definition: PythonNode): readonly PythonNode[] {
  const inside = (it: PythonNode) => definition.from <= it.from && it.to <= definition.to;
  return attributesOf(bindings).filter(inside);
}

const attributes = new WeakMap<Bindings, readonly PythonNode[]>();

/** The names after `self.` that a program assigns to. */
function attributesOf(bindings: Bindings): readonly PythonNode[] {
  const known = attributes.get(bindings);
  if (known) return known;
  const found = bindings.nodes.flatMap((it) => {
    const target = it.name === "AssignStatement" ? it.firstChild : undefined;
    const isSelf = target?.firstChild && sourceOf(bindings.source, target.firstChild) === "self";
    const name = isSelf ? target.lastChild : undefined;
    return name?.name === "PropertyName" ? [name] : [];
  });
  attributes.set(bindings, found);
  return found;
}

/** What the body of a class assigns to a name. */
export function assignedIn({ bindings, node }: Expression, name: string): PythonNode | undefined {
  const statement = statementsOf(node).findLast(
    ({ firstChild }) => firstChild && sourceOf(bindings.source, firstChild) === name,
  );
  return statement?.getChild("AssignOp")?.nextSibling ?? undefined;
}

/** What the methods of a class assign to a name of `self`. */
export function selfValues({ bindings, node }: Expression, name: string): readonly Expression[] {
  return selfAttributes(bindings, node).flatMap((it) => {
    const value = it.parent?.parent?.getChild("AssignOp")?.nextSibling;
    return value && sourceOf(bindings.source, it) === name ? [{ bindings, node: value }] : [];
  });
}
