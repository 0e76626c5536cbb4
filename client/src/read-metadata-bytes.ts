import { readMetadata } from "#core/simulation/metadata/read-metadata.ts";
import {
  damaged,
  isPacked,
  textReader,
  tooLargeUnpacked,
} from "../../server/src/files/metadata-text.ts";
import { byteLimits, tooLarge, Unread } from "../../server/src/files/unread.ts";
import type { FileState } from "./preview-messages.ts";

/** The metadata in the bytes of a whole file, which may be packed by gzip. */
export async function readBytes(bytes: Uint8Array, name: string): Promise<FileState> {
  try {
    return readWhole(await textOfBytes(bytes), name);
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return { kind: "failed", name, message: `The file ${error.message}` };
  }
}

/** The text in the bytes of a whole file, which may be packed by gzip. Throws `Unread`. */
export async function textOfBytes(bytes: Uint8Array): Promise<string> {
  const plain = isPacked(bytes) ? await unpacked(bytes) : bytes;
  if (plain.length > byteLimits.metadata) throw tooLarge(byteLimits.metadata);
  const reader = textReader(plain);
  return reader.write(plain) + reader.end();
}

/** The metadata in the text of a whole file. */
export function readWhole(text: string, name: string): FileState {
  const result = readMetadata(text, { fileName: name });
  return result.kind === "reading"
    ? { kind: "read", name, reading: result.reading }
    : { kind: "failed", name, message: result.problem.message };
}

/** Stops at the limit of what is unpacked, before more is in memory. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw damaged();
    });
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length <= byteLimits.unpacked) continue;
    await reader.cancel();
    throw tooLargeUnpacked();
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const it of parts) {
    whole.set(it, at);
    at += it.length;
  }
  return whole;
}
