import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import zlib from "node:zlib";
import { productVersion } from "../version-text.ts";

/** The code that V8 has compiled for some files. */
export interface CompiledCode {
  /** How many runs have added to it since it last knew nothing of a file. */
  readonly runs: number;
  readonly files: ReadonlyMap<string, FileCode>;
}

export interface FileCode {
  /** V8 itself compares only the length of a source. */
  readonly sourceChecksum: number;
  readonly data: Buffer;
}

const nothing: CompiledCode = { runs: 0, files: new Map() };

const filePrefix = "vhyaml-";
const extension = ".code";

/**
 * The file in which compiled code is kept, or `undefined` where none should be: if Node's own variable says so, or if
 * Node is too old to check what it reads.
 */
export function codeCacheFile(): string | undefined {
  const { env, version, arch } = process;
  if (env["NODE_DISABLE_COMPILE_CACHE"] || !("crc32" in zlib)) return undefined;
  const folder = env["NODE_COMPILE_CACHE"] || path.join(userCaches(), "valohai-yaml");
  return path.join(folder, `${filePrefix}${productVersion}-${version}-${arch}${extension}`);
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

/** What earlier runs have kept in a file; nothing if it is not there, is damaged, or belongs to somebody else. */
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

/** Whether nobody but this user may have written a file. */
function isOwn(file: string): boolean {
  const { uid, mode } = statSync(file);
  return process.platform === "win32" || (uid === process.getuid?.() && (mode & 0o022) === 0);
}

/** Keeps code in a file in place of that of other versions. Where it cannot be written, later runs only take longer. */
export function writeCompiledCode(file: string, code: CompiledCode): void {
  try {
    const body = serialize(code);
    const head = Buffer.alloc(headLength);
    head.writeUInt32LE(checksum(body));
    const folder = path.dirname(file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Whoever writes next removes it if this process is killed.
    const unfinished = file.replace(extension, `.${process.pid}${extension}`);
    writeFileSync(unfinished, Buffer.concat([head, body]), { mode: 0o600, flag: "wx" });
    renameSync(unfinished, file);
    for (const it of readdirSync(folder))
      if (isOfOtherVersion(it, file)) rmSync(path.join(folder, it));
  } catch {
    // A folder that is full or read-only is no reason to fail.
  }
}

function isOfOtherVersion(name: string, file: string): boolean {
  return name.startsWith(filePrefix) && name.endsWith(extension) && name !== path.basename(file);
}
