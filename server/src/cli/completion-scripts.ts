/** A command as the shells complete it. */
export interface CommandShape {
  readonly name: string;
  /** In a few words, for shells that show it. */
  readonly summary: string;
  /** Its options without dashes; each with the words that it takes, or whether any value or none. */
  readonly options: { readonly [name: string]: OptionShape };
  /** The words that it takes in place of files. */
  readonly words?: readonly string[];
}

export type OptionShape = "flag" | "value" | readonly string[];

/** The script for bash, which `source` reads. */
export function bashScript(commands: readonly CommandShape[]): string {
  const reply = (words: readonly string[]) =>
    `COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$word"))`;
  return `_vhyaml() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    ${reply(firstWords(commands))}
    return
  fi
  case "$command $before" in
${wordLists(commands)
  .map(([place, words]) => `    "${place}") ${reply(words)}; return ;;\n`)
  .join("")}  esac
  case "$command $word" in
${commands.map((it) => `    "${it.name} -"*) ${reply(optionNames(it))} ;;\n`).join("")}  esac
}
complete -o default -F _vhyaml vhyaml
`;
}

/** The script for zsh, which `source` reads, or a file `_vhyaml` of its function path. */
export function zshScript(commands: readonly CommandShape[]): string {
  const offer = (words: readonly string[]) => `compadd -- ${words.join(" ")}`;
  return `#compdef vhyaml
_vhyaml() {
  if (( CURRENT == 2 )); then
    ${offer(firstWords(commands))}
    return
  fi
  case "$words[2] $words[CURRENT-1]" in
${wordLists(commands)
  .map(([place, words]) => `    "${place}") ${offer(words)}; return ;;\n`)
  .join("")}  esac
  case "$words[2] $words[CURRENT]" in
${commands.map((it) => `    "${it.name} -"*) ${offer(optionNames(it))} ;;\n`).join("")}    *) _files ;;
  esac
}
if [ "$funcstack[1]" = _vhyaml ]; then _vhyaml "$@"; else compdef _vhyaml vhyaml; fi
`;
}

/** The script for fish, which `source` reads. */
export function fishScript(commands: readonly CommandShape[]): string {
  const lines = commands.flatMap(({ name, summary, options, words }) => {
    const inside = `complete -c vhyaml -n "__fish_seen_subcommand_from ${name}"`;
    return [
      `complete -c vhyaml -n __fish_use_subcommand -f -a ${name} -d "${summary}"`,
      ...(words ? [`${inside} -f -a "${words.join(" ")}"`] : []),
      ...Object.entries(options).map(
        ([option, shape]) => `${inside} -l ${option}${argumentOf(shape)}`,
      ),
    ];
  });
  const always = ["help", "version"].map((it) => `complete -c vhyaml -l ${it}`);
  return `${[...always, ...lines].join("\n")}\n`;
}

function argumentOf(shape: OptionShape): string {
  if (shape === "flag") return "";
  return shape === "value" ? " -r" : ` -x -a "${shape.join(" ")}"`;
}

function firstWords(commands: readonly CommandShape[]): readonly string[] {
  return [...commands.map((it) => it.name), "--help", "--version"];
}

function optionNames({ options }: CommandShape): readonly string[] {
  return [...Object.keys(options), "help"].map((it) => `--${it}`);
}

/** The places where one of a few words follows: a command and the word before the place. */
function wordLists(
  commands: readonly CommandShape[],
): readonly (readonly [place: string, words: readonly string[]])[] {
  return commands.flatMap(({ name, options, words }) => {
    const after = Object.entries(options).flatMap(([option, shape]) =>
      typeof shape === "string" ? [] : [[`${name} --${option}`, shape] as const],
    );
    return words ? [...after, [`${name} ${name}`, words] as const] : after;
  });
}
