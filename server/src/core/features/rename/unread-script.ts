import { linksIn } from "../navigation/links.ts";
import type { LinkedPlaces, LinkedStep } from "./linked-places.ts";

/** Why names cannot be changed in a script that a step runs and whose use of them is not known; undefined if there is none. */
export function unreadScript({ steps }: LinkedPlaces, oldName: string): string | undefined {
  for (const it of steps) {
    const message = hiddenScript(it, oldName) ?? scriptNotFollowed(it, oldName);
    if (message !== undefined) return message;
  }
  return undefined;
}

/** A script that exists but cannot be read may use the name as well. */
function hiddenScript({ code, file }: LinkedStep, oldName: string): string | undefined {
  for (const { path, file: script } of code.started) {
    const obstacle = script ? undefined : file.code?.obstacle(path);
    if (obstacle === undefined) continue;
    return `"${path}" ${obstacle}, so "${oldName}" cannot be renamed in it as well`;
  }
  return undefined;
}

/** A script that a command names in a way that is not followed; where it has the word, it may mean the name. */
function scriptNotFollowed({ code, file, run }: LinkedStep, oldName: string): string | undefined {
  const { start, item } = run.placed;
  const known = new Set([...code.started, ...code.scripts].map((it) => it.file?.uri));
  for (const { range, target } of linksIn(file.document)) {
    const inStep = start <= range.start && range.end <= start + item.node.range.end;
    if (!inStep || target.kind !== "file") continue;
    for (const path of target.paths.filter((it) => /\.(?:py|r)$/i.test(it))) {
      const script = file.code?.script(path);
      if (!script || known.has(script.uri) || !hasWord(script.text, oldName)) continue;
      return `"${path}" has the word "${oldName}", and how the step uses that script is not known; rename it by hand`;
    }
  }
  return undefined;
}

/** Whether a name is in a text by itself, also with dashes as underscores. */
function hasWord(text: string, name: string): boolean {
  const words = new Set(text.split(/[^\p{L}\p{N}_.-]+/u));
  return words.has(name) || new Set(text.split(/\W+/)).has(name.replaceAll("-", "_"));
}
