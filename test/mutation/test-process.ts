import { type ChildProcess, fork } from "node:child_process";
import type { Question } from "./worker.ts";

/** A process that runs tests; it is ended, and begun anew for the next question, where it gives no answer in time. */
export interface TestProcess {
  /** The answer, or "lost" where the process ends without one or takes longer. */
  ask(question: Question, seconds: number): Promise<{ readonly answer?: unknown } | "lost">;
  stop(): void;
}

/** The process is started with the first question. */
export function testProcess(program: string, parameters: readonly string[]): TestProcess {
  let child: ChildProcess | undefined;
  const stop = () => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  process.once("exit", stop);
  return {
    stop,
    async ask(question, seconds) {
      child ??= fork(program, [...parameters], {
        execArgv: ["--max-old-space-size=1500"],
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      const reply = await answerOf(child, question, seconds);
      if (reply === "lost") stop();
      return reply;
    },
  };
}

function answerOf(
  child: ChildProcess,
  question: Question,
  seconds: number,
): ReturnType<TestProcess["ask"]> {
  return new Promise((resolve) => {
    const lost = () => resolve("lost");
    const timer = setTimeout(lost, seconds * 1000);
    child.once("exit", lost);
    child.once("message", (message: { readonly answer?: unknown }) => {
      clearTimeout(timer);
      child.off("exit", lost);
      resolve(message);
    });
    child.send(question);
  });
}
