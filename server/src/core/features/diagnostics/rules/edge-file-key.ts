import type { Located, SourceRange } from "#core/base/range.ts";
import { suggest } from "#core/base/suggest.ts";
import type { Lookup } from "#core/document/lookup.ts";
import type { DeploymentNode } from "#core/model/config.ts";
import type { PipelineRule, Report } from "../rule.ts";

/** The key of a file socket does not name a file of an endpoint of its deployment node. */
export const edgeFileKey: PipelineRule<string> = {
  code: "edge-file-key",
  severity: "error",
  summary:
    "An edge into a deployment node ends at `node.file.ENDPOINT.FILE`, where ENDPOINT is an endpoint of that node and FILE is a file that the endpoint declares.",
  scope: "pipeline",
  find({ view, lookup }, report) {
    for (const { target } of view.edges) {
      if (target?.fault || target?.type !== "file" || !target.socket.key) continue;
      const node = target.node?.node;
      if (node?.kind === "deployment") checkKey(target.socket.key, node, lookup, report);
    }
  },
  message: (message) => message,
};

function checkKey(
  key: Located<string>,
  node: DeploymentNode,
  lookup: Lookup,
  report: Report<string>,
): void {
  const { endpoint, file, isExact } = splitFileKey(key);
  const reportPart: Report<string> = (range, message, extra) =>
    report(range, message, isExact ? extra : {});
  const listed = node.endpoints.map((it) => it.value);
  const known = listed.length > 0 ? listed : lookup.names("endpoint");
  if (!file?.value) {
    const suggestion = wholeKey(endpoint.value, known, lookup);
    const wanted = `write ${suggestion === undefined ? "ENDPOINT.FILE" : `"${suggestion}"`}`;
    const extra = suggestion === undefined ? {} : { suggestion };
    report(key.range, `"${key.value}" does not name a file of an endpoint; ${wanted}`, extra);
  } else if (!known.includes(endpoint.value)) {
    const { hint, extra } = suggest(endpoint.value, known);
    reportPart(endpoint.range, noEndpoint(endpoint.value, node, hint), extra);
  } else {
    const files = lookup.endpoint(endpoint.value)?.files;
    if (!files || files.includes(file.value)) return;
    const { hint, extra } = suggest(file.value, files);
    const message = `Endpoint "${endpoint.value}" has no file "${file.value}"${hint}`;
    reportPart(file.range, message, extra);
  }
}

/** The only key that an endpoint alone or a file name alone can mean. */
function wholeKey(text: string, endpoints: readonly string[], lookup: Lookup): string | undefined {
  const keys = endpoints.flatMap((endpoint) =>
    (lookup.endpoint(endpoint)?.files ?? [])
      .filter((file) => file === text || endpoint === text)
      .map((file) => `${endpoint}.${file}`),
  );
  return keys.length === 1 ? keys[0] : undefined;
}

function noEndpoint(endpoint: string, node: DeploymentNode, hint: string): string {
  return node.endpoints.length > 0
    ? `Node "${node.name?.value ?? ""}" does not deploy an endpoint "${endpoint}"${hint}`
    : `No endpoint is named "${endpoint}"${hint}`;
}

/**
 * The endpoint ends at the first dot; the file may have more of them. Where the key is written with escapes, its parts
 * have no places of their own: both are said to be where the key is, and `isExact` is false.
 */
function splitFileKey(key: Located<string>) {
  const { value, range } = key;
  const dot = value.indexOf(".");
  if (dot < 0) return { endpoint: key, file: undefined, isExact: true };
  const isExact = range.end - range.start === value.length;
  const part = (from: number, to: number): Located<string> => ({
    value: value.slice(from, to),
    range: isExact ? stretch(range.start + from, range.start + to) : range,
  });
  return { endpoint: part(0, dot), file: part(dot + 1, value.length), isExact };
}

function stretch(start: number, end: number): SourceRange {
  return { start, end };
}
