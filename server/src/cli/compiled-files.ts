import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { type CompiledCode, checksum, readCompiledCode, writeCompiledCode } from "./code-cache.ts";

/** V8 compiles a function when it is first called, so each of the first runs adds what it has called. */
const learningRuns = 3;

interface LoadedFile {
  readonly module: { exports: unknown };
  readonly script: vm.Script;
  /** Of its source. */
  readonly checksum: number;
}

/** Loads CommonJS files of one folder with the code that V8 compiled for them on earlier runs. */
export class CompiledFiles {
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

  /** What a file of the folder exports, or a module of Node if the name does not begin with `./`; it is run only once. */
  load(name: string): unknown {
    if (!name.startsWith("./")) return this.#requireOther(name);
    const known = this.#loaded.get(name);
    if (known) return known.module.exports;
    const file = path.join(this.#folder, name);
    const source = readFileSync(file);
    const sum = checksum(source);
    const code = this.#known.files.get(name);
    const cachedData = code?.sourceChecksum === sum ? code.data : undefined;
    const text = `(function (exports, require, module, __dirname) {${source.toString()}\n})`;
    const script = new vm.Script(text, { filename: file, ...(cachedData ? { cachedData } : {}) });
    if (!cachedData || script.cachedDataRejected) this.#isNew = true;
    const module = { exports: {} };
    this.#loaded.set(name, { module, script, checksum: sum });
    const run = script.runInThisContext();
    run(module.exports, (it: string) => this.load(it), module, this.#folder);
    return module.exports;
  }

  /** Keeps the code for later runs, if it may spare them something. */
  keep(): void {
    const { runs, files } = this.#known;
    if (!this.#isNew && runs >= learningRuns) return;
    const kept = new Map(files);
    for (const [name, { script, checksum: sum }] of this.#loaded)
      kept.set(name, { sourceChecksum: sum, data: script.createCachedData() });
    writeCompiledCode(this.#cacheFile, { runs: this.#isNew ? 1 : runs + 1, files: kept });
  }
}
