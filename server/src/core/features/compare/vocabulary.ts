import type { ItemKind } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";

/**
 * The names of the file after a change for those before it, so that what only follows a renamed item or entry does not
 * count as a change of its own.
 */
export interface Vocabulary {
  /** Whether every name stays as it is. */
  readonly isSame: boolean;
  item(kind: ItemKind, name: string): string;
  /** A node of the pipeline at hand. */
  node(name: string): string;
  /** A parameter, input or output of the step that a place uses. */
  entry(step: string | undefined, list: EntryList, name: string): string;
  /** The step before the change that a node of the pipeline at hand runs. */
  stepOf(node: string): string | undefined;
}

/** The lists of a step whose names other places use. */
export type EntryList = "parameters" | "inputs";

/** Every name stays as it is. */
export const sameNames: Vocabulary = {
  isSame: true,
  item: (_kind, name) => name,
  node: (name) => name,
  entry: (_step, _list, name) => name,
  stepOf: () => undefined,
};

/** A socket, `node.type.key`, in the names after the change. */
export function renamedSocket(socket: string, vocabulary: Vocabulary): string {
  const [node = "", type, ...rest] = socket.split(".");
  const key = type === undefined ? [] : renamedKey(node, type, rest, vocabulary);
  return [vocabulary.node(node), ...(type === undefined ? [] : [type]), ...key].join(".");
}

function renamedKey(
  node: string,
  type: string,
  key: readonly string[],
  vocabulary: Vocabulary,
): readonly string[] {
  const [first = "", ...rest] = key;
  if (key.length === 0) return key;
  switch (socketTypeOf(type)) {
    case "parameter":
      return [vocabulary.entry(vocabulary.stepOf(node), "parameters", key.join("."))];
    case "input":
      return [vocabulary.entry(vocabulary.stepOf(node), "inputs", key.join("."))];
    case "file":
      return [vocabulary.item("endpoint", first), ...rest];
    default:
      return key;
  }
}

/** A command with the parameters that it names by their names after the change. */
export function renamedCommand(command: string, rename: (parameter: string) => string): string {
  return command.replace(
    /\{(parameter|parameter-value):([^{}]*)\}/g,
    (_, kind: string, name: string) => `{${kind}:${rename(name)}}`,
  );
}
