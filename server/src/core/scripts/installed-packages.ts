import type { Installed } from "#core/shell/facts.ts";
import type { CodeFiles } from "./code-files.ts";

/** The files in which projects usually list their dependencies. */
const usualLists = [
  "requirements.txt",
  "pyproject.toml",
  "setup.py",
  "setup.cfg",
  "environment.yml",
  "environment.yaml",
  "conda.yaml",
  "Pipfile",
];

/** Answers whether a module comes from a package that the commands of a step or the project's requirements install. */
export function installedPackages(
  { packages, lists }: Installed,
  files: CodeFiles,
): (module: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (module) => {
    known ??= new Set([
      ...packages.map(plain),
      ...[...lists, ...usualLists].flatMap((it) => namesIn(files.script(it)?.text ?? "")),
    ]);
    return known.has(plain(module)) || known.has(`python-${plain(module)}`);
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_.]/g, "-");
}

/** The package names at the start of requirements, in lines, lists and tables; packages from elsewhere than an index are left out. */
function namesIn(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    if (/(?:git\+|:\/\/| @ |\bpath *=|\bgit *=)/.test(line)) return [];
    return line.split(/["',[\]]/).flatMap((part) => {
      const name = /^(?:- )?([A-Za-z][\w.-]*)/.exec(part.trim())?.[1];
      return name === undefined ? [] : [plain(name)];
    });
  });
}
