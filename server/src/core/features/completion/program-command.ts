import type { StepProgram } from "#core/scripts/code.ts";
import type { Completer } from "./completer.ts";
import { firstPoint } from "./completion-place.ts";
import { wordInCommand } from "./file-path.ts";
import { partInsertion } from "./insertion.ts";
import type { Offer } from "./offer.ts";
import { isCommand } from "./placeholder.ts";

/** The commands of a program, such as `fit` after `python train.py`, as its command line names them. */
export const programCommandCompleter: Completer = {
  name: "program-command",
  offers(place) {
    const { config, request, document, route } = place;
    if (!isCommand(route) || config?.kind !== "step" || !config.name) return [];
    const { head, word, range } = wordInCommand(place);
    if (word.startsWith("-") || (request.trigger !== undefined && word === "")) return [];
    const code = request.code?.ofStep(document.names, config.name.value);
    const program = code?.programs.find((it) => it.commands.length > 0 && isStartedIn(head, it));
    const names = (program?.commands ?? []).filter((it) => it.startsWith(word));
    return names.map(
      (name, rank): Offer => ({
        label: name,
        kind: "value",
        detail: `command of ${program?.path ?? ""}`,
        ...partInsertion(place, firstPoint(place), range, name),
        rank,
        free: place.before + place.after === "",
      }),
    );
  },
};

/** Whether the last command of a line names the script of a program before the cursor. */
function isStartedIn(head: string, { path }: StepProgram): boolean {
  const command = head.split(/[;&|(]/).at(-1) ?? "";
  const file = path.split("/").at(-1) ?? path;
  const module = path.replace(/(?:\/__main__)?\.py$/, "").replaceAll("/", ".");
  const words = command.split(/\s+/).slice(0, -1);
  return words.some((it) => it === module || it === file || it.endsWith(`/${file}`));
}
