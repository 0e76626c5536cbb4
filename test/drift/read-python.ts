import {
  argumentParts,
  childrenOf,
  type PythonNode,
  type PythonSource,
  parsePython,
  sourceOf,
} from "#core/python/syntax.ts";
import { decodeString } from "#core/python/text.ts";

/** A value of a Python program that is written out; `undefined` where it is not. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | PythonValue[]
  | { [key: string]: PythonValue };

/** What a Python module passes to the calls of a function, without running it: literals, names, and functions of its own. */
export function argumentsOfCalls(text: string, callee: string): readonly PythonValue[] {
  const module = new Module(parsePython(text), callee);
  module.run(childrenOf(module.source.root), module.globals);
  return module.passed;
}

type Scope = Map<string, PythonValue>;

/** A return statement was met, with its value. */
interface Returned {
  readonly value: PythonValue;
}

class Module {
  readonly source: PythonSource;
  readonly globals: Scope = new Map();
  readonly passed: PythonValue[] = [];
  readonly #callee: string;
  readonly #functions = new Map<string, PythonNode>();

  constructor(source: PythonSource, callee: string) {
    this.source = source;
    this.#callee = callee;
  }

  run(statements: readonly PythonNode[], scope: Scope): Returned | undefined {
    for (const it of statements) {
      const returned = this.#statement(it, scope);
      if (returned) return returned;
    }
    return undefined;
  }

  #statement(node: PythonNode, scope: Scope): Returned | undefined {
    const parts = childrenOf(node);
    switch (node.name) {
      case "FunctionDefinition": {
        const name = parts.find((it) => it.name === "VariableName");
        if (name) this.#functions.set(sourceOf(this.source, name), node);
        return undefined;
      }
      case "AssignStatement":
        this.#assign(parts, scope);
        return undefined;
      case "ExpressionStatement":
        if (parts[0]) this.#value(parts[0], scope);
        return undefined;
      case "ReturnStatement":
        return { value: parts[1] && this.#value(parts[1], scope) };
      case "IfStatement": {
        const [, condition, body] = parts;
        const holds = condition && this.#value(condition, scope) === true;
        return holds && body ? this.run(childrenOf(body), scope) : undefined;
      }
      default:
        return undefined;
    }
  }

  #assign(parts: readonly PythonNode[], scope: Scope): void {
    const [target] = parts;
    const expression = parts.at(-1);
    if (!target || !expression) return;
    const value = this.#value(expression, scope);
    if (target.name === "VariableName") scope.set(sourceOf(this.source, target), value);
    if (target.name !== "MemberExpression") return;
    const [owner, , key] = childrenOf(target);
    const holder = owner && this.#value(owner, scope);
    const name = key && this.#value(key, scope);
    if (isMapping(holder) && typeof name === "string") holder[name] = value;
  }

  #value(node: PythonNode, scope: Scope): PythonValue {
    const parts = childrenOf(node);
    const inner = (it: PythonNode | undefined) => it && this.#value(it, scope);
    switch (node.name) {
      case "None":
        return null;
      case "Boolean":
        return sourceOf(this.source, node) === "True";
      case "Number":
        return Number(sourceOf(this.source, node).replaceAll("_", ""));
      case "String":
        return decodeString(sourceOf(this.source, node));
      case "ContinuedString": {
        const texts = parts.map(inner);
        return texts.every((it) => typeof it === "string") ? texts.join("") : undefined;
      }
      case "ParenthesizedExpression":
        return inner(parts[1]);
      case "UnaryExpression": {
        const value = inner(parts[1]);
        return typeof value === "number" ? -value : undefined;
      }
      case "BinaryExpression": {
        const [left, operator, right] = parts;
        if (!operator || sourceOf(this.source, operator) !== "==") return undefined;
        return inner(left) === inner(right);
      }
      case "VariableName": {
        const name = sourceOf(this.source, node);
        return scope.get(name) ?? this.globals.get(name);
      }
      case "ArrayExpression":
      case "TupleExpression":
        return argumentParts(node).map((it) => inner(it[0]));
      case "DictionaryExpression":
        return this.#dictionary(node, scope);
      case "CallExpression":
        return this.#call(node, scope);
      default:
        return undefined;
    }
  }

  #dictionary(node: PythonNode, scope: Scope): PythonValue {
    const found: { [key: string]: PythonValue } = {};
    for (const [key, colon, value] of argumentParts(node)) {
      if (!key || !colon) continue;
      if (key.name === "**") Object.assign(found, this.#value(colon, scope));
      const name = key.name === "**" ? undefined : this.#value(key, scope);
      if (typeof name === "string") found[name] = value && this.#value(value, scope);
    }
    return found;
  }

  #call(node: PythonNode, scope: Scope): PythonValue {
    const [callee, list] = childrenOf(node);
    if (!callee || !list) return undefined;
    const name = sourceOf(this.source, callee);
    const values = argumentParts(list).map((it) => it[0] && this.#value(it[0], scope));
    if (name === this.#callee) this.passed.push(...values);
    const definition = this.#functions.get(name);
    const [parameters, body] = ["ParamList", "Body"].map((kind) =>
      definition ? childrenOf(definition).find((it) => it.name === kind) : undefined,
    );
    if (!parameters || !body || name === this.#callee) return undefined;
    const names = childrenOf(parameters).filter((it) => it.name === "VariableName");
    const own: Scope = new Map(
      names.map((it, index) => [sourceOf(this.source, it), values[index]]),
    );
    return this.run(childrenOf(body), own)?.value;
  }
}

function isMapping(value: PythonValue): value is { [key: string]: PythonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
