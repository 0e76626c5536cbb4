import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "../support/browser.ts";
import { ownEnvironment, startChild } from "./child.ts";
import { downloadedCode, hasDisplay, windowParameters } from "./desktop.ts";
import { writeSettings } from "./editor-settings.ts";
import { unavailable } from "./program.ts";
import { repository } from "./repository.ts";
import { startServer, vsixVariable } from "./server.ts";
import { stageExtension } from "./staging.ts";
import { namesVariable, readReport, reportVariable, type TestResult } from "./suite-report.ts";
import { temporaryCopy, temporaryFolder } from "./temporary.ts";

const suite = join(repository, "out", "test", "e2e", "index.js");
const usualDeadline = 300_000;
const noisy =
  /AgentHost|spdlog|bindings|vsda|ERR_NAME_NOT_RESOLVED|Electron|dbus|^\s*(at|→|'\/|\}|tries)/;

/** What the window says when the extension host does not come back. */
const hostIsLost = /permanent error occurred in the reconnecting loop|terminated unexpectedly/i;

export interface SuiteOptions {
  /** Variables for the suite. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds. */
  readonly deadline?: number;
  /** The package to install the extension from, instead of what is built; the VS Code server runs it. */
  readonly vsix?: string;
  /** Only tests whose names match. */
  readonly names?: RegExp;
}

interface Host {
  readonly name: string;
  /** Answers when the editor has gone, with the reason. */
  readonly gone: Promise<string>;
  log(): string;
  stop(): Promise<void>;
}

interface Place {
  readonly workspace: string;
  readonly data: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly vsix: string | undefined;
}

/** What the tests in the editor came to, and why not all of them ran if the editor ended or hung. */
export interface SuiteOutcome {
  readonly results: readonly TestResult[];
  readonly failure: string | undefined;
}

/**
 * Runs the suite in a real VS Code, on a copy of `examples/`: the desktop program where it can be downloaded and shown,
 * else the VS Code server in a headless browser. `VALOHAI_VSCODE_HOST` (desktop, server) chooses by hand.
 */
export async function runSuite(options: SuiteOptions = {}): Promise<SuiteOutcome> {
  const data = await temporaryFolder("editor");
  const file = join(data, "report.jsonl");
  const workspace = await temporaryCopy(join(repository, "examples"));
  const place = {
    data,
    workspace,
    environment: {
      ...options.environment,
      ...(options.names ? { [namesVariable]: options.names.source } : {}),
      [reportVariable]: file,
    },
    vsix: options.vsix ?? process.env[vsixVariable],
  };
  const code = place.vsix ? undefined : await desktopForTests();
  const host = code ? await openDesktop(code, place) : await openServer(place);
  try {
    return await outcomeOf(host, file, options.deadline ?? usualDeadline);
  } finally {
    await host.stop();
  }
}

/** The desktop VS Code that the suite runs in, fetched if need be; undefined where the server is to be used. */
export async function desktopForTests(): Promise<string | undefined> {
  const chosen = process.env["VALOHAI_VSCODE_HOST"];
  if (chosen === "server" || (chosen !== "desktop" && !hasDisplay())) return undefined;
  const code = await downloadedCode();
  if (chosen === "desktop" && !code) throw unavailable("No desktop VS Code can be downloaded");
  return code;
}

async function openDesktop(code: string, { data, workspace, environment }: Place): Promise<Host> {
  const extension = await stageExtension(join(data, "extensions"));
  await writeSettings(join(data, "user"), {});
  const parameters = [
    workspace,
    ...windowParameters(data),
    ...(process.platform === "linux" ? ["--no-sandbox", "--disable-gpu-sandbox"] : []),
    `--extensionDevelopmentPath=${extension}`,
    `--extensionTestsPath=${suite}`,
  ];
  const child = startChild(code, parameters, {
    environment: { ...ownEnvironment(), ...environment },
  });
  const gone = child.ended.then((exitCode) => `ended with code ${exitCode}`);
  return { name: "desktop VS Code", gone, log: child.log, stop: child.stop };
}

async function openServer({ data, workspace, environment, vsix }: Place): Promise<Host> {
  const settings = { "security.workspace.trust.enabled": false };
  const server = await startServer({ data, settings, environment, ...(vsix ? { vsix } : {}) });
  // VS Code runs a suite only beside an extension in development: an installed one has another do that for it.
  const developed = vsix ? await emptyExtension(join(data, "suite")) : server.extension;
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const messages: string[] = [];
  const gone = new Promise<string>((resolve) => {
    page.on("console", (message) => {
      messages.push(message.text());
      if (hostIsLost.test(message.text())) resolve("lost its extension host");
    });
    page.on("crash", () => resolve("lost its page"));
    browser.on("disconnected", () => resolve("lost its browser"));
    server.child.ended.then((code) => resolve(`ended with code ${code}`));
  });
  await page.goto(
    server.address(workspace, [
      ["extensionDevelopmentPath", server.remote(developed)],
      ["extensionTestsPath", server.remote(suite)],
    ]),
  );
  return {
    name: "the VS Code server",
    gone,
    log: () => `${server.child.log()}\n${messages.join("\n")}`,
    async stop() {
      await browser.close();
      await server.child.stop();
    },
  };
}

/** Makes an extension that does nothing, and answers its folder. */
async function emptyExtension(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    name: "suite",
    publisher: "tests",
    version: "1.0.0",
    engines: { vscode: "*" },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}

/** Waits for the end of the report, the end of the editor or the deadline, whichever comes first. */
async function outcomeOf(host: Host, file: string, deadline: number): Promise<SuiteOutcome> {
  let failure: string | undefined;
  host.gone.then((reason) => {
    failure = reason;
  });
  const started = Date.now();
  for (;;) {
    // Asked before the report is read, so that a report completed just before the end counts.
    const over = failure ?? (Date.now() - started > deadline ? "does not answer" : undefined);
    const { results, finished } = await readReport(file);
    if (finished) return { results, failure: undefined };
    if (over) return { results, failure: `${host.name} ${over}:\n${tail(host.log())}` };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function tail(log: string): string {
  const lines = log.split("\n").filter((line) => line.trim() !== "" && !noisy.test(line));
  return lines.slice(-40).join("\n");
}
