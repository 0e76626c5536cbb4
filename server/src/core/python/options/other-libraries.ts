import type { Bindings, Expression } from "../bindings.ts";
import { calleeOf } from "../syntax.ts";

/** Libraries that read the command line by rules of their own. */
const modules =
  /^(?:lightning\.pytorch\.cli|pytorch_lightning\.cli|cleo|sacred|gin|clize|argh|defopt|cyclopts|begin|cement|cliff|invoke|omegaconf\.OmegaConf\.from_cli|ml_collections\.config_flags|hydra|hydra_zen|plac|pydantic_argparse|datargs|dataconf|yapecs)(?:\.|$)/;

/** Calls that read it. */
const readers = /(?:^|\.)(?:LightningCLI|from_cli|default_argument_parser|DEFINE_config_file)$/;

/** Whether a program reads its command line in a way that nothing here follows. */
export function usesUnread(files: readonly Bindings[], calls: readonly Expression[]): boolean {
  const imports = files.some((it) =>
    it.importedLocals.some((local) => modules.test(it.importedAs(local))),
  );
  return (
    imports ||
    calls.some(({ bindings, node }) => {
      const callee = calleeOf(node);
      return callee !== undefined && readers.test(bindings.qualifiedName(callee) ?? "");
    })
  );
}

/** Libraries for the command line that are understood here, where a program uses them in known ways. */
const known =
  /^(?:\w*click|cloup|typer|fire|tyro|docopt|simple_parsing|jsonargparse|configargparse|tap)(?:\.|$)/;

/** Whether a program imports a library that reads the command line, which it may use in ways that nothing here follows. */
export function importsReader(files: readonly Bindings[]): boolean {
  return files.some((it) => it.importedLocals.some((local) => known.test(it.importedAs(local))));
}
