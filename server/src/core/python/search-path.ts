import { normalPath } from "#core/base/normal-path.ts";
import type { Bindings } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import {
  argumentParts,
  argumentsOf,
  calleeOf,
  childrenOf,
  type PythonNode,
  sourceOf,
} from "./syntax.ts";
import { constantText } from "./text.ts";

/** A mark for the path of the file itself in a path of the search path. */
const ownFile = "\0file";

/** Deeper expressions are not followed. */
const maxDepth = 12;

/** The folders that a program adds to those in which its imports are looked for, as `foldersFor` places them. */
export function searchPaths(bindings: Bindings): readonly string[] {
  const added = bindings.nodes.flatMap((node): readonly PythonNode[] => {
    if (node.name === "CallExpression") return addedByCall(bindings, node);
    const [target, operator, value] = childrenOf(node);
    const adds = node.name === "UpdateStatement" && operator && target;
    const isPath = adds && sourceOf(bindings.source, target) === "sys.path";
    return isPath && value?.name === "ArrayExpression" ? argumentParts(value).flat() : [];
  });
  return [...new Set(added.flatMap((it) => pathOf(bindings, it, 0) ?? []))];
}

/** `sys.path.append(…)`, `sys.path.insert(0, …)`, `sys.path.extend([…])` and `site.addsitedir(…)` */
function addedByCall(bindings: Bindings, call: PythonNode): readonly PythonNode[] {
  const callee = calleeOf(call);
  const name = callee && bindings.qualifiedName(callee);
  if (!name || !/^(?:sys\.path\.(?:append|insert|extend)|site\.addsitedir)$/.test(name)) return [];
  const { positional } = argumentsOf(bindings.source, call);
  const last = positional.at(-1);
  if (!last) return [];
  return name.endsWith("extend") && last.name === "ArrayExpression"
    ? argumentParts(last).flat()
    : [last];
}

/** The folders of the repository that such paths mean for a file that runs in a folder. */
export function foldersFor(
  paths: readonly string[],
  file: string,
  folder: string | undefined,
): readonly string[] {
  return paths.flatMap((it) => absoluteIn(it, file, folder) ?? []);
}

function absoluteIn(path: string, file: string, folder: string | undefined): string | undefined {
  if (path.startsWith(ownFile)) return normalPath(file + path.slice(ownFile.length));
  if (/^\/valohai\/repository(?:\/|$)/.test(path)) {
    return normalPath(path.slice("/valohai/repository".length));
  }
  return path.startsWith("/") || folder === undefined ? undefined : normalPath(`${folder}/${path}`);
}

/** The path that an expression gives, with `..` for each folder that it goes up; undefined where it is not known. */
function pathOf(bindings: Bindings, node: PythonNode, depth: number): string | undefined {
  if (depth > maxDepth || !bindings.mayFollow()) return undefined;
  const follow = (it: PythonNode | null | undefined) =>
    it ? pathOf(bindings, it, depth + 1) : undefined;
  switch (node.name) {
    case "VariableName":
      if (sourceOf(bindings.source, node) === "__file__") return ownFile;
      return follow(bindings.onlyValue(node));
    case "ParenthesizedExpression":
      return follow(childrenOf(node)[1]);
    case "BinaryExpression": {
      const [left, operator, right] = childrenOf(node);
      const sign = operator ? sourceOf(bindings.source, operator) : "";
      if (!/^[+/]$/.test(sign)) return undefined;
      return joinedPath([follow(left), follow(right)], sign === "/" ? "/" : "");
    }
    case "MemberExpression":
      return pathOfMember(bindings, node, follow);
    case "CallExpression":
      return pathOfCall(bindings, node, follow);
    default:
      return constantText(bindings, node);
  }
}

type Follow = (node: PythonNode | null | undefined) => string | undefined;

/** `path.parent` and `path.parents[1]` */
function pathOfMember(bindings: Bindings, node: PythonNode, follow: Follow): string | undefined {
  const [owner, bracket, index] = childrenOf(node);
  if (bracket?.name === "[" && owner?.lastChild && index) {
    if (sourceOf(bindings.source, owner.lastChild) !== "parents") return undefined;
    const path = follow(owner.firstChild);
    const levels = Number(sourceOf(bindings.source, index));
    return path !== undefined && levels < maxDepth ? path + "/..".repeat(levels + 1) : undefined;
  }
  if (node.lastChild && sourceOf(bindings.source, node.lastChild) === "parent") {
    return above(follow(owner));
  }
  return follow(bindings.onlyValue(node));
}

/** Calls that give their argument, or its folder. */
const same =
  /^(?:str|os\.fspath|os\.path\.(?:abspath|realpath|normpath|expanduser)|pathlib\.\w*Path)$/;

function pathOfCall(bindings: Bindings, call: PythonNode, follow: Follow): string | undefined {
  const callee = calleeOf(call);
  if (!callee) return undefined;
  const name = bindings.qualifiedName(callee) ?? "";
  const { positional } = argumentsOf(bindings.source, call);
  const first = () => follow(positional[0]);
  if (/^(?:os\.getcwd|pathlib\.Path\.cwd)$/.test(name)) return ".";
  if (name === "os.path.dirname") return above(first());
  if (name === "os.path.join" || (same.test(name) && positional.length > 1)) {
    return joinedPath(positional.map(follow), "/");
  }
  if (same.test(name)) return first();
  switch (lastName(bindings, callee)) {
    case "resolve":
    case "absolute":
    case "expanduser":
    case "as_posix":
      return follow(callee.firstChild);
    case "joinpath":
      return joinedPath([follow(callee.firstChild), ...positional.map(follow)], "/");
    default:
      return constantText(bindings, call);
  }
}

function above(path: string | undefined): string | undefined {
  return path === undefined ? undefined : `${path}/..`;
}

function joinedPath(parts: readonly (string | undefined)[], separator: string): string | undefined {
  const known = parts.filter((it) => it !== undefined);
  if (known.length < parts.length) return undefined;
  const root = known.findLastIndex((it, index) => index > 0 && it.startsWith("/"));
  return separator === "/" && root > 0 ? known.slice(root).join("/") : known.join(separator);
}
