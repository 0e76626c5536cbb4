import type { Steps } from "#core/base/steps.ts";
import type { Bindings } from "./bindings.ts";
import { type DictionaryKey, type FoundKey, withoutRepeats } from "./keys.ts";
import { sinkKeys } from "./sinks.ts";
import { childNamed, childrenOf, type PythonNode, sourceOf } from "./syntax.ts";

/** A metadata key that a program prints. */
export interface MetadataKey extends DictionaryKey {
  /** The outermost function or class in which it is printed; undefined at the top of the file. */
  readonly owner: string | undefined;
  /** Whether that runs only when the file itself is started (`if __name__ == "__main__"`). */
  readonly mainOnly: boolean;
}

/** The metadata keys that a program prints, and whether it may print others. */
export interface PrintedMetadata {
  readonly keys: readonly MetadataKey[];
  readonly complete: boolean;
}

/** A printed key with the file in which it is written. */
export type PlacedKey = MetadataKey & Pick<FoundKey, "origin">;

/**
 * Finds what a program prints as metadata: JSON objects on lines of standard output (docs "Metadata"), and what is
 * given to the logger of `valohai-utils` (`valohai/metadata.py`).
 */
export function* printedMetadata(bindings: Bindings): Steps<PrintedMetadata> {
  const { keys, complete } = yield* printedKeysOf(bindings);
  const plain = keys.filter((it) => it.origin === bindings).map(({ origin: _, ...it }) => it);
  return { keys: plain.sort((a, b) => a.range.start - b.range.start), complete };
}

/** What one file of a program prints, wherever the keys are written. */
export function* printedKeysOf(
  bindings: Bindings,
): Steps<{ readonly keys: readonly PlacedKey[]; readonly complete: boolean }> {
  const keys: PlacedKey[] = [];
  let complete = true;
  for (const node of bindings.nodes) {
    if (node.name !== "CallExpression") continue;
    yield;
    const found = sinkKeys(bindings, node);
    if (!found.complete) complete = false;
    if (found.keys.length === 0) continue;
    const where = ownerOf(bindings, node);
    for (const { given: _, ...it } of found.keys) keys.push({ ...it, ...where });
  }
  return { keys: withoutRepeats(keys), complete: complete && !bindings.isTooLarge };
}

function ownerOf(bindings: Bindings, node: PythonNode): Pick<MetadataKey, "owner" | "mainOnly"> {
  let owner: string | undefined;
  let mainOnly = false;
  for (let at: PythonNode | null = node; at; at = at.parent) {
    if (at.name === "FunctionDefinition" || at.name === "ClassDefinition") {
      const name = childNamed(at, "VariableName");
      owner = name ? sourceOf(bindings.source, name) : owner;
    }
    if (at.name === "IfStatement" && isMainGuard(bindings, at)) mainOnly = true;
  }
  return { owner, mainOnly };
}

function isMainGuard(bindings: Bindings, statement: PythonNode): boolean {
  const condition = childrenOf(statement)[1];
  return condition !== undefined && /__name__/.test(sourceOf(bindings.source, condition));
}
