import {
  commands,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type Middleware,
} from "vscode-languageclient";
import { filesChangedNotification, pingRequest } from "#protocol";
import { isDebugged, ServerClient } from "#server-client";
import { announced } from "./announced.ts";
import { answerFiles } from "./answer-files.ts";
import { crashLimit, isTooOften, withCrash } from "./crash-limit.ts";
import { diagnosing } from "./diagnosing.ts";
import { plainLenses, withEditorLenses } from "./editor-lenses.ts";
import { type FormatRefusals, watchFormatting } from "./format-refusals.ts";
import { lintConfigName, valohaiLanguage } from "./language.ts";
import { offersAfterMovedDash } from "./moved-dash.ts";
import { showError, warn } from "./notify.ts";
import { fitPasted, type Insertions, isSelected, watchInsertions } from "./pasted-text.ts";
import { reasonOf } from "./reason.ts";
import { refusesWhole } from "./rename-refusal.ts";
import { tellsTurningOff } from "./turn-off.ts";
import { UnreadFiles } from "./unread-files.ts";
import { pingPatience, Watchdog } from "./watchdog.ts";
import { watchMessages } from "./watched-messages.ts";

/** The language server as the rest of the extension sees it. */
export interface LanguageServer {
  /** Rejects, with a reason that can be shown, when the server does not run or ends meanwhile. */
  request<Result>(method: string, params: object): Promise<Result>;
  restart(): Promise<void>;
  /** Shows the output channel. */
  showLog(): void;
  stop(): Promise<void>;
}

/** The context key of menus for commands that need a server; it stays set while the server is started again. */
const serverStarted = "valohai.serverStarted";

/** What is called when something happens to the server. */
export interface ServerListeners {
  /** It runs: called at every start. */
  running(): void;
  /** It has ended by itself, or cannot start. */
  ended(): void;
  /** Files beside the Valohai files have changed. */
  filesChanged(): void;
}

/** Starts the language server. */
export function startLanguageServer(
  context: ExtensionContext,
  listeners: ServerListeners,
): LanguageServer {
  void commands.executeCommand("setContext", serverStarted, true);
  return new WatchedServer(context, listeners);
}

/**
 * A server that is started again when it ends by itself or stops answering, until that happens too often; the user
 * gets a message each time. Each start has a client of its own, so that nothing of one that ended is left.
 */
class WatchedServer implements LanguageServer {
  readonly #context: ExtensionContext;
  readonly #listeners: ServerListeners;
  readonly #insertions = watchInsertions();
  readonly #refusals = watchFormatting();
  readonly #log: LogOutputChannel;
  readonly #unread = new UnreadFiles();
  #client: Promise<ServerClient>;
  #crashes: readonly number[] = [];

  constructor(context: ExtensionContext, listeners: ServerListeners) {
    this.#context = context;
    this.#listeners = listeners;
    this.#log = window.createOutputChannel("Valohai YAML", { log: true });
    this.#client = this.#start();
  }

  async request<Result>(method: string, params: object): Promise<Result> {
    const client = await this.#client.catch(() => {
      throw new Error(l10n.t("The language server is not running"));
    });
    return client.sendRequest<Result>(method, params).catch((error: unknown) => {
      throw client.isRunning() ? error : new Error(l10n.t("The language server has stopped"));
    });
  }

  async restart(): Promise<void> {
    this.#crashes = [];
    this.#unread.clear();
    this.#client = ended(this.#client).then(() => this.#start());
    await this.#client.catch(() => undefined);
  }

  showLog(): void {
    this.#log.show();
  }

  async stop(): Promise<void> {
    await ended(this.#client);
    this.#insertions.dispose();
    this.#refusals.dispose();
    this.#log.dispose();
  }

  #start(): Promise<ServerClient> {
    const starting = launch({
      context: this.#context,
      log: this.#log,
      insertions: this.#insertions,
      refusals: this.#refusals,
      unread: this.#unread,
      ended: (client, hang) => this.#ended(client, hang),
      filesChanged: this.#listeners.filesChanged,
    });
    starting.then(this.#listeners.running, (error: unknown) => {
      this.#listeners.ended();
      void this.#showFailure(
        l10n.t(
          "The Valohai language server cannot start, so completion, diagnostics and previews are off: {0}",
          reasonOf(error),
        ),
      );
    });
    return starting;
  }

  #ended(client: ServerClient, hang: Hang | undefined): void {
    this.#listeners.ended();
    this.#crashes = withCrash(this.#crashes, Date.now());
    if (hang?.uri !== undefined) this.#unread.add(hang.uri);
    const over = new Promise<void>((resolve) => setTimeout(resolve)).then(() => ended(client));
    if (isTooOften(this.#crashes)) {
      this.#client = over.then(() => Promise.reject(new Error(l10n.t("it stops too often"))));
      this.#client.catch(() => undefined);
      const message = l10n.t(
        "The Valohai language server stopped {0} times within {1} minutes, so completion, diagnostics and previews are off",
        crashLimit.count,
        crashLimit.within / 60_000,
      );
      void this.#showFailure(message);
      return;
    }
    this.#client = over.then(() => this.#start());
    this.#client.then(
      () => this.#showRestart(hang),
      () => undefined,
    );
  }

  async #showRestart(hang: Hang | undefined): Promise<void> {
    const message = hang
      ? hangMessage(hang)
      : l10n.t("The Valohai language server stopped unexpectedly and was restarted");
    this.#log.warn(message);
    if ((await warn(message, l10n.t("Show Log"))) !== undefined) this.#log.show();
  }

  async #showFailure(message: string): Promise<void> {
    const [restart, showLog] = [l10n.t("Restart"), l10n.t("Show Log")];
    const choice = await showError(message, restart, showLog);
    if (choice === restart) await this.restart();
    if (choice === showLog) this.#log.show();
  }
}

/** A server that did not answer, and the file that it was asked about, if known. */
interface Hang {
  readonly uri: string | undefined;
}

function hangMessage({ uri }: Hang): string {
  if (uri === undefined)
    return l10n.t(
      "The Valohai language server did not answer for {0} seconds and was restarted",
      pingPatience,
    );
  return l10n.t(
    'The Valohai language server did not answer for {0} seconds while it worked on "{1}", and was restarted without that file',
    pingPatience,
    workspace.asRelativePath(Uri.parse(uri)),
  );
}

interface Launch {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly insertions: Insertions;
  readonly refusals: FormatRefusals;
  readonly unread: UnreadFiles;
  /** Called at once when the server ends by itself after its start, or is ended because it does not answer. */
  ended(client: ServerClient, hang: Hang | undefined): void;
  filesChanged(): void;
}

/** Starts a server with a client for it. */
async function launch(options: Launch): Promise<ServerClient> {
  const { context, log, insertions, refusals, unread, ended } = options;
  let state: "starting" | "started" | "ended" = "starting";
  let hang: Hang | undefined;
  const watchdog = new Watchdog({
    ping: () => client.sendRequest(pingRequest),
    hung(uri) {
      // A server that stands at a breakpoint does not hang.
      if (isDebugged()) return;
      hang = { uri };
      client.kill(closed);
    },
  });
  const closed = () => {
    watchdog.dispose();
    if (state === "started") ended(client, hang);
    state = "ended";
  };
  const client: ServerClient = new ServerClient(context, {
    documentSelector: [{ language: valohaiLanguage }, { pattern: `**/${lintConfigName}` }],
    outputChannel: log,
    initializationOptions: { unreadFiles: unread.all(), renamesUnsentScripts: true },
    middleware: {
      ...refusesWhole,
      ...plainLenses,
      ...tellsTurningOff,
      ...diagnosing(context, unread),
      ...watchMessages(() => client, watchdog, unread),
      ...formatting(() => client, insertions, refusals),
      ...offersAfterMovedDash(),
      workspace: { configuration: withEditorLenses },
    },
    initializationFailedHandler: () => false,
    errorHandler: errorHandler(closed),
  });
  client.registerFeature(announced);
  answerFiles(client);
  refusals.hear(client);
  client.onNotification(filesChangedNotification, options.filesChanged);
  await client.start().catch((error: unknown) => {
    throw state === "ended" ? new Error(l10n.t("it stopped before it answered")) : error;
  });
  state = "started";
  return client;
}

/** Leaves faults to the log, and the new start of a server that has ended to `closed`. */
function errorHandler(closed: () => void): ErrorHandler {
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed() {
      closed();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

/** Shows why a file is not formatted where a person asked for it, and fits pasted text to its place. */
function formatting(
  client: () => ServerClient,
  insertions: Insertions,
  refusals: FormatRefusals,
): Middleware {
  return {
    provideDocumentFormattingEdits: (document, options, token, next) =>
      refusals.explained(document, async () => next(document, options, token)),
    provideDocumentRangeFormattingEdits(document, range, options, token, next) {
      const pasted = insertions.pasted(document, range);
      if (pasted) return fitPasted(client(), document, pasted, token);
      const format = async () => next(document, range, options, token);
      return isSelected(document, range) ? refusals.explained(document, format) : format();
    },
  };
}

/** Resolves when a client has ended, in whatever state it was. */
async function ended(client: ServerClient | Promise<ServerClient>): Promise<void> {
  await Promise.resolve(client)
    .then((it) => it.dispose())
    .catch(() => undefined);
}
