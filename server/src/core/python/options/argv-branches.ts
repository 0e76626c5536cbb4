import type { SourceRange } from "#core/base/range.ts";
import type { Bindings } from "../bindings.ts";
import { childrenOf, type PythonNode, rangeOf, sourceOf } from "../syntax.ts";
import { constantText } from "../text.ts";
import type { GivenWord } from "./command-node.ts";

/**
 * The bodies that are for other commands where a program compares a word of its command line itself, as in
 * `command = sys.argv[1]`, then `if command == "fit": … elif command == "load": …`.
 */
export function otherCommandBodies(
  bindings: Bindings,
  words: readonly GivenWord[],
): readonly SourceRange[] {
  return bindings.nodes.flatMap((it) =>
    it.name === "IfStatement" ? deadBodies(bindings, it, words) : [],
  );
}

interface Branch {
  readonly body: PythonNode;
  /** The text for which it runs and the word that is compared; undefined for another condition. */
  readonly compared: { readonly text: string; readonly word: string | undefined } | undefined;
}

function deadBodies(
  bindings: Bindings,
  statement: PythonNode,
  words: readonly GivenWord[],
): readonly SourceRange[] {
  const branches = branchesOf(bindings, statement, words);
  const isDecided = branches.some(({ compared }) => compared && compared.text === compared.word);
  if (!isDecided) return [];
  return branches.flatMap(({ body, compared }) =>
    compared && compared.word !== undefined && compared.text !== compared.word
      ? [rangeOf(body)]
      : [],
  );
}

function branchesOf(
  bindings: Bindings,
  statement: PythonNode,
  words: readonly GivenWord[],
): readonly Branch[] {
  const parts = childrenOf(statement);
  return parts.flatMap((body, index): Branch[] => {
    const condition = parts[index - 1];
    if (body.name !== "Body" || !condition) return [];
    return [{ body, compared: comparedWord(bindings, condition, words) }];
  });
}

function comparedWord(
  bindings: Bindings,
  condition: PythonNode,
  words: readonly GivenWord[],
): Branch["compared"] {
  const [left, operator, right] = childrenOf(condition);
  if (condition.name !== "BinaryExpression" || !left || !operator || !right) return undefined;
  const text = constantText(bindings, right);
  const place =
    sourceOf(bindings.source, operator) === "==" ? wordPlace(bindings, left) : undefined;
  if (text === undefined || place === undefined) return undefined;
  return { text, word: words[place - 1]?.text };
}

/** Which word of the command line an expression is, where the program itself is the first: `sys.argv[1]`, or a name of it. */
function wordPlace(bindings: Bindings, node: PythonNode): number | undefined {
  const value = node.name === "VariableName" ? bindings.onlyValue(node) : node;
  if (value?.name !== "MemberExpression") return undefined;
  const found = /^(?:sys\.)?\w*argv\[(\d)\]$/.exec(sourceOf(bindings.source, value));
  return found && Number(found[1]) > 0 ? Number(found[1]) : undefined;
}
