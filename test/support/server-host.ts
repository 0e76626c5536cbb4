/** The variable that says where the tests of the protocol start the server. */
export const hostVariable = "VALOHAI_SERVER_HOST";

/** Whether they start it in a worker of a browser, not as a process. */
export const isWorker = process.env[hostVariable] === "worker";

/** The files of `test/lsp` that say nothing about a server in a worker, and why. */
export const processOnly: { readonly [file: string]: string } = {
  "agreement.test.ts": "compares the server with the command line on the files of this machine",
  "file-answers.test.ts": "makes the functions of Node slow or fail",
  "guarded-connection.test.ts": "starts no server",
  "hostile-files.test.ts": "is about pipes, links and permissions of this machine",
  "keystroke-path.test.ts": "traces the functions of a server built for Node",
  "lifecycle.test.ts": "is about how a process begins and ends",
  "soak.test.ts": "measures the memory of a process",
  "stream.test.ts": "is about the bytes of the standard streams",
};

/** What skips a test in a worker, for a reason in words. */
export function skippedInWorker(reason: string): string | false {
  return isWorker && reason;
}
