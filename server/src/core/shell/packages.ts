import { absolutePath, below, repositoryPath } from "./folder.ts";
import { type Call, currentFolder, from, type Run, textAt } from "./run.ts";

/** Records which packages a call installs; answers whether it is a call of an installer. */
export function installs(run: Run, call: Call, name: string): boolean {
  const action = textAt(call, 1) ?? "";
  if (/^pip[\d.]*$/.test(name)) {
    if (action === "install") pipInstall(run, from(call, 2));
    return true;
  }
  if (name === "uv" && action === "pip") return installs(run, from(call, 1), "pip");
  if (action === "run") return false;
  if (/^(?:uv|poetry|pdm|rye|pixi|hatch|pipenv)$/.test(name)) projectInstall(run, action);
  else if (/^(?:conda|mamba|micromamba)$/.test(name)) addLists(run, call);
  else return false;
  if (/^(?:install|create|add)$/.test(action)) addPackages(run, call);
  return true;
}

function projectInstall(run: Run, action: string): void {
  if (/^(?:sync|install|add)$/.test(action)) ownPackages(run, currentFolder(run));
}

function addPackages(run: Run, { words }: Call): void {
  for (const { text } of words.slice(2)) addPackage(run, text);
}

function pipInstall(run: Run, call: Call): void {
  addLists(run, call);
  for (const { text } of call.words) {
    if (text === undefined || text.startsWith("-")) continue;
    if (/^\.{0,2}(?:\/|\.?$)|^\.\[/.test(text)) {
      const folder = absolutePath(text.split("[")[0] ?? "", run.session.folder);
      ownPackages(run, repositoryPath(folder));
    } else addPackage(run, text);
  }
}

/** The packages of a folder of the project can be imported from anywhere. */
function ownPackages({ session }: Run, folder: string | undefined): void {
  if (folder !== undefined) session.made.installed.push(folder, below(folder, "src"));
}

function addPackage({ session }: Run, text: string | undefined): void {
  const name = /^([A-Za-z][\w.-]*)(?:$|[[=<>!~;, ])/.exec(text ?? "")?.[1];
  if (name !== undefined) session.made.packages.push(name);
}

/** `-r requirements.txt`, `-f environment.yml` */
function addLists({ session }: Run, { words }: Call): void {
  for (const [index, { text }] of words.entries()) {
    const attached = /^(?:-r|--requirement=|-c|--file=)(.+)$/.exec(text ?? "")?.[1];
    const isOption = /^(?:-r|--requirement|-f|--file)$/.test(text ?? "");
    const file = isOption ? words[index + 1]?.text : attached;
    const path = file && repositoryPath(absolutePath(file, session.folder));
    if (path) session.made.lists.push(path);
  }
}
