import {
  CustomExecution,
  EventEmitter,
  type Pseudoterminal,
  Task,
  TaskScope,
  Uri,
  workspace,
} from "vscode";
import { type OverviewFile, overviewRequest } from "#project-protocol";
import { askTool } from "./ask-tool.ts";
import type { LanguageServer } from "./language-client.ts";
import { reasonOf } from "./reason.ts";

/** The tasks that check the Valohai files of a workspace folder each, as package.json declares their type. */
export function checkTasks(server: LanguageServer): Task[] {
  return (workspace.workspaceFolders ?? []).map((it) => checkTask(server, it));
}

/** The task for one folder, or for all where none is meant. */
export function checkTask(server: LanguageServer, scope: Task["scope"]): Task {
  const folder = typeof scope === "object" ? scope : undefined;
  const definition = { type: "valohai", command: "check" };
  const execution = new CustomExecution(async () => checkTerminal(server, folder?.uri));
  const where = folder ?? TaskScope.Workspace;
  return new Task(definition, where, "check", "valohai", execution, "$valohai-yaml");
}

/** Prints what is wrong as the command line does, for the problem matcher; the status is 1 if there are errors. */
function checkTerminal(server: LanguageServer, folder: Uri | undefined): Pseudoterminal {
  const written = new EventEmitter<string>();
  const ended = new EventEmitter<number>();
  const write = (line: string): void => written.fire(`${line}\r\n`);
  let isStopped = false;
  const run = async (): Promise<number> => {
    const files = await filesIn(server, folder);
    for (const file of files) {
      if (!isStopped) for (const line of await problemLines(server, file)) write(line);
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

/** The Valohai files below a folder, or all of them. */
async function filesIn(
  server: LanguageServer,
  folder: Uri | undefined,
): Promise<readonly OverviewFile[]> {
  const files = await server.request<OverviewFile[]>(overviewRequest, { isNow: true });
  if (folder === undefined) return files;
  const start = `${folder.toString().replace(/\/$/, "")}/`;
  return files.filter(({ uri }) => Uri.parse(uri).toString().startsWith(start));
}

/** The problems of a file, of which the tool answers as many as an agent reads at once. */
async function problemLines(
  server: LanguageServer,
  { uri, path }: OverviewFile,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let offset: string | undefined = "0"; offset !== undefined; ) {
    const text: string = await askTool(server, "valohai_check", { file: uri, offset });
    offset = /^Lines .* "offset": (\d+)\.$/m.exec(text)?.[1];
    for (const it of text.split("\n").flatMap((line) => asReported(line, path))) lines.push(it);
  }
  return lines;
}

/** A problem of a file in the form of `vhyaml check`, which the problem matcher reads; nothing of other lines. */
function asReported(line: string, path: string): readonly string[] {
  const found = /:\d+:\d+: (error|warning|information|hint) ([a-z-]+): /.exec(line);
  if (!found || line.startsWith(" ")) return [];
  const [words, severity = "", code = ""] = found;
  const place = words.slice(0, words.indexOf(" "));
  const message = line.slice(found.index + words.length);
  return [`${path}${place} ${severity}: ${message} [${code}]`];
}
