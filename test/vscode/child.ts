import { type ChildProcess, spawn } from "node:child_process";

export interface ChildOptions {
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Where its output goes: kept for `log`, or straight to the terminal. */
  readonly output?: "kept" | "shown";
  /** SIGTERM for a program that has to end children of its own in other groups first. */
  readonly endSignal?: "SIGKILL" | "SIGTERM";
}

/** A program of ours. It and all that it started end when this process ends, however that comes about. */
export interface Child {
  /** Everything it wrote, up to the last 200,000 characters. */
  log(): string;
  onOutput(listener: () => void): void;
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

const keptCharacters = 200_000;
const running = new Map<ChildProcess, NodeJS.Signals>();

export function startChild(
  command: string,
  parameters: readonly string[],
  options: ChildOptions = {},
): Child {
  endChildrenOnExit();
  const child = spawn(command, parameters, {
    cwd: options.folder,
    env: options.environment ?? ownEnvironment(),
    stdio:
      options.output === "shown" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    // A group of its own, so that its children can be ended with it.
    detached: process.platform !== "win32",
    shell: /\.(cmd|bat)$/i.test(command),
  });
  running.set(child, options.endSignal ?? "SIGKILL");
  let log = "";
  const listeners: (() => void)[] = [];
  const keep = (text: string) => {
    log = (log + text).slice(-keptCharacters);
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding("utf8").on("data", keep);
  child.stderr?.setEncoding("utf8").on("data", keep);
  const ended = new Promise<number>((resolve) => {
    child.on("error", (error) => {
      keep(`${error.message}\n`);
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  }).finally(() => running.delete(child));
  return {
    log: () => log,
    onOutput: (listener) => listeners.push(listener),
    ended,
    stop: async () => {
      end(child);
      await ended;
    },
  };
}

/** This process's environment without what a test runner or a debugger put there for this process alone. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, NODE_TEST_CONTEXT, ELECTRON_RUN_AS_NODE, ...environment } = process.env;
  return environment;
}

function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, running.get(child) ?? "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function endChildrenOnExit(): void {
  if (process.listeners("exit").includes(endAll)) return;
  // Before anything else at the exit, above all before the folders that they use are removed.
  process.prependListener("exit", endAll);
  const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
  for (const [signal, code] of Object.entries(signals))
    process.on(signal, () => process.exit(code));
}

function endAll(): void {
  for (const child of running.keys()) end(child);
}
