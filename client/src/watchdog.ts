/** What is watched, and whom to notify. */
export interface Watched {
  /** Sends a ping; any answer counts. */
  ping(): Promise<unknown>;
  /** Called when no answer has come, with the file that the server was asked about, if known. */
  hung(uri: string | undefined): void;
}

/** Calls back every second, until the answer is called. */
export type EverySecond = (tick: () => void) => () => void;

/** How many seconds the server may take to answer a ping. */
export const pingPatience = 10;

interface Message {
  readonly uri: string | undefined;
}

/**
 * Notices a server that no longer answers. It pings only after something was sent to the server, and counts its own
 * seconds, so that a computer waking from sleep does not look like a server that hangs.
 */
export class Watchdog {
  readonly #watched: Watched;
  readonly #everySecond: EverySecond;
  /** The messages that may still be worked on, in the order in which they were sent. */
  #messages: readonly Message[] = [];
  #lastUri: string | undefined;
  /** Seconds since the ping that is not answered yet. */
  #waited: number | undefined;
  #stop: (() => void) | undefined;

  constructor(watched: Watched, everySecond: EverySecond = everySecondByTimer) {
    this.#watched = watched;
    this.#everySecond = everySecond;
  }

  /** Something was sent, about a file or none; call the returned function when the server has replied. */
  sent(uri: string | undefined): () => void {
    const message = { uri };
    this.#messages = [...this.#messages, message];
    this.#lastUri = uri ?? this.#lastUri;
    this.#stop ??= this.#everySecond(() => this.#tick());
    return () => {
      this.#messages = this.#messages.filter((it) => it !== message);
    };
  }

  /** Stops watching. */
  dispose(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#messages = [];
    this.#waited = undefined;
  }

  #tick(): void {
    if (this.#waited === undefined) {
      if (this.#messages.length > 0) this.#ping();
      else this.dispose();
      return;
    }
    this.#waited++;
    if (this.#waited < pingPatience) return;
    const uri = this.#messages.find((it) => it.uri !== undefined)?.uri ?? this.#lastUri;
    this.dispose();
    this.#watched.hung(uri);
  }

  /** Everything that was sent before a ping has been received when the ping is answered. */
  #ping(): void {
    const before = new Set(this.#messages);
    this.#waited = 0;
    const alive = () => {
      this.#messages = this.#messages.filter((it) => !before.has(it));
      this.#waited = undefined;
    };
    this.#watched.ping().then(alive, alive);
  }
}

function everySecondByTimer(tick: () => void): () => void {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
