import { misreadingFor } from "#core/document/misread-scalar.ts";
import {
  type Atom,
  atomsOf,
  type StepParameter,
  stepParameters,
} from "#core/document/step-parameters.ts";
import { parameterTypeOf } from "#core/edits/declare.ts";
import { addKeyAt, fixOf, plainScalarAt, quoteFixAt } from "#core/edits/fix-place.ts";
import type { Item } from "#core/model/piece.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { dereference } from "#core/syntax/tree.ts";
import type { ItemRule } from "../rule.ts";

/** A parameter without a type, which makes it a string, has a number or a Boolean for a default. */
export const parameterUntypedNumber: ItemRule<Untyped> = {
  code: "parameter-untyped-number",
  severity: "warning",
  summary:
    "A parameter without `type` is a string, but this default is a number or a Boolean. Declare the type, so that the platform does not check the value as text.",
  scope: "item",
  find(item, report) {
    for (const it of stepParameters(item)) {
      const isTyped = valueAt(it.fields.node, "type") !== undefined || isCutOff(item, it);
      const found = isTyped ? undefined : typedAtom(it);
      if (!found) continue;
      const { node, type, text } = found;
      report(node.range, { called: it.called, type, text });
    }
  },
  message({ called, type, text }) {
    const what = type === "flag" ? "a Boolean" : "a number";
    return `${subject(called)} is a string because it has no type, but ${text} is ${what}; write "type: ${type}"`;
  },
  fix({ type }, problem, document) {
    const isPlain = plainScalarAt(document, problem) !== undefined;
    return [
      ...fixOf("add", `Write "type: ${type}"`, addKeyAt(document, problem, "type", type)),
      ...(isPlain ? [quoteFixAt(document, problem.range)] : []),
    ];
  },
};

/** The default of a parameter that has no type, and the type that it has. */
interface Untyped {
  readonly called: string;
  readonly type: string;
  readonly text: string;
}

/** Whether a syntax error cuts an entry short, so that its type may follow. */
function isCutOff({ text, brokenAt }: Item, { fields }: StepParameter): boolean {
  const end = fields.node?.range.end;
  if (brokenAt === undefined || end === undefined) return false;
  return end >= brokenAt || text.slice(end, brokenAt).trim() === "";
}

/** The first atom of the default that is not text; the type must suit all atoms. */
function typedAtom({ parameter, fields }: StepParameter) {
  const atoms = atomsOf(fields, "default").filter((it) => !misreadingFor(parameter, it.node));
  const types = atoms.map((it) => parameterTypeOf(it.value));
  const index = types.findIndex((it) => it !== undefined);
  const atom = atoms[index];
  if (!atom) return undefined;
  const type = types.includes("float") ? "float" : (types[index] ?? "float");
  return { type, node: atom.node, text: writtenText(atom) };
}

function writtenText({ node, value }: Atom): string {
  const target = dereference(node);
  return target.kind === "scalar" ? target.text : pythonStr(value);
}

function subject(text: string): string {
  return text.startsWith('"') ? `Parameter ${text}` : "This parameter";
}
