// Builds programs of several files that share code, each of which starts with as little code as it can, in three steps:
// `split` has esbuild split the programs into chunks, `filesOf` says which file each chunk becomes a part of, and `linkChunks`
// has esbuild build these files.
import { mkdirSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { build } from "esbuild";

/**
 * Builds what `splitting` of esbuild makes, as CommonJS, which starts faster than ES modules. Code that several files share
 * becomes a part of the first of `bundles`, which are names of sources, that needs it; only what none of them needs stays in
 * files of its own. The modules of `lazy`, by the name of the file that holds them, are imported as any other, but are
 * loaded when something of them is first used.
 */
export async function buildSplit(options, { bundles, lazy }) {
  const chunks = await split(options, Object.values(lazy).flat());
  const groups = [
    ...bundles.map((it) => chunkOf(it, chunks)).map((it) => ({ file: it, roots: [it] })),
    ...Object.entries(lazy).map(([name, modules]) => ({
      file: `${name}.js`,
      roots: modules.map((it) => chunkOf(it, chunks)),
    })),
  ];
  const files = filesOf(chunks, groups);
  rmSync(options.outdir, { recursive: true, force: true });
  mkdirSync(options.outdir, { recursive: true });
  await build({
    ...options,
    plugins: [linkChunks(chunks, files)],
    entryPoints: [...new Set(files.values())].map((it) => ({
      in: `bundle:${it}`,
      out: it.replace(/\.js$/, ""),
    })),
    splitting: false,
    // For Node, esbuild would list the exports once more, for imports by ES modules.
    platform: "neutral",
    external: builtinModules.flatMap((it) => [it, `node:${it}`]),
    format: "cjs",
    supported: { "dynamic-import": false },
    minify: true,
    sourcemap: true,
  });
}

/** What esbuild splits the programs into, by name: the text of each chunk, and what esbuild knows of it. */
async function split(options, lazyModules) {
  const { outputFiles, metafile } = await build({
    ...options,
    plugins: [...options.plugins, keepLazyImports(lazyModules)],
    entryPoints: [
      ...options.entryPoints.map((it) => ({ in: it, out: path.basename(it, ".ts") })),
      ...lazyModules.map((it) => ({ in: `server/src/${it}`, out: it.replace(/\W/g, "_") })),
    ],
    format: "esm",
    sourcemap: "inline",
    write: false,
    metafile: true,
  });
  const texts = new Map(outputFiles.map((it) => [path.basename(it.path), it.text]));
  return new Map(
    Object.entries(metafile.outputs).map(([output, it]) => {
      const name = path.basename(output);
      return [name, { ...it, text: texts.get(name) }];
    }),
  );
}

/** Leaves imports of lazy modules to `linkChunks`. */
function keepLazyImports(lazyModules) {
  const names = lazyModules.map((it) => path.basename(it, ".ts")).join("|");
  return {
    name: "keep-lazy-imports",
    setup({ onResolve, resolve }) {
      onResolve({ filter: new RegExp(`(?:^|/)(?:${names})\\.ts$`) }, async (it) => {
        const { kind, importer, resolveDir, pluginData } = it;
        if (kind !== "import-statement" || pluginData === "resolved") return undefined;
        const place = { kind, importer, resolveDir, pluginData: "resolved" };
        const found = await resolve(it.path, place);
        const module = lazyModules.find((name) => isSource(found.path, name));
        if (module === undefined) return undefined;
        return { path: `lazy:${module}`, external: true, sideEffects: false };
      });
    },
  };
}

/** The chunk that begins with a source of this name. */
function chunkOf(source, chunks) {
  const found = [...chunks].find(([, it]) => isSource(it.entryPoint, source));
  if (found === undefined) throw new Error(`No file begins with "${source}"`);
  return found[0];
}

function isSource(file, name) {
  return file?.replaceAll("\\", "/").endsWith(`server/src/${name}`);
}

/** The file that each chunk becomes a part of: that of the first group that needs it, or its own. */
function filesOf(chunks, groups) {
  const files = new Map();
  for (const { file, roots } of groups)
    for (const it of neededBy(roots, chunks)) if (!files.has(it)) files.set(it, file);
  for (const it of chunks.keys()) if (!files.has(it)) files.set(it, it);
  return files;
}

/** Some chunks and all that must be loaded with them. */
function neededBy(roots, chunks) {
  const needed = new Set(roots);
  for (const it of needed)
    for (const { path: other, kind, external } of chunks.get(it)?.imports ?? [])
      if (kind === "import-statement" && !external) needed.add(path.basename(other));
  return needed;
}

/** Puts the chunks of each file together, and lets them import from other files what these hold. */
function linkChunks(chunks, files) {
  return {
    name: "link-chunks",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(?:bundle|chunk|exports):/ }, (it) => {
        const [namespace, name] = it.path.split(":");
        return { path: name, namespace };
      });
      onResolve({ filter: /^(?:\.\/|lazy:)/, namespace: "chunk" }, (it) => {
        const [, module] = it.path.split("lazy:");
        const chunk = module ? chunkOf(module, chunks) : path.basename(it.path);
        if (files.get(chunk) === files.get(it.importer)) return { path: chunk, namespace: "chunk" };
        return { path: chunk, namespace: module ? "lazy" : "imported" };
      });
      for (const namespace of ["exports", "lazy"])
        onResolve({ filter: /^\.\//, namespace }, (it) => ({ path: it.path, external: true }));
      for (const [namespace, contentsOf] of Object.entries(linkedModules(chunks, files)))
        onLoad({ filter: /./, namespace }, (it) => ({ contents: contentsOf(it.path) }));
    },
  };
}

/** The modules of which files are made, each by the name of a chunk or of a file. */
function linkedModules(chunks, files) {
  const shared = sharedNames(chunks, files);
  const numbers = new Map(
    [...shared]
      .flatMap(([chunk, names]) => names.map((it) => `${chunk} ${it}`))
      .map((it, index) => [it, index]),
  );
  /** What a file calls an export of a chunk: names are unique in a chunk only, and esbuild does not shorten those of exports. */
  const nameIn = (chunk, name) =>
    files.get(chunk) === chunk ? name : `$${numbers.get(`${chunk} ${name}`).toString(36)}`;
  const partsOf = (file) => [...chunks.keys()].filter((it) => files.get(it) === file);
  return {
    /** The entry point of a file: its chunks, with what other files need of each. */
    bundle: (file) =>
      partsOf(file)
        .map((it) => {
          const names = shared.get(it).map((name) => `${name} as ${nameIn(it, name)}`);
          return `export { ${names.join(", ")} } from "chunk:${it}";\n`;
        })
        .join(""),
    /** A chunk of the file itself. */
    chunk: (chunk) => chunks.get(chunk).text,
    /** A chunk of another file. */
    imported(chunk) {
      const names = shared.get(chunk).map((name) => `${nameIn(chunk, name)} as ${name}`);
      return `export { ${names.join(", ")} } from "exports:${files.get(chunk)}";\n`;
    },
    /** Another file: whatever is imported from it, it is loaded at one place. */
    exports(file) {
      const names = partsOf(file).flatMap((it) => shared.get(it).map((name) => nameIn(it, name)));
      return `export { ${names.join(", ")} } from "./${file}";\n`;
    },
    /** A chunk of another file that is loaded when something of it is first used: where an export of a CommonJS module is used, esbuild reads the property. */
    lazy(chunk) {
      const load = `require("./${files.get(chunk)}")`;
      const names = shared
        .get(chunk)
        .map((name) => `get ${name}() { return ${load}.${nameIn(chunk, name)}; }`);
      return `module.exports = { ${names.join(", ")} };\n`;
    },
  };
}

/** What chunks of other files need of each chunk; all that it exports if it can be loaded by itself. */
function sharedNames(chunks, files) {
  const shared = new Map(
    [...chunks].map(([chunk, it]) => [chunk, new Set(it.entryPoint ? it.exports : [])]),
  );
  for (const [chunk, { text }] of chunks)
    for (const { other, names } of importsIn(text))
      if (files.get(other) !== files.get(chunk)) for (const it of names) shared.get(other).add(it);
  return new Map([...shared].map(([chunk, names]) => [chunk, [...names].sort()]));
}

/** What a chunk imports from others. A name that is not found here would not be exported, which ends the build. */
function importsIn(text) {
  const statements = text.matchAll(/^import \{([^}]*)\} from "\.\/([^"]+)";$/gm);
  return Array.from(statements, ([, list, other]) => ({
    other,
    names: list.split(",").map((it) => it.trim().split(" ")[0]),
  }));
}
