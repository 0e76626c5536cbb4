import { useEffect, useRef, useState } from "preact/hooks";
import type {
  GraphChoice,
  GraphEdit,
  GraphQuestion,
} from "#core/features/graph-edits/graph-edit.ts";
import type { Host } from "../host.ts";

/** What is said about the last change. */
export interface Said {
  readonly text: string;
  /** Whether it was made; otherwise nothing was changed. */
  readonly isDone: boolean;
}

/** How long it is said what was done, in milliseconds. What was not done is said until something else is tried. */
const saidFor = 10_000;

/** Asks the panel what can be done in the graph, and for changes; remembers what it says about them. */
export function useGraphAnswers(host: Host, pipeline: string, version: number) {
  const [said, setSaid] = useState<Said>();
  const waiting = useRef<((choices: readonly GraphChoice[] | undefined) => void)[]>([]);
  useEffect(() => host.on("graphEdited", ({ text, isDone }) => setSaid({ text, isDone })), [host]);
  useEffect(
    () =>
      host.on("graphChoices", ({ choices, message }) => {
        if (message !== undefined) setSaid({ text: message, isDone: false });
        waiting.current.shift()?.(message === undefined ? choices : undefined);
      }),
    [host],
  );
  useEffect(() => {
    if (!said?.isDone) return;
    const timer = setTimeout(() => setSaid(undefined), saidFor);
    return () => clearTimeout(timer);
  }, [said]);
  // A menu that stays open while the file changes must not ask about the text of before.
  const latest = useRef(version);
  latest.current = version;
  const asked = useRef(version);
  const send = (edit: GraphEdit, inVersion: number): void => {
    setSaid(undefined);
    host.post({ kind: "editGraph", pipeline, version: inVersion, edit });
  };
  return {
    said,
    say: (text: string) => setSaid({ text, isDone: false }),
    /** Calls back with what can be done; with undefined where nothing can, which is said then. */
    ask(question: GraphQuestion, take: (choices: readonly GraphChoice[] | undefined) => void) {
      setSaid(undefined);
      waiting.current.push(take);
      asked.current = latest.current;
      host.post({ kind: "askGraph", pipeline, version: asked.current, question });
    },
    /** Wants a change. */
    edit: (edit: GraphEdit) => send(edit, latest.current),
    /** Wants one of the changes that were offered last, in the text for which they were. */
    choose: (edit: GraphEdit) => send(edit, asked.current),
  };
}

export type GraphAnswers = ReturnType<typeof useGraphAnswers>;
