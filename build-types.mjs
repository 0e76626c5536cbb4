// Writes the declarations of the engine, with all types that they mention, into `out/engine`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const sources = path.resolve("server/src");
const folder = path.resolve("out/engine");

/** A declaration by its path in `out/engine`; imports are relative there, since the package has no sources. */
function emitted() {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ".");
  const program = ts.createProgram([path.join(sources, "engine.ts")], {
    ...options,
    composite: false,
    declaration: true,
    rootDir: sources,
    outDir: folder,
  });
  const files = new Map();
  program.emit(undefined, (file, text) => {
    files.set(path.resolve(file), withOwnImports(file, withoutPackages(text)));
  });
  return files;
}

/** The engine's own parts mention types of packages that it is bundled with, which users of the engine do not have. */
function withoutPackages(text) {
  let own = text;
  for (const [line, names] of text.matchAll(/^import type \{ ([\w, ]+) \} from "[^.#].*\n/gm)) {
    own = own.replace(line, "");
    for (const it of names.split(", "))
      own = own.replaceAll(new RegExp(`\\b${it}(\\.\\w+)*\\b`, "g"), "unknown");
  }
  return own;
}

function withOwnImports(file, text) {
  return text.replace(/(from |import\()"([^"]+)\.ts"/g, (_, before, name) => {
    const folderOf = path.dirname(file);
    const target = name.startsWith("#core/")
      ? path.join(folder, "core", name.slice("#core/".length))
      : path.join(folderOf, name);
    const relative = path.relative(folderOf, target).replaceAll("\\", "/");
    return `${before}"${relative.startsWith(".") ? relative : `./${relative}`}.js"`;
  });
}

/** Writes a declaration and those that it imports. */
function write(files, file, written) {
  const text = files.get(file);
  if (text === undefined || written.has(file)) return;
  written.add(file);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  for (const [, name] of text.matchAll(/(?:from |import\()"([^"]+)\.js"/g)) {
    write(files, `${path.join(path.dirname(file), name)}.d.ts`, written);
  }
}

/** Writes the declarations anew, so that none remains that is not needed any more. */
export function writeTypes() {
  rmSync(path.join(folder, "core"), { recursive: true, force: true });
  write(emitted(), path.join(folder, "engine.d.ts"), new Set());
}
