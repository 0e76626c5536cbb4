import { CustomExecution, EventEmitter, type Pseudoterminal, Task, TaskScope } from "vscode";
import { type OverviewFile, overviewRequest } from "#project-protocol";
import { askTool } from "./ask-tool.ts";
import type { LanguageServer } from "./language-client.ts";
import { reasonOf } from "./reason.ts";

/** The task that checks all Valohai files of the workspace, as package.json declares its type. */
export function checkTask(server: LanguageServer): Task {
  const definition = { type: "valohai", command: "check" };
  const execution = new CustomExecution(async () => checkTerminal(server));
  return new Task(definition, TaskScope.Workspace, "check", "valohai", execution, "$valohai-yaml");
}

/** Prints what is wrong as the command line does, for the problem matcher; the status is 1 if there are errors. */
function checkTerminal(server: LanguageServer): Pseudoterminal {
  const written = new EventEmitter<string>();
  const ended = new EventEmitter<number>();
  const write = (line: string): void => written.fire(`${line}\r\n`);
  let isStopped = false;
  const run = async (): Promise<number> => {
    const files = await server.request<OverviewFile[]>(overviewRequest, {});
    for (const { path } of files) {
      if (!isStopped) for (const line of await problemLines(server, path)) write(line);
    }
    return files.some((it) => it.errors > 0) ? 1 : 0;
  };
  return {
    onDidWrite: written.event,
    onDidClose: ended.event,
    open() {
      run().then(
        (status) => ended.fire(status),
        (error: unknown) => {
          write(reasonOf(error));
          ended.fire(2);
        },
      );
    },
    close() {
      isStopped = true;
    },
  };
}

/** The problems of a file, of which the tool answers as many as an agent reads at once. */
async function problemLines(server: LanguageServer, file: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let offset: string | undefined = "0"; offset !== undefined; ) {
    const text: string = await askTool(server, "valohai_check", { file, offset });
    offset = /^Lines .* "offset": (\d+)\.$/m.exec(text)?.[1];
    for (const line of text.split("\n")) {
      const problem = /^(\S.*?:\d+:\d+): (\w+) ([\w-]+): (.*)$/.exec(line);
      if (problem) lines.push(`${problem[1]}: ${problem[2]}: ${problem[4]} [${problem[3]}]`);
    }
  }
  return lines;
}
