import { parseArgs } from "node:util";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { formatDocument } from "#core/features/format/format.ts";
import { defaultFormatStyle } from "#core/features/format/format-options.ts";
import { badByteMessage } from "../files/decode-utf8.ts";
import {
  configFinder,
  expandArgument,
  type FoundConfig,
  isLeftOut,
  warnOfConfigs,
} from "./files.ts";
import { endWhenInterrupted, pause } from "./interrupt.ts";
import { asMisuse } from "./options.ts";
import { attempt, Misuse, type Outlet } from "./outlet.ts";
import { patchName, patchOf } from "./patch.ts";
import { lineColumns } from "./place.ts";

const formatOptions = { check: { type: "boolean" }, write: { type: "boolean" } } as const;

/** A file as it is, and as it is laid out. */
interface Formatted {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Lays out files; status 1 when `--check` finds something to change, 2 when a file cannot be formatted. */
export async function format(args: readonly string[], outlet: Outlet): Promise<number> {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: formatOptions, allowPositionals: true }),
  );
  if (positionals.length === 0) throw new Misuse("A file is missing");
  if (values.check && values.write) throw new Misuse("Give --check or --write, not both");
  const configs = configFinder(outlet);
  const all = [...new Set(positionals.flatMap((it) => expandArgument(it, outlet)))];
  warnOfConfigs(all.map(configs), outlet);
  const files = all.filter((file) => !isLeftOut(file, configs(file)));
  const done = await formattedTexts(files, configs, outlet);
  const changed = done.filter((it) => it.after !== it.before);
  if (values.check)
    print(
      changed.map((it) => patchOf(patchName(it.file), it.before, it.after)),
      outlet,
    );
  else if (values.write) await write(done, outlet);
  else
    print(
      done.map((it) => it.after),
      outlet,
    );
  if (done.length < files.length) return 2;
  return values.check && changed.length > 0 ? 1 : 0;
}

async function formattedTexts(
  files: readonly string[],
  configs: (file: string) => FoundConfig,
  outlet: Outlet,
): Promise<readonly Formatted[]> {
  if (!files.includes("-")) endWhenInterrupted();
  const done: Formatted[] = [];
  for (const file of files) {
    const formatted = attempt(outlet, () => formattedText(file, configs(file), outlet));
    if (formatted) done.push(formatted);
    await pause();
  }
  return done;
}

function print(texts: readonly string[], outlet: Outlet): void {
  for (const it of texts) outlet.out(it);
}

/** Writes what has changed; standard input goes to standard output in any case. */
async function write(done: readonly Formatted[], outlet: Outlet): Promise<void> {
  for (const { file, before, after } of done) {
    if (file === "-") outlet.out(after);
    else if (after !== before) {
      attempt(outlet, () => {
        outlet.write(file, after, before);
        outlet.error(`${file}: formatted\n`);
      });
    }
    await pause();
  }
}

function formattedText(
  file: string,
  { config }: FoundConfig,
  outlet: Outlet,
): Formatted | undefined {
  const { text: before, badByte } = outlet.decode(file);
  const formatting = formatDocument(createDocument(before), {
    ...defaultFormatStyle,
    ...config.format,
    tabSize: usualTabSize,
  });
  if (!badByte && formatting.kind === "edits") {
    return { file, before, after: applyEdits(before, formatting.edits) };
  }
  const refused = formatting.kind === "refused" ? formatting : undefined;
  const { line, column } = lineColumns(before)(badByte?.offset ?? refused?.offset ?? 0);
  const reason = badByte ? badByteMessage(badByte) : refused?.reason;
  outlet.error(`${file}:${line}:${column}: not formatted: ${reason}\n`);
  return undefined;
}

const usualTabSize = 2;
