import { oncePer } from "#core/base/once-per.ts";
import { sameList } from "#core/base/same-list.ts";
import type { Edge, ItemKind, Pipeline, PipelineNode } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { fieldsOf } from "#core/model/read.ts";
import {
  type Signature,
  type StepSignature,
  sameSignature,
  signatureOf,
} from "#core/model/signature.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { hasJoinedEntries } from "./joined-entries.ts";
import { siblingProperties, unindentedConfig } from "./unindented.ts";
import { declaringKeys, hasUnreadList } from "./unread-lists.ts";

/** What the rest of the file can see of an item; the same object until an edit changes that. */
export interface ItemNames {
  readonly kind: ItemKind | undefined;
  readonly name: string | undefined;
  readonly signature: Signature | undefined;
  /** The names of steps and endpoints that a pipeline or a task blueprint uses. */
  readonly usedSteps: readonly string[];
  readonly usedEndpoints: readonly string[];
  /** The parameters and inputs that edges pass on from a node, such as "parameter rate". */
  readonly passedOn: readonly string[];
  /** Steps that an item may hold although they are not read: it has a syntax error, or only a part of it is read. */
  readonly unread: readonly StepSignature[];
}

/** The names of an item; an equal earlier object is kept. */
export const namesOfItem = oncePer(
  (
    item: Item,
    earlier: (kind: ItemKind, name: string) => readonly (ItemNames | undefined)[],
  ): ItemNames => {
    const fresh = readNames(item);
    const { kind, name } = fresh;
    const before = kind === undefined || name === undefined ? [] : earlier(kind, name);
    return before.reduce<ItemNames>((names, it) => (it ? keep(names, it) : names), fresh);
  },
);

function keep(fresh: ItemNames, before: ItemNames): ItemNames {
  if (before === fresh) return fresh;
  const { signature } = before;
  const sameView =
    signature && fresh.signature
      ? signature === fresh.signature || sameSignature(signature, fresh.signature)
      : signature === fresh.signature;
  const isSame =
    sameView &&
    before.kind === fresh.kind &&
    before.name === fresh.name &&
    sameList(before.usedSteps, fresh.usedSteps) &&
    sameList(before.usedEndpoints, fresh.usedEndpoints) &&
    sameList(before.passedOn, fresh.passedOn) &&
    sameUnread(before, fresh);
  if (isSame) return before;
  return sameView ? { ...fresh, signature } : fresh;
}

function sameUnread({ unread: a }: ItemNames, { unread: b }: ItemNames): boolean {
  return sameList(
    a.map((it) => it.name),
    b.map((it) => it.name),
  );
}

function wholeOrPartial(item: Item, signature: Signature | undefined): Signature | undefined {
  if (signature?.kind !== "step") return signature;
  const isPartial =
    item.brokenAt !== undefined ||
    hasJoinedEntries(item.node) ||
    hasUnreadList(item.entry?.value) ||
    siblingProperties(item).some(({ key }) => declaringKeys.includes(key.text));
  return isPartial ? { ...signature, isPartial } : signature;
}

const nothing: readonly string[] = [];
const nothingUnread: readonly StepSignature[] = [];
const unnamed: ItemNames = {
  kind: undefined,
  name: undefined,
  signature: undefined,
  usedSteps: nothing,
  usedEndpoints: nothing,
  passedOn: nothing,
  unread: nothingUnread,
};

function readNames(item: Item): ItemNames {
  const { entry } = item;
  const config = unindentedConfig(item) ?? item.config;
  const unread = unreadSteps(item);
  if (!config) return unread.length > 0 ? { ...unnamed, unread } : unnamed;
  return {
    kind: config.kind,
    name: config.name?.value,
    signature: wholeOrPartial(item, signatureOf(config)),
    usedSteps: usedSteps(entry, config),
    usedEndpoints: usedEndpoints(config),
    passedOn: config.kind === "pipeline" ? passedOn(config) : nothing,
    unread,
  };
}

/** Steps with the names that follow "name" in the text of an item that is not read as intended. */
function unreadSteps({ brokenAt, text, node, keyword }: Item): readonly StepSignature[] {
  if (brokenAt === undefined && !isRepeated(node, keyword)) return nothingUnread;
  const found = text.matchAll(/\bname[:= \t\u00a0"']{1,9}([^:=\s"',{}[\]]{1,200})/g);
  return [...found].slice(0, maxUnread).map((it) => ({ ...undeclared, name: it[1] ?? "" }));
}

const undeclared = {
  kind: "step",
  parameters: [],
  inputs: [],
  outputs: [],
  environmentVariables: [],
  isPartial: true,
} as const;

const maxUnread = 1000;

/** Whether a mapping has a key several times: two items of which one lost its dash. */
function isRepeated(node: SyntaxNode, key: string | undefined): boolean {
  if (node.kind !== "mapping" || key === undefined) return false;
  return node.pairs.filter((it) => it.key.kind === "scalar" && it.key.text === key).length > 1;
}

function usedSteps(entry: Item["entry"], config: NonNullable<Item["config"]>): readonly string[] {
  if (config.kind === "task") return config.step ? [config.step.value] : nothing;
  if (config.kind !== "pipeline") return nothing;
  return [...config.nodes.flatMap(stepsOf), ...stepsOfUnknown(entry, config)];
}

/** A step of another commit may have the same name as one here; it still counts. */
function stepsOf(node: PipelineNode): readonly string[] {
  if (!runsStep(node)) return nothing;
  return node.step ? [node.step.value] : nothing;
}

/** The steps of nodes whose type is not known yet or misspelt. */
function stepsOfUnknown(entry: Item["entry"], { nodes }: Pipeline): readonly string[] {
  if (!entry || nodes.every((it) => it.kind !== "unknown")) return nothing;
  const syntax = fieldsOf(entry.value).list("nodes");
  return nodes.flatMap(({ kind }, index) => {
    const node = kind === "unknown" ? syntax[index] : undefined;
    return node ? (fieldsOf(node).text("step")?.value ?? []) : [];
  });
}

function usedEndpoints(config: NonNullable<Item["config"]>): readonly string[] {
  if (config.kind !== "pipeline") return nothing;
  return [...config.nodes.flatMap(endpointsOf), ...config.edges.flatMap(fileEndpoint)];
}

function endpointsOf(node: PipelineNode): readonly string[] {
  return node.kind === "deployment" ? node.endpoints.map((it) => it.value) : nothing;
}

function fileEndpoint({ target }: Edge): readonly string[] {
  const isFile = target?.type?.value === "file" || target?.type?.value === "files";
  return isFile && target.key ? [target.key.value.split(".", 1)[0] ?? ""] : nothing;
}

function passedOn({ edges }: Pipeline): readonly string[] {
  return edges.flatMap(({ source }) => {
    const type = socketTypeOf(source?.type?.value);
    const key = source?.key?.value;
    return key !== undefined && (type === "parameter" || type === "input")
      ? [passedOnKey(type, key)]
      : [];
  });
}

/** How a parameter or an input of this name is listed among those that edges pass on. */
export function passedOnKey(type: "parameter" | "input", name: string): string {
  return `${type} ${name}`;
}
