import { serveMcp } from "../mcp/serve-mcp.ts";

/** Answers agents about a folder, with the engine of the language server: the editor has no command line. */
export async function answerAgents(folder: string): Promise<void> {
  const engine: typeof import("./engine.ts") = require("./engine.js");
  return serveMcp(await engine.folderAgent(folder), (text) => process.stderr.write(text));
}
