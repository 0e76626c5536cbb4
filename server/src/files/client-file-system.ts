import type { FileAnswer, FileQuestion } from "../protocol.ts";
import type { EntryKind, FileSystem } from "./file-system.ts";
import { Unread } from "./unread.ts";

/** Sends questions about files to a client. */
export type AskClient = (questions: readonly FileQuestion[]) => Promise<readonly FileAnswer[]>;

/** How many questions are sent at once: files may be large, and all of them are in memory together. */
const atOnce = 32;

/** The files that a client has in its workspace folders; it answers for no others, and follows no links. */
export function clientFileSystem(ask: AskClient, defer: (run: () => void) => void): FileSystem {
  const answerTo = inBatches(ask, defer);
  return {
    accepts: (uri) => !uri.startsWith("untitled:"),
    async read({ uri }, limit, known) {
      const answer = await answerTo({ kind: "read", uri, limit, known });
      if (answer.kind === "unchanged") return "unchanged";
      if (answer.kind !== "text") throw unreadBy(answer);
      return { text: answer.text, stamp: answer.stamp };
    },
    async list({ uri }, { limit, keeps }) {
      const answer = await answerTo({ kind: "list", uri, limit });
      if (answer.kind !== "entries") throw unreadBy(answer);
      const { entries, isWhole } = answer;
      const kinds = new Map<string, EntryKind>(entries.filter((it) => keeps(...it)));
      return { kinds, isWhole, count: entries.length, stamp: undefined };
    },
    async find({ uri }) {
      const answer = await answerTo({ kind: "find", uri });
      if (answer.kind !== "place") throw unreadBy(answer);
      const { place: kind, isLink } = answer;
      return { kind, obstacle: obstacles[kind], real: uri, isInside: !isLink };
    },
    async isReadOnly(uri) {
      const answer = await answerTo({ kind: "find", uri }).catch(() => undefined);
      return answer?.kind === "place" && answer.isReadOnly;
    },
  };
}

const obstacles = { file: undefined, folder: "is a folder", other: "is not a file" } as const;

/** Why there is nothing to give, by an answer that does not say it. */
function unreadBy(answer: FileAnswer): Unread {
  return answer.kind === "unread"
    ? new Unread(answer.reason, answer.isMissing)
    : new Unread("cannot be read in this workspace");
}

interface Waiting {
  readonly question: FileQuestion;
  resolve(answer: FileAnswer): void;
}

/** Sends the questions that come together in few requests. */
function inBatches(
  ask: AskClient,
  defer: (run: () => void) => void,
): (question: FileQuestion) => Promise<FileAnswer> {
  let waiting: Waiting[] = [];
  const send = (batch: readonly Waiting[]) => {
    ask(batch.map((it) => it.question)).then(
      (answers) => {
        for (const [index, it] of batch.entries()) it.resolve(answers[index] ?? notAnswered);
      },
      () => {
        for (const it of batch) it.resolve(notAnswered);
      },
    );
  };
  const sendAll = () => {
    const all = waiting;
    waiting = [];
    for (let next = 0; next < all.length; next += atOnce) send(all.slice(next, next + atOnce));
  };
  return (question) =>
    new Promise((resolve) => {
      if (waiting.length === 0) defer(sendAll);
      waiting.push({ question, resolve });
    });
}

const notAnswered: FileAnswer = {
  kind: "unread",
  reason: "cannot be read: the editor does not answer",
  isMissing: false,
};
