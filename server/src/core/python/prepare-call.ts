import type { Located } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Bindings } from "./bindings.ts";
import { dictionaryKeys } from "./dictionary.ts";
import type { DictionaryKey } from "./keys.ts";
import { placeOfName } from "./names.ts";
import { argumentNamed, argumentsOf, calleeOf, type PythonNode } from "./syntax.ts";
import { constantText } from "./text.ts";

/** A call of `valohai.prepare`, from which a step can be written (`vh yaml step`). */
export interface PrepareCall {
  readonly step: Located<string> | undefined;
  readonly image: string | undefined;
  readonly environment: string | undefined;
  readonly parameters: readonly DictionaryKey[];
  readonly inputs: readonly (DictionaryKey & { readonly value?: Value })[];
}

/** What a `valohai.prepare` call declares; undefined for another call. */
export function prepareCall(bindings: Bindings, call: PythonNode): readonly PrepareCall[] {
  const callee = calleeOf(call);
  if (!callee || !/^valohai\.(?:utils\.)?prepare$/.test(bindings.qualifiedName(callee) ?? ""))
    return [];
  const given = argumentsOf(bindings.source, call);
  const text = (name: string) => {
    const node = argumentNamed(given, name);
    return node && constantText(bindings, node);
  };
  const keys = (name: string) => {
    const node = argumentNamed(given, `default_${name}`) ?? argumentNamed(given, name);
    return node ? dictionaryKeys(bindings, node).keys.filter((it) => it.origin === bindings) : [];
  };
  const stepNode = argumentNamed(given, "step");
  const step = text("step");
  return [
    {
      step:
        stepNode && step !== undefined
          ? { value: step, range: placeOfName(bindings, stepNode, step).range }
          : undefined,
      image: text("image"),
      environment: text("environment"),
      parameters: keys("parameters"),
      inputs: keys("inputs"),
    },
  ];
}
