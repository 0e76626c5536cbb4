import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import type { Platform } from "./platform.ts";
import { serve } from "./server.ts";
import { cancelUndispatched, openSession } from "./session.ts";

/* The server in a worker of a browser: one file, with messages as plain objects. */

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
  { cancelUndispatched },
);

/** Files come from the client alone, and a text is given to the client to show. */
const platform: Platform = {
  fileSystem: undefined,
  rulesPage: undefined,
  defer: deferring(),
  warmedUp() {},
  shownDocuments: () => ({
    show: (_, text) => Promise.resolve(text),
    removeAll: () => Promise.resolve(),
  }),
};

/** Runs functions in the order of the messages that arrive; a timer would wait for some milliseconds each time. */
function deferring(): Platform["defer"] {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  Object.assign(port1, { onmessage: () => waiting.shift()?.() });
  return (run) => {
    waiting.push(run);
    port2.postMessage(undefined);
  };
}

openSession(connection, (client, session) =>
  serve(connection, { ...client, showsTexts: false }, session, platform),
);
connection.listen();
