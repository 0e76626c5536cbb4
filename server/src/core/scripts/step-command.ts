import { nearnessTo } from "#core/base/name-nearness.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import type { Host } from "#core/document/host.ts";
import { readCommands } from "#core/shell/commands.ts";
import { proposeSteps, type StepProposal } from "./new-file.ts";

/** What a new step could run. */
export interface StepCommand {
  readonly command: string;
  /** Where the script needs another image than Python. */
  readonly image: string | undefined;
  /** The path of the script that the command starts; undefined where no script fits. */
  readonly script?: string;
}

/**
 * A command for a step of this name: it starts the script of the project whose name fits the step, or else a
 * placeholder program of the step's name, so that it names no missing script.
 */
export function commandForStep(name: string, document: Document, host?: Host): StepCommand {
  const files = host ? filesOf(host) : [];
  const script = host && fittingScript(name, proposalsOf(host), startedIn(document));
  if (script) {
    const image = script.script.endsWith(".py") ? undefined : script.image;
    const command = script.command.replace(/ \{parameters\}$/, "");
    return { command, image, script: script.script };
  }
  if (!host || files.includes(usualScript)) {
    return { command: `python ${usualScript}`, image: undefined };
  }
  return { command: name.trim().replace(/\s+/g, "-") || "my-step", image: undefined };
}

const usualScript = "main.py";

/** How near a name must be: it is near enough if one is part of the other. */
const nearEnough = 0.7;

/** The script that is named like a step, and that no other step starts unless it has just this name. */
function fittingScript(
  name: string,
  scripts: readonly StepProposal[],
  started: ReadonlySet<string>,
): StepProposal | undefined {
  const nearness = nearnessTo(name);
  const near = scripts
    .map((it) => ({ script: it, near: nearness(it.name) }))
    .filter((it) => it.near === 1 || (it.near >= nearEnough && !started.has(it.script.script)))
    .sort((a, b) => b.near - a.near);
  const [first, second] = near;
  return first && first.near !== second?.near ? first.script : undefined;
}

const startedIn = oncePer(({ items }: Document): ReadonlySet<string> => {
  const steps = items.flatMap(({ item }) => (item.config?.kind === "step" ? [item.config] : []));
  const facts = steps.flatMap((it) => readCommands(it.commands.map(({ value }) => value)));
  return new Set(facts.flatMap((it) => it.scripts.map(({ path }) => path)));
});

/** Folders have few scripts; a folder with more files than this is not searched for one. */
const maxFolders = 30;

/** The paths of the files in the document's folder and in the folders there. */
const filesOf = oncePer((host: Host): readonly string[] => {
  const entries = host.list("");
  const folders = entries
    .filter(({ kind, name }) => kind === "folder" && !/^\.|^node_modules$/.test(name))
    .slice(0, maxFolders);
  const named = (kind: "file" | "folder", list: typeof entries) =>
    list.filter((it) => it.kind === kind).map((it) => it.name);
  const inner = folders.flatMap(({ name }) =>
    named("file", host.list(name)).map((it) => `${name}/${it}`),
  );
  return [...named("file", entries), ...inner];
});

const proposalsOf = oncePer((host: Host) => proposeSteps(filesOf(host)));
