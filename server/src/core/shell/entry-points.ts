import type { ProjectTexts } from "./facts.ts";
import { below } from "./folder.ts";

/** The `module:function` that an installed command of the project runs; undefined where it declares no such command. */
export function entryPoint(files: ProjectTexts, folder: string, name: string): string | undefined {
  const read = (file: string) => files.text(below(folder, file)) ?? "";
  return (
    inToml(read("pyproject.toml"), name) ??
    inConfig(read("setup.cfg"), name) ??
    inSetup(read("setup.py"), name)
  );
}

const tables =
  /^(?:project\.(?:gui-)?scripts|tool\.poetry\.scripts|project\.entry-points\."?console_scripts"?)$/;

/** `[project.scripts]` and `[tool.poetry.scripts]` */
function inToml(text: string, name: string): string | undefined {
  let table = "";
  for (const line of text.split("\n")) {
    const header = /^\s*\[([^\][]*)\]/.exec(line)?.[1];
    if (header !== undefined) table = header.replaceAll(" ", "");
    else if (tables.test(table)) {
      const [, key, value = ""] = /^\s*"?([\w.-]+)"?\s*=(.*)/.exec(line) ?? [];
      if (key === name) return /["']([\w.]+\s*:\s*[\w.]+)/.exec(value)?.[1];
    }
  }
  return undefined;
}

/** `console_scripts =` of setup.cfg */
function inConfig(text: string, name: string): string | undefined {
  const lines = text.split("\n");
  const start = lines.findIndex((it) => it.startsWith("console_scripts"));
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((it) => /^[^\s]/.test(it));
  return start < 0 ? undefined : target(rest.slice(0, end < 0 ? undefined : end), name);
}

/** `entry_points={"console_scripts": ["name = module:function"]}` of setup.py */
function inSetup(text: string, name: string): string | undefined {
  const at = text.indexOf("console_scripts");
  if (at < 0) return undefined;
  return target(text.slice(at, at + 5000).split(/["'\n]/), name);
}

function target(lines: readonly string[], name: string): string | undefined {
  for (const it of lines) {
    const [, key, value] = /^\s*([\w.-]+)\s*=\s*([\w.]+\s*:\s*[\w.]+)/.exec(it) ?? [];
    if (key === name) return value;
  }
  return undefined;
}
