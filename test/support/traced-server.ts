import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import ts from "typescript";
import type { LspClient } from "./lsp-client.ts";

/** A function of the server that ran for the first time since the trace began. */
export interface Entered {
  /** Below `server/src`. */
  readonly file: string;
  readonly name: string;
  /** The files of the functions that were running, the innermost last. */
  readonly callers: readonly string[];
  /** Whether it is written inside a function that ran before, and so is read with that one. */
  readonly isInside: boolean;
}

/** A server that says which of its functions run. */
export interface TracedServer {
  /** What starts it, as a file; it needs a channel for messages to its parent process. */
  readonly main: string;
  /** The functions that run in the process of a client during an act, in the order of their first runs. */
  during(client: LspClient, act: () => Promise<void>): Promise<readonly Entered[]>;
}

interface TracedFunction {
  readonly file: string;
  readonly name: string;
  /** The function that it is written in. */
  readonly outer: TracedFunction | undefined;
}

/** The options of each target, from the checkout's `build.mjs`. */
interface Targets {
  readonly targets: { readonly server: readonly BuildOptions[] };
}

/** Builds the server with a call at the beginning and the end of each of its functions, into a folder. */
export async function buildTracedServer(outdir: string): Promise<TracedServer> {
  const { targets }: Targets = await import(pathToFileURL("build.mjs").href);
  const functions: TracedFunction[] = [];
  for (const options of targets.server) {
    const plugins = [tracing(functions)];
    const banner = { js: tracer };
    await build({ ...options, outdir, plugins, banner, minify: false, sourcemap: false });
  }
  return {
    main: path.resolve(outdir, "main.js"),
    async during({ process }, act) {
      process.send?.("begin");
      // The channel is not the one that the act uses.
      await once(process, "message");
      await act();
      process.send?.("end");
      const [stacks]: readonly (readonly number[])[][] = await once(process, "message");
      return enteredIn(stacks ?? [], functions);
    },
  };
}

function enteredIn(
  stacks: readonly (readonly number[])[],
  functions: readonly TracedFunction[],
): readonly Entered[] {
  const before = new Set<TracedFunction>();
  return stacks.flatMap((stack) => {
    const all = stack.flatMap((it) => functions[it] ?? []);
    const own = all.at(-1);
    if (!own) return [];
    before.add(own);
    const { file, name, outer } = own;
    const callers = all.slice(0, -1).map((it) => it.file);
    return [{ file, name, callers, isInside: outer !== undefined && before.has(outer) }];
  });
}

/** Runs in the server: keeps the functions that are running, and how each was reached the first time. */
const tracer = `
globalThis.trace__ ??= (() => {
  const running = [];
  let first;
  process.on("message", (message) => {
    const found = [...(first?.values() ?? [])];
    first = message === "begin" ? new Map() : undefined;
    process.send(found);
  });
  const mark = (id) => {
    if (first && !first.has(id)) first.set(id, [...running, id]);
  };
  const enter = (id) => {
    mark(id);
    running.push(id);
  };
  const leave = () => running.pop();
  const through = (id, run) => {
    enter(id);
    try {
      return run();
    } finally {
      leave();
    }
  };
  return { mark, enter, leave, through };
})();`;

function tracing(functions: TracedFunction[]): Plugin {
  const root = path.resolve("server/src");
  return {
    name: "trace",
    setup(to) {
      to.onLoad({ filter: /[\\/]server[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
        const name = path.relative(root, file).split(path.sep).join("/");
        const contents = traced(name, await readFile(file, "utf8"), functions);
        return { contents, loader: "ts" };
      });
    },
  };
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The text of a source in which each function says that it runs; its functions are added to the list. */
function traced(file: string, text: string, functions: TracedFunction[]): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const insertions: Insertion[] = [];
  const visit = (node: ts.Node, outer: TracedFunction | undefined): void => {
    const body = bodyOf(node);
    const own = body && { file, name: nameOf(node), outer };
    if (own) insertions.push(...callsAround(body, functions.push(own) - 1, isResumed(node)));
    ts.forEachChild(node, (child) => visit(child, own ?? outer));
  };
  visit(source, undefined);
  let [out, at] = ["", 0];
  for (const it of insertions.sort((a, b) => a.at - b.at)) {
    out += text.slice(at, it.at) + it.text;
    at = it.at;
  }
  return out + text.slice(at);
}

function bodyOf(node: ts.Node): ts.ConciseBody | undefined {
  return ts.isFunctionLike(node) && "body" in node ? (node.body as ts.ConciseBody) : undefined;
}

/** Whether a function may pause, so that others run before it ends. */
function isResumed(node: ts.Node): boolean {
  const isAsync =
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some((it) => it.kind === ts.SyntaxKind.AsyncKeyword);
  return isAsync === true || ("asteriskToken" in node && node.asteriskToken !== undefined);
}

function callsAround(body: ts.ConciseBody, id: number, resumed: boolean): readonly Insertion[] {
  const [start, end] = [body.getStart(), body.end];
  if (ts.isBlock(body)) {
    if (resumed) return [{ at: start + 1, text: `trace__.mark(${id});` }];
    return [
      { at: start + 1, text: `trace__.enter(${id});try{` },
      { at: end - 1, text: "}finally{trace__.leave()}" },
    ];
  }
  const before = resumed ? `(trace__.mark(${id}),(` : `trace__.through(${id},()=>(`;
  return [
    { at: start, text: before },
    { at: end, text: "))" },
  ];
}

/** The name of a function, or of what it is assigned or handed to. */
function nameOf(node: ts.Node): string {
  if ("name" in node && node.name) return (node.name as ts.Node).getText();
  const { parent } = node;
  if (ts.isCallExpression(parent)) return `${nameOf(parent)}(…)`;
  return "name" in parent && parent.name ? (parent.name as ts.Node).getText() : "";
}
