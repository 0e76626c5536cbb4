import { readFileSync, statSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import zlib from "node:zlib";
import { productVersion } from "../version-text.ts";

/** The code that V8 has compiled for some files. */
export interface CompiledCode {
  /** How many runs have added to it since a file was new to it. */
  readonly runs: number;
  readonly files: ReadonlyMap<string, FileCode>;
}

export interface FileCode {
  /** V8 itself compares only the length of a source. */
  readonly sourceChecksum: number;
  readonly data: Buffer;
}

const nothing: CompiledCode = { runs: 0, files: new Map() };

const extension = ".code";

/** The programs that keep compiled code; no name begins with another. */
export type Program = "vhyaml" | "language-server";

/**
 * The file in which the compiled code of a program is kept, or `undefined` where none should be: if Node's own variable
 * says so, or if Node is too old to check what it reads.
 */
export function codeCacheFile(program: Program): string | undefined {
  const { env, versions, arch } = process;
  if (env["NODE_DISABLE_COMPILE_CACHE"] || !("crc32" in zlib)) return undefined;
  const folder = env["NODE_COMPILE_CACHE"] || path.join(userCaches(), "valohai-yaml");
  return path.join(folder, `${program}-${productVersion}-${versions.v8}-${arch}${extension}`);
}

/** Where the system keeps what programs of this user can make again. */
function userCaches(): string {
  if (process.platform === "win32")
    return process.env["LOCALAPPDATA"] || path.join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return path.join(homedir(), "Library", "Caches");
  return process.env["XDG_CACHE_HOME"] || path.join(homedir(), ".cache");
}

/** A number that changes with a text; V8 runs damaged code without noticing. */
export function checksum(bytes: Buffer): number {
  return zlib.crc32(bytes);
}

/** The file begins with the checksum of what follows, in this many bytes. */
const headLength = 4;

/** What earlier runs have kept in a file; nothing if it is not there or is damaged, or if another user can have written it. */
export function readCompiledCode(file: string): CompiledCode {
  try {
    if (!isOwn(file)) return nothing;
    const bytes = readFileSync(file);
    const body = bytes.subarray(headLength);
    return bytes.readUInt32LE() === checksum(body) ? deserialize(body) : nothing;
  } catch {
    return nothing;
  }
}

/** Whether no other user can have written a file. */
function isOwn(file: string): boolean {
  const { uid, mode } = statSync(file);
  return process.platform === "win32" || (uid === process.getuid?.() && (mode & 0o022) === 0);
}

/** Keeps code in a file in place of that of other versions. Where it cannot be written, later runs only take longer. */
export async function writeCompiledCode(file: string, code: CompiledCode): Promise<void> {
  try {
    const body = serialize(code);
    const head = Buffer.alloc(headLength);
    head.writeUInt32LE(checksum(body));
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    // Whoever writes next removes it if this process is killed.
    const unfinished = file.replace(extension, `.${process.pid}${extension}`);
    await writeFile(unfinished, Buffer.concat([head, body]), { mode: 0o600, flag: "wx" });
    await rename(unfinished, file);
    await removeOthers(file);
  } catch {
    // A folder that is full or read-only is no reason to fail.
  }
}

/** Removes what other versions of the same program have kept. */
async function removeOthers(file: string): Promise<void> {
  const folder = path.dirname(file);
  const own = path.basename(file);
  const program = own.slice(0, own.indexOf(`-${productVersion}-`) + 1);
  for (const it of await readdir(folder))
    if (it.startsWith(program) && it.endsWith(extension) && it !== own)
      await rm(path.join(folder, it), { force: true });
}
