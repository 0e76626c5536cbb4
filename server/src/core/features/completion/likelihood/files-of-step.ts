import { baseName } from "#core/base/base-name.ts";
import type { PipelineNode, Step } from "#core/model/config.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { SocketQuery } from "../socket-place.ts";

/** The files that the other end is known to take, each also as a pattern of its extension. */
export function filesTaken(socket: SocketQuery, key: string): readonly string[] {
  const paths = [
    ...endpointPaths(socket, key),
    ...inputFiles(stepOf(socket, socket.other?.node), key),
  ];
  return paths.flatMap((path) => {
    const name = baseName(path);
    const extension = /[\s\S](\.[A-Za-z]\w{0,11})$/.exec(name)?.[1];
    return extension === undefined ? [] : [name, `*${extension}`];
  });
}

/** The files that the node's step writes, as far as its commands, parameters and scripts name them. */
export function filesWritten(
  socket: SocketQuery,
  node: PipelineNode | undefined,
): readonly string[] {
  const step = stepOf(socket, node);
  if (!step) return [];
  const { request, document } = socket.place;
  const code = step.name && request.code?.ofStep(document.names, step.name.value);
  const paths = step.commands.flatMap((it) => namedIn(it.value, writtenPath));
  const values = step.parameters.flatMap(({ default: it }) =>
    it?.value.kind === "string" && fileName.test(it.value.value) ? it.value.value : [],
  );
  const used = code
    ? code.scripts.flatMap(({ script }) => script.outputs.map((it) => it.name))
    : [];
  return [...paths, ...used, ...values];
}

const writtenPath = /(?:\/valohai\/outputs|\$\{?VH_OUTPUTS_DIR\}?)\/([^\s"'`;|&>)]+)/g;
const readPath = /\/valohai\/inputs\/([^\s"'`;|&>)]+)/g;
const fileName = /^[\w-]+\.[A-Za-z]\w{0,9}$/;

function namedIn(command: string, path: RegExp): readonly string[] {
  return [...command.matchAll(path)].map(([, it = ""]) => it);
}

function endpointPaths({ place, other }: SocketQuery, key: string): readonly string[] {
  if (other?.node?.kind !== "deployment") return [];
  const [endpoint = "", ...rest] = key.split(".");
  const config = place.document.names.definition("endpoint", endpoint)?.item.config;
  const files = config?.kind === "endpoint" ? config.files : [];
  return files.flatMap((it) => (it.name?.value === rest.join(".") ? (it.path?.value ?? []) : []));
}

/** What commands read below the input's folder, and its default files. */
function inputFiles(step: Step | undefined, name: string): readonly string[] {
  const read = step?.commands.flatMap((it) => namedIn(it.value, readPath)) ?? [];
  const input = step?.inputs.find((it) => it.name?.value === name);
  return [
    ...read.filter((it) => it.startsWith(`${name}/`)),
    ...(input?.defaults.map((it) => it.value) ?? []),
  ];
}

function stepOf({ place }: SocketQuery, node: PipelineNode | undefined): Step | undefined {
  const name = runsStep(node) ? node.step?.value : undefined;
  const item = name === undefined ? undefined : place.document.names.definition("step", name)?.item;
  return item?.config?.kind === "step" ? item.config : undefined;
}
