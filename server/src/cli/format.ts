import { parseArgs } from "node:util";
import { applyEdits } from "#core/base/edit.ts";
import { lineColumns } from "#core/base/line-column.ts";
import { createDocument } from "#core/document/document.ts";
import { formatDocument } from "#core/features/format/format.ts";
import { defaultFormatStyle } from "#core/features/format/format-options.ts";
import { badByteMessage } from "../files/decode-utf8.ts";
import { attempt, type CliIo, UsageError } from "./cli-io.ts";
import {
  configsFor,
  expandArguments,
  type FoundConfig,
  isLeftOut,
  warnOfConfigs,
} from "./files.ts";
import { endWhenInterrupted, pause } from "./interrupt.ts";
import { asMisuse } from "./options.ts";
import { patchName, patchOf } from "./patch.ts";

/** The options of `format`. */
export const formatOptions = { check: { type: "boolean" }, write: { type: "boolean" } } as const;

/** A file as it is, and after formatting. */
interface Formatted {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Formats files; status 1 when `--check` finds something to change, 2 when a file cannot be formatted. */
export async function format(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: formatOptions, allowPositionals: true }),
  );
  if (positionals.length === 0) throw new UsageError("A file is missing");
  if (values.check && values.write) throw new UsageError("Give --check or --write, not both");
  const all = await expandArguments(positionals, io);
  const configs = await configsFor(all, io);
  warnOfConfigs(all.map(configs), io);
  const files = all.filter((file) => !isLeftOut(file, configs(file)));
  const done = await formattedTexts(files, configs, io);
  const changed = done.filter((it) => it.after !== it.before);
  if (values.check)
    print(
      changed.map((it) => patchOf(patchName(it.file), it.before, it.after)),
      io,
    );
  else if (values.write) await write(done, io);
  else
    print(
      done.map((it) => it.after),
      io,
    );
  if (done.length < files.length) return 2;
  return values.check && changed.length > 0 ? 1 : 0;
}

async function formattedTexts(
  files: readonly string[],
  configs: (file: string) => FoundConfig,
  io: CliIo,
): Promise<readonly Formatted[]> {
  if (!files.includes("-")) endWhenInterrupted();
  const done: Formatted[] = [];
  for (const file of files) {
    const formatted = attempt(io, () => formattedText(file, configs(file), io));
    if (formatted) done.push(formatted);
    await pause();
  }
  return done;
}

function print(texts: readonly string[], io: CliIo): void {
  for (const it of texts) io.out(it);
}

/** Writes what has changed; standard input goes to standard output in any case. */
async function write(done: readonly Formatted[], io: CliIo): Promise<void> {
  for (const { file, before, after } of done) {
    if (file === "-") io.out(after);
    else if (after !== before) {
      attempt(io, () => {
        io.write(file, after, before);
        io.error(`${file}: formatted\n`);
      });
    }
    await pause();
  }
}

function formattedText(file: string, { config }: FoundConfig, io: CliIo): Formatted | undefined {
  const { text: before, badByte } = io.decode(file);
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
  io.error(`${file}:${line}:${column}: not formatted: ${reason}\n`);
  return undefined;
}

const usualTabSize = 2;
