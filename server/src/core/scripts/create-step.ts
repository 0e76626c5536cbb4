import { countsOf } from "#core/base/counts.ts";
import type { TextEdit } from "#core/base/edit.ts";
import { groupBy } from "#core/base/group-by.ts";
import { oncePer, oncePerPair } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import type { Host } from "#core/document/host.ts";
import type { Fix, FixedProblem } from "#core/edits/fix.ts";
import { insertItemAbove } from "#core/edits/insert-item.ts";
import type { Fragment } from "#core/edits/yaml-text.ts";
import type { ItemConfig, Pipeline, PipelineNode, Socket } from "#core/model/config.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { runsStep } from "#core/model/step-node.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { commandForStep } from "./step-command.ts";

/** A step that is named but does not exist. */
interface MissingStep {
  readonly name: string;
}

/** The names that the users of a step give values to, each with the number of users. */
interface Uses {
  readonly inputs: ReadonlyMap<string, number>;
  readonly parameters: ReadonlyMap<string, number>;
  readonly users: number;
}

/** The quick fix that writes a step which does not exist yet, also beside a suggested name. */
export function createStepFix(
  { name }: MissingStep,
  { range }: FixedProblem,
  document: Document,
  host?: Host,
): readonly Fix[] {
  const edits = createStep({ document, host }, name, range.start);
  return edits ? [{ kind: "add", title: `Create step "${name}"`, edits }] : [];
}

/**
 * Writes a step of this name above the item that an offset lies in, with the inputs and parameters that nodes and
 * tasks fill. Undefined where the items are not entries of a block list.
 */
function createStep(
  project: Project,
  name: string,
  offset: number,
): readonly TextEdit[] | undefined {
  return insertItemAbove(project.document, offset, stepFragment(project, name));
}

/** The file that gets a step, and its project. */
interface Project {
  readonly document: Document;
  readonly host: Host | undefined;
}

function stepFragment({ document, host }: Project, name: string): Fragment {
  const { inputs, parameters, users } = usesOf(document, name);
  const { command, image } = commandForStep(name, document, host);
  const passes = parameters.size > 0 ? " {parameters}" : "";
  const list = (names: ReadonlyMap<string, number>): Fragment => ({
    list: [...names].map(([it, fed]) => ({
      pairs: [
        ["name", scalarText(it, "flow")] as const,
        ...(fed < users ? [["optional", "true"] as const] : []),
      ],
    })),
  });
  const pairs: (readonly [string, Fragment])[] = [
    ["name", scalarText(name, "flow")],
    ["image", scalarText(image ?? usualImage(document), "flow")],
    ["command", scalarText(command + passes, "block")],
  ];
  if (inputs.size > 0) pairs.push(["inputs", list(inputs)]);
  if (parameters.size > 0) pairs.push(["parameters", list(parameters)]);
  return { pairs: [["step", { pairs }]] };
}

function usualImage({ items }: Document): string {
  for (const { item } of items) {
    if (item.config?.kind === "step" && item.config.image) return item.config.image.value;
  }
  return "python:3.12";
}

/** Counted once for all the fixes of a document. */
const usesOf = oncePerPair(countUses);

function countUses({ items }: Document, step: string): Uses {
  const users = items.flatMap(({ item }) => (item.config ? usersIn(item.config, step) : []));
  return {
    inputs: countsOf(users.flatMap((it) => [...it.inputs])),
    parameters: countsOf(users.flatMap((it) => [...it.parameters])),
    users: users.length,
  };
}

interface User {
  readonly inputs: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

function usersIn(config: ItemConfig, step: string): readonly User[] {
  if (config.kind === "task" && config.step?.value === step) {
    const names = config.parameters.flatMap((it) => it.name?.value ?? []);
    const sets = config.parameterSets.flatMap((it) => it.entries.map(({ name }) => name.value));
    return [{ inputs: new Set(), parameters: new Set([...names, ...sets]) }];
  }
  if (config.kind !== "pipeline") return [];
  return config.nodes.filter((it) => runs(it, step)).map((it) => userOf(config, it));
}

function runs(node: PipelineNode, step: string): boolean {
  if (!runsStep(node)) return false;
  return node.step?.value === step && !node.commit;
}

function userOf(pipeline: Pipeline, node: PipelineNode): User {
  const override = runsStep(node) ? node.override : undefined;
  const sockets = socketsOf(pipeline).get(node.name?.value ?? "") ?? [];
  const names = (list: "inputs" | "parameters", type: string) =>
    new Set([
      ...(override?.[list].flatMap((it) => it.name?.value ?? []) ?? []),
      ...sockets.flatMap((it) => keyOf(it, type)),
    ]);
  return { inputs: names("inputs", "input"), parameters: names("parameters", "parameter") };
}

/** The ends of edges and the targets of pipeline parameters, by the node that they name. */
const socketsOf = oncePer((pipeline: Pipeline): ReadonlyMap<string, readonly Socket[]> => {
  const sockets = [
    ...pipeline.edges.flatMap((it) => [it.source, it.target]),
    ...pipeline.parameters.flatMap((it) => it.targets),
  ].filter((it) => it !== undefined);
  return groupBy(sockets, (it) => it.node.value);
});

/** The key of a socket of this type; one with a wildcard names nothing. */
function keyOf(socket: Socket, type: string): readonly string[] {
  const key = socket.key?.value;
  if (!key || socketTypeOf(socket.type?.value) !== type) return [];
  return /[*?[]/.test(key) ? [] : [key];
}
