import type { Page, WebSocket } from "playwright-core";

/** What goes to and fro between the window and the extensions for its suggestions. */
export interface CompletionWatch {
  /** Resolves when VS Code has asked for all that the typing so far makes it ask for, and shows the answers. */
  settled(): Promise<void>;
  /** How often VS Code has asked. */
  count(): number;
  /** Whether the newest answer offers anything. */
  hasOffers(): boolean;
}

/** Watches a page that has not been opened yet. */
export function watchCompletions(page: Page): CompletionWatch {
  const waiting = new Set<() => void>();
  const pending = new Set<string>();
  let count = 0;
  let hasOffers = false;
  let sockets = 0;
  page.on("websocket", (socket) => {
    const id = sockets++;
    eachMessage(socket, "framesent", (body) => {
      const request = completionRequest(body);
      if (request === undefined) return;
      count++;
      pending.add(`${id} ${request}`);
    });
    eachMessage(socket, "framereceived", (body) => {
      const answered = answeredRequest(body);
      if (answered === undefined || !pending.delete(`${id} ${answered}`)) return;
      hasOffers = listOfOffers.test(body.toString("latin1"));
      if (pending.size === 0) for (const wake of waiting) wake();
    });
  });
  return {
    count: () => count,
    hasOffers: () => hasOffers,
    async settled() {
      for (let before = -1; before !== count; ) {
        before = count;
        await page.evaluate(afterTimers);
        if (pending.size === 0) continue;
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
        });
        waiting.clear();
        before = -1;
      }
    },
  };
}

/**
 * Timers run in the order in which they are due: VS Code asks 10 ms after a key, and shows an answer 100 ms after it has
 * come, in one of the next frames.
 */
async function afterTimers(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 130));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Each message of VS Code's protocol: its length is at the end of a head of 13 bytes. */
function eachMessage(
  socket: WebSocket,
  direction: "framesent" | "framereceived",
  read: (body: Buffer) => void,
): void {
  let rest: Buffer = Buffer.alloc(0);
  const take = ({ payload }: { payload: string | Buffer }) => {
    rest = Buffer.concat([rest, Buffer.from(payload)]);
    while (rest.length >= 13) {
      const end = 13 + rest.readUInt32BE(9);
      if (rest.length < end) break;
      read(rest.subarray(13, end));
      rest = rest.subarray(end);
    }
  };
  if (direction === "framesent") socket.on("framesent", take);
  else socket.on("framereceived", take);
}

/** The number of a request for suggestions: a kind, the number, the receiver, and the method with its length. */
function completionRequest(body: Buffer): number | undefined {
  const method = "$provideCompletionItems";
  const head = body.subarray(0, 7 + method.length);
  return head.toString("latin1", 7) === method ? head.readUInt32BE(1) : undefined;
}

/** The list of suggestions in an answer, unless it is empty; each field has a name of one letter. */
const listOfOffers = /"b":\[\{/;

/** The number of the request that a message answers, well or badly. */
function answeredRequest(body: Buffer): number | undefined {
  const [firstReply, lastReply] = [7, 12];
  const kind = body[0] ?? 0;
  return body.length >= 5 && kind >= firstReply && kind <= lastReply
    ? body.readUInt32BE(1)
    : undefined;
}
