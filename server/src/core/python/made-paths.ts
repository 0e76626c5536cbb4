import type { Bindings } from "./bindings.ts";
import { lastName } from "./callee-name.ts";
import { argumentNamed, argumentsOf, calleeOf, type PythonNode } from "./syntax.ts";
import { constantText } from "./text.ts";

/** Paths that a call creates or tests for existence. */
export interface MadePaths {
  /** `folder` makes all folders on the way, `file` only the last part of the path, `test` asks for it. */
  readonly kind: "folder" | "file" | "test";
  readonly paths: readonly PythonNode[];
}

/** Calls that make or test paths, and which of the owner and the arguments are these paths. */
const makers: readonly (readonly [
  name: RegExp,
  kind: MadePaths["kind"],
  which: "own" | "second" | "all",
])[] = [
  [/^(?:makedirs|mkdir|mkdirs|mkpath|ensure_dir)$/, "folder", "own"],
  [/^(?:exists|lexists|isdir|isfile|is_dir|is_file|access)$/, "test", "own"],
  [/^(?:copy|copy2|copyfile|copytree|move|symlink|link)$/, "file", "second"],
  [/^(?:rename|replace|urlretrieve)$/, "file", "second"],
  [/^(?:write_text|write_bytes|touch|symlink_to|unlink|rmdir)$/, "file", "own"],
  [/^(?:to_csv|to_parquet|to_json|to_pickle|to_excel)$/, "file", "all"],
  [/^(?:imwrite|imsave|dump|clone_from|remove|rmtree)$/, "file", "all"],
  // An archive that is unpacked beside itself was there before.
  [/^(?:extractall|unpack_archive)$/, "test", "all"],
  [/^(?:save|download|snapshot_download)/, "file", "all"],
];

/** The paths that a call makes or asks for; undefined for any other call. */
export function pathsMadeBy(bindings: Bindings, call: PythonNode): MadePaths | undefined {
  const callee = calleeOf(call);
  const name = callee ? lastName(bindings, callee) : "";
  if (!callee || name === "") return undefined;
  const owner = callee.name === "MemberExpression" ? (callee.firstChild ?? undefined) : undefined;
  const { positional, named } = argumentsOf(bindings.source, call);
  const own = [owner, positional[0]].flatMap((it) => it ?? []);
  if (name === "open") {
    return writesTo(bindings, call, owner) ? { kind: "file", paths: own } : undefined;
  }
  const [, kind, which] = makers.find(([it]) => it.test(name)) ?? [];
  if (kind === undefined) return undefined;
  const all = [...positional, ...named.map((it) => it.value)];
  const paths = { own, second: positional.slice(1, 2), all };
  return { kind, paths: paths[which ?? "all"] };
}

/** Whether `open(path, "w")` or `path.open("w")` makes the file. */
function writesTo(bindings: Bindings, call: PythonNode, owner: PythonNode | undefined): boolean {
  const given = argumentsOf(bindings.source, call);
  const modes = [
    argumentNamed(given, "mode"),
    given.positional[1],
    owner ? given.positional[0] : undefined,
  ];
  return modes.some((it) => it && /^[wax][bt+]*$/.test(constantText(bindings, it) ?? ""));
}
