import { isAscii } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import {
  type CompiledCode,
  checksum,
  codeCacheFile,
  type Program,
  readCompiledCode,
  writeCompiledCode,
} from "./code-cache.ts";

/** V8 compiles a function when it is first called, so each of the first runs adds what it has called. */
const learningRuns = 3;

interface LoadedFile {
  readonly module: { exports: unknown };
  readonly script: vm.Script;
  readonly sourceChecksum: number;
}

/** How a program loads its other files. */
export interface Loader {
  /** What a file exports that is in the folder of the program, such as "./run.js"; it is run only once. */
  load(name: string): unknown;
  /** Keeps what was compiled for later runs. */
  keep(): Promise<void>;
}

/** A loader that keeps compiled code where it can, and is Node's own elsewhere. */
export function createLoader(program: Program, folder: string): Loader {
  const cacheFile = codeCacheFile(program);
  if (cacheFile !== undefined) return new CompiledFiles(folder, cacheFile);
  return { load: createRequire(path.join(folder, "main.js")), keep: async () => {} };
}

/** Loads CommonJS files of one folder with the code that V8 compiled for them on earlier runs. */
export class CompiledFiles implements Loader {
  readonly #folder: string;
  readonly #cacheFile: string;
  readonly #known: CompiledCode;
  readonly #loaded = new Map<string, LoadedFile>();
  readonly #requireOther: NodeJS.Require;
  /** Whether a file was loaded of which no code was known. */
  #isNew = false;

  constructor(folder: string, cacheFile: string) {
    this.#folder = folder;
    this.#cacheFile = cacheFile;
    this.#known = readCompiledCode(cacheFile);
    this.#requireOther = createRequire(path.join(folder, "main.js"));
  }

  /** What a file of the program exports, or a module of Node if the name does not begin with `./`. */
  load(name: string): unknown {
    if (!name.startsWith("./")) return this.#requireOther(name);
    const loaded = this.#loaded.get(name);
    if (loaded) return loaded.module.exports;
    const file = path.join(this.#folder, name);
    const { script, sourceChecksum } = this.#compile(name, file);
    const module = { exports: {} };
    this.#loaded.set(name, { module, script, sourceChecksum });
    const run = script.runInThisContext();
    run(module.exports, (it: string) => this.load(it), module, file, this.#folder);
    return module.exports;
  }

  #compile(name: string, file: string): Omit<LoadedFile, "module"> {
    const source = wrapped(readFileSync(file));
    const sourceChecksum = checksum(source);
    const known = this.#known.files.get(name);
    const cachedData = known?.sourceChecksum === sourceChecksum ? known.data : undefined;
    const script = new vm.Script(textOf(source), {
      filename: file,
      ...(cachedData ? { cachedData } : {}),
    });
    if (!cachedData || script.cachedDataRejected) this.#isNew = true;
    return { script, sourceChecksum };
  }

  async keep(): Promise<void> {
    const { runs, files } = this.#known;
    if (!this.#isNew && runs >= learningRuns) return;
    // The names of most files change with their contents.
    const kept = new Map([...files].filter(([name]) => existsSync(path.join(this.#folder, name))));
    for (const [name, { script, sourceChecksum }] of this.#loaded)
      kept.set(name, { sourceChecksum, data: script.createCachedData() });
    await writeCompiledCode(this.#cacheFile, { runs: this.#isNew ? 1 : runs + 1, files: kept });
  }
}

const head = Buffer.from("(function (exports, require, module, __filename, __dirname) {");
const tail = Buffer.from("\n})");

/** A file of CommonJS as a function. */
function wrapped(source: Buffer): Buffer {
  return Buffer.concat([head, source, tail]);
}

/** The text of a file; ASCII is decoded much faster than UTF-8. */
function textOf(source: Buffer): string {
  return source.toString(isAscii(source) ? "latin1" : "utf8");
}
