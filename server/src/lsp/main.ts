#!/usr/bin/env node
import { createLoader } from "../start/compiled-files.ts";
import { versionText } from "../version-text.ts";

const help = `The language server of Valohai YAML, which editors start: see docs/editors.md

usage: valohai-yaml-language-server [TRANSPORT]
  --stdio        messages over the standard streams; the default
  --socket=PORT  messages over a port of this machine, on which the editor listens
  --pipe=NAME    messages over a named pipe, on which the editor listens
  --node-ipc     messages over the channel of a parent process that is Node
  mcp FOLDER     answers agents about a folder, as "vhyaml mcp" does
  --version      prints the version
  --help, -h     prints this
`;

if (process.argv.includes("--version")) {
  process.stdout.write(`${versionText("valohai-yaml-language-server")}\n`);
} else if (process.argv.includes("--help") || process.argv.includes("-h")) {
  process.stdout.write(help);
} else if (process.argv[2] === "mcp") {
  const mcp = createLoader("language-server", __dirname).load(
    "./mcp.js",
  ) as typeof import("./mcp.ts");
  void mcp.answerAgents(process.argv[3] ?? ".");
} else {
  const loader = createLoader("language-server", __dirname);
  const connection = loader.load("./connection.js") as typeof import("./connection.ts");
  connection.listen(() => void loader.keep());
}
