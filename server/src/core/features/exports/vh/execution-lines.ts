import { shellComment } from "#core/base/shell-text.ts";
import type { FanOut, TemplateInput, Variant } from "#core/simulation/variant.ts";
import { nodePart } from "./node-words.ts";
import { type LinePart, onlyValue, type StepRun, stepRunOf } from "./step-run.ts";
import { inputPart, parameterPart } from "./step-words.ts";
import { comments, nameRemarks, remarksOf, vhLine } from "./vh-line.ts";

/** One `vh exec run` per variant; comments above it say where `vh` differs from the variant. */
export function* exportVh(
  fanOut: FanOut,
  variants: Iterable<Variant>,
): Generator<string, undefined> {
  const run = stepRunOf(fanOut, "exec run");
  if (typeof run === "string") {
    yield shellComment(run);
    return undefined;
  }
  const node = nodePart(run, fanOut);
  const fixed = fixedParts(run, fanOut);
  const inputs = run.template.inputs.map((it) => inputPart(run, it, it.uris));
  const said = new Set([
    ...nameRemarks("step", run.template.step),
    ...remarksOf([...fixed.values(), ...inputs, node]),
  ]);
  yield comments(said);
  for (const variant of variants) {
    const varied = variant.parameters.flatMap(([name, value]) =>
      fixed.has(name) ? [] : [[name, parameterPart(run, name, value)] as const],
    );
    yield comments(
      newRemarks(
        varied.map(([, part]) => part),
        said,
      ),
    );
    const parts = new Map([...fixed, ...varied]);
    const step = [
      ...variant.parameters.flatMap(([name]) => parts.get(name)?.words ?? []),
      ...inputWords(run, variant),
    ];
    yield vhLine({ command: run.command, own: node.words, name: run.template.step, step });
  }
  return undefined;
}

/** The remarks about one line, and the general ones that have not been made yet. */
function newRemarks(parts: readonly LinePart[], said: Set<string>): readonly string[] {
  return parts.flatMap(({ remarks, general }) => {
    if (general === undefined || said.has(general)) return remarks;
    said.add(general);
    return [...remarks, general];
  });
}

function inputWords(run: StepRun, { inputs }: Variant): readonly string[] {
  const files = new Map(inputs);
  return run.template.inputs.flatMap(
    (it) => inputPart(run, it, ownFiles(it, files.get(it.name) ?? [])).words,
  );
}

/** What is the same for all variants, by parameter. */
function fixedParts(run: StepRun, { columns }: FanOut): ReadonlyMap<string, LinePart> {
  const fixed = columns.filter((it) => !it.varied);
  return new Map(fixed.map((it) => [it.name, parameterPart(run, it.name, onlyValue(it))]));
}

/** The files of a variant's input without the sources of its edges, which are in the list after them. */
function ownFiles({ edges }: TemplateInput, files: readonly string[]): readonly string[] {
  return files.slice(0, files.length - edges.length);
}
