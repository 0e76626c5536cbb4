import type { Expression } from "../bindings.ts";
import type { GivenWord } from "./command-node.ts";
import { docoptSources } from "./docopt.ts";
import { getoptSources } from "./getopt.ts";
import type { OptionSource } from "./option-source.ts";
import { typedSources } from "./typed-sources.ts";

/** What libraries other than argparse, click, typer, fire and absl take from the command line. */
export function sourcesOf(
  calls: readonly Expression[],
  words: readonly GivenWord[],
): readonly OptionSource[] {
  return [...typedSources(calls, words), ...docoptSources(calls, words), ...getoptSources(calls)];
}
