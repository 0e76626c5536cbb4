import type { Bindings, Expression } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { classOf, functionsCalled } from "./calls.ts";
import { classNamed } from "./classes.ts";
import { returnValues } from "./definitions.ts";
import { dictionaryKeys } from "./dictionary.ts";
import { assignedIn, selfValues } from "./fields.ts";
import { argumentNamed, argumentsOf, childrenOf, type PythonNode, sourceOf } from "./syntax.ts";
import { constantText, folderOfVariable } from "./text.ts";
import { isEnvironment } from "./text-calls.ts";
import { anyOf, madeText, type TextReading, type Texts, unknownTexts } from "./traced-text.ts";

/** The texts that `owner.name` and `owner[key]` may give. */
export function textsOfMember(reading: TextReading, { bindings, node }: Expression): Texts {
  const [owner, bracket, key] = childrenOf(node);
  if (!owner) return unknownTexts;
  if (bracket?.name === "[") {
    return key ? textsOfKey(reading, { bindings, node: owner }, key) : unknownTexts;
  }
  if (/^os\.(?:path\.)?sep$/.test(bindings.qualifiedName(node) ?? "")) return madeText("/");
  const option = reading.optionDefault({ bindings, node });
  if (option) return option.kind === "string" ? madeText(option.value) : unknownTexts;
  const found = bindings.reaching(node);
  if (found.length > 0) return reading.ofBindings({ bindings, node }, found);
  const values = memberValues(bindings, owner, lastName(bindings, node));
  return values.length > 0
    ? anyOf(values.map(reading.read))
    : returnedByProperty(reading, { bindings, node });
}

/** `os.environ["VH_INPUTS_DIR"]`, and the values of a dictionary that the program spells out. */
function textsOfKey(
  reading: TextReading,
  { bindings, node: owner }: Expression,
  key: PythonNode,
): Texts {
  const name = constantText(bindings, key);
  if (isEnvironment(bindings, owner)) {
    const folder = name === undefined ? undefined : folderOfVariable(name);
    return folder === undefined ? unknownTexts : madeText(folder);
  }
  const { keys } = dictionaryKeys(bindings, owner);
  const given = keys.filter((it) => name === undefined || it.name === name);
  const values = given.flatMap((it) => it.given ?? []);
  return values.length > 0 ? anyOf(values.map(reading.read)) : unknownTexts;
}

/** What a class, an object of the program or a module has for a name. */
function memberValues(
  bindings: Bindings,
  owner: PythonNode,
  member: string,
): readonly Expression[] {
  const given = givenToMaker(bindings, owner, member);
  const kind = classNamed(bindings, owner) ?? classOf(bindings, owner);
  const declared = kind && assignedIn(kind, member);
  if (kind && declared) return [...given, { bindings: kind.bindings, node: declared }];
  if (kind) return [...given, ...selfValues(kind, member)];
  if (given.length > 0) return given;
  const there = bindings.neighbours.imported(sourceOf(bindings.source, owner));
  if (!there || there.name !== undefined) return [];
  return there.module.moduleValues(member).map((node) => ({ bindings: there.module, node }));
}

/** What `SimpleNamespace(name=…)` or a class of data is given for a name. */
function givenToMaker(
  bindings: Bindings,
  owner: PythonNode,
  member: string,
): readonly Expression[] {
  const made = bindings.onlyValue(owner);
  if (made?.name !== "CallExpression") return [];
  const value = argumentNamed(argumentsOf(bindings.source, made), member);
  return value ? [{ bindings, node: value }] : [];
}

/** What the property of this name of an object of the program returns. */
function returnedByProperty(reading: TextReading, { bindings, node }: Expression): Texts {
  const properties = functionsCalled(bindings, node).filter((it) =>
    childrenOf(it.node.parent ?? it.node).some(
      (at) =>
        at.name === "Decorator" &&
        /^@(?:functools\.)?(?:cached_)?property$/.test(sourceOf(it.bindings.source, at).trim()),
    ),
  );
  if (properties.length === 0) return unknownTexts;
  const call = { bindings, node };
  return anyOf(properties.map((it) => reading.returned(call, it, returnValues(it))));
}
