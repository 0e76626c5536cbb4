import { bracesIn } from "#core/base/braces.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import { shellQuote } from "#core/base/shell-text.ts";
import { nullValue, type Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { pythonStrip } from "#core/model/python-string.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { renderParameter, type Words } from "./render-parameter.ts";

/** What a command's placeholders are filled in from. */
export interface CommandInput {
  readonly commands: readonly string[];
  readonly parameters: readonly Parameter[];
  /** A parameter without an entry has no value, which is not the same as null. */
  readonly values: ReadonlyMap<string, Value>;
  readonly sourcePath: string | undefined;
}

export interface RenderedCommand {
  /** One line per command; where the command cannot be built a single line that says why, in angle brackets. */
  readonly lines: readonly string[];
  /** Why valohai-yaml cannot build the command, such as `KeyError: 'foo'`. */
  readonly error: string | undefined;
  /** Commands whose placeholders stay as written, because a `pass-as` cannot be filled in. */
  readonly uninterpolated: readonly string[];
}

/** The commands of a step with the values filled in (valohai-yaml `build_command`). */
export function renderCommand(input: CommandInput): RenderedCommand {
  const render = renderers(input);
  const lines: string[] = [];
  const uninterpolated: string[] = [];
  for (const command of input.commands) {
    const filled = fillIn(command, render);
    if (filled.kind === "crash") {
      return { lines: [`<${filled.error}>`], error: filled.error, uninterpolated };
    }
    if (filled.kind === "refused") uninterpolated.push(command);
    lines.push(pythonStrip(filled.kind === "refused" ? command : filled.text));
  }
  return { lines, error: undefined, uninterpolated };
}

type Filled = { readonly kind: "text"; readonly text: string } | Exclude<Words, { kind: "words" }>;

type Renderer = (placeholder: string) => Filled | undefined;

function fillIn(command: string, render: Renderer): Filled {
  let text = "";
  let end = 0;
  for (const { inner, index } of bracesIn(command, ["\n"])) {
    const filled = render(inner) ?? { kind: "text", text: `{${inner}}` };
    if (filled.kind !== "text") return filled;
    text += command.slice(end, index) + filled.text;
    end = index + inner.length + 2;
  }
  return { kind: "text", text: text + command.slice(end) };
}

function renderers({ parameters, values, sourcePath }: CommandInput): Renderer {
  const byName = parametersByName(parameters);
  const words = (name: string, parameter: Parameter) =>
    wordsOf(parameter, values.get(name) ?? nullValue);
  return (placeholder) => {
    if (placeholder === "source-path" && sourcePath !== undefined) {
      return { kind: "text", text: shellQuote(sourcePath) };
    }
    if (placeholder === "parameters" || placeholder === "params") {
      return joined(
        [...byName].map(
          ([name, parameter]) =>
            () =>
              words(name, parameter),
        ),
      );
    }
    const name = placeholder.slice(placeholder.indexOf(":") + 1);
    if (placeholder.startsWith("parameter:")) {
      const parameter = byName.get(name);
      return parameter && words(name, parameter);
    }
    const value = placeholder.startsWith("parameter-value:") ? values.get(name) : undefined;
    return value && { kind: "text", text: shellQuote(pythonStr(value)) };
  };
}

const parametersByName = oncePer(
  (parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> => {
    const byName = new Map(parameters.map((it) => [it.name?.value ?? "", it]));
    return byName;
  },
);

/** Remembered for the last value: most parameters have the same one in all variants. */
const wordsOf = keptWhile(
  (parameter: Parameter, value: Value): Filled => quoted(renderParameter(parameter, value)),
);

function quoted(rendered: Words): Filled {
  if (rendered.kind !== "words") return rendered;
  return { kind: "text", text: rendered.words.map(shellQuote).join(" ") };
}

function joined(renderings: readonly (() => Filled)[]): Filled {
  const texts: string[] = [];
  for (const render of renderings) {
    const filled = render();
    if (filled.kind !== "text") return filled;
    if (filled.text !== "") texts.push(filled.text);
  }
  return { kind: "text", text: texts.join(" ") };
}
