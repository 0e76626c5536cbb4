import { Console } from "node:console";
import type { Writable } from "node:stream";
import {
  AbstractMessageWriter,
  type Message,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
} from "vscode-languageserver/node";

/** A message as JSON in UTF-8, in parts. */
export type Encode = (message: object) => readonly Uint8Array[];

/** Messages over the standard streams; nothing else is written to the output. */
export function standardStreams(encode: Encode): [MessageReader, MessageWriter] {
  globalThis.console = new Console(process.stderr);
  return [new StreamMessageReader(process.stdin), new WholeMessageWriter(process.stdout, encode)];
}

/** Writes a message and its header in one write, so that the reader wakes only once. */
class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  readonly #encode: Encode;
  #errorCount = 0;

  constructor(stream: Writable, encode: Encode) {
    super();
    this.#stream = stream;
    this.#encode = encode;
    stream.on("error", (error) => this.fireError(error));
    stream.on("close", () => this.fireClose());
  }

  async write(message: Message): Promise<void> {
    const parts = this.#encode(message);
    const length = parts.reduce((sum, it) => sum + it.length, 0);
    const header = Buffer.from(`Content-Length: ${length}\r\n\r\n`);
    const whole = Buffer.concat([header, ...parts], header.length + length);
    await new Promise<void>((resolve, reject) => {
      this.#stream.write(whole, (error) => {
        if (!error) return resolve();
        this.#errorCount++;
        this.fireError(error, message, this.#errorCount);
        reject(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}
