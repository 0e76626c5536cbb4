import { Composer, type CST, type Document as YamlDocument } from "yaml";
import { isAccepted } from "./syntax-errors/accepted.ts";
import type { RawError } from "./syntax-errors/cause.ts";
import type { SyntaxNode } from "./tree.ts";
import { missing, TreeReader, tooDeep } from "./tree-reader.ts";
import { deepestComposed, tokensOf } from "./yaml-tokens.ts";

/** A text as `yaml` reads it. */
export interface ComposedText {
  readonly reader: TreeReader;
  readonly tokens: readonly CST.Token[];
  readonly roots: readonly SyntaxNode[];
  readonly errors: readonly RawError[];
}

/** The tree and the errors of a text, read from a source that differs from it in spaces and line breaks only. */
export function read(text: string, source: string): ComposedText {
  const reader = new TreeReader(text);
  return compose(text, tokensOf(source, reader), reader);
}

/** The tree and the errors of a text whose tokens are known. */
export function compose(
  text: string,
  tokens: readonly CST.Token[],
  reader: TreeReader,
): ComposedText {
  const documents = documentsOf(tokens, reader);
  const roots = documents.map((it) => (it.contents ? reader.node(it.contents, 0) : missing(0)));
  return {
    reader,
    tokens,
    roots,
    errors: documents.flatMap(errorsOf).filter((it) => !isAccepted(text, it)),
  };
}

type ParsedDocument = Pick<YamlDocument, "contents" | "errors">;

function errorsOf({ errors }: ParsedDocument): readonly RawError[] {
  return errors.map(({ code, message, pos: [start, end] }) => ({ code, message, start, end }));
}

function documentsOf(tokens: readonly CST.Token[], reader: TreeReader): readonly ParsedDocument[] {
  if (isTooDeep(tokens)) {
    reader.giveUp(tooDeep);
    return [];
  }
  try {
    return withoutStacks(() => Array.from(new Composer(parseOptions).compose(tokens)));
  } catch {
    reader.giveUp(tooDeep);
    return [];
  }
}

/** YAML errors can be made by the thousand, and most of their time goes into recording stack traces. */
function withoutStacks<T>(act: () => T): T {
  const engine = Error as { stackTraceLimit?: number };
  const { stackTraceLimit } = engine;
  if (stackTraceLimit === undefined) return act();
  engine.stackTraceLimit = 0;
  try {
    return act();
  } finally {
    engine.stackTraceLimit = stackTraceLimit;
  }
}

/** The composer calls itself for every level, and Node crashes when the stack is too full to compile a pattern. */
function isTooDeep(tokens: readonly CST.Token[]): boolean {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; depth < deepestComposed; depth++) {
    level = level.flatMap(childrenOf);
    if (level.length === 0) return false;
  }
  return true;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case "document":
      return token.value ? [token.value] : [];
    case "block-map":
    case "block-seq":
    case "flow-collection":
      return token.items.flatMap(({ key, value }) => [key, value].filter((it) => it != null));
    default:
      return [];
  }
}

/** Scalars stay text (`failsafe`): what they mean is decided as PyYAML does, not as `yaml` does. */
const parseOptions = {
  schema: "failsafe",
  version: "1.1",
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;
