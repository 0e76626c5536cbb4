import { type Call, from, textAt } from "./run.ts";

/** A program that starts the program named in its arguments. */
interface Wrapper {
  /** The words that must follow it, such as `run`. */
  readonly after?: RegExp;
  /** Options that take the next word. */
  readonly valued?: RegExp;
  /** How many words it takes before the program. */
  readonly takes?: number;
}

const conda: Wrapper = { after: /^run$/, valued: /^(?:-n|-p|-r|--name|--prefix|--cwd|-e|-a)$/ };

const wrappers: { readonly [name: string]: Wrapper } = {
  builtin: {},
  caffeinate: {},
  catchsegv: {},
  chrt: { takes: 1 },
  command: {},
  conda,
  coproc: {},
  doas: { valued: /^-u$/ },
  env: { valued: /^-[uCS]$/ },
  exec: { valued: /^-a$/ },
  hatch: { after: /^(?:run|shell)$/ },
  ionice: { valued: /^-[cnp]$/ },
  ltrace: { valued: /^-[oepsu]$/ },
  mamba: conda,
  micromamba: conda,
  nice: { valued: /^-n$/ },
  nohup: {},
  numactl: { valued: /^-[NCmip]$/ },
  pdm: { after: /^run$/, valued: /^-p$/ },
  pipenv: { after: /^run$/ },
  pixi: { after: /^run$/, valued: /^(?:-e|--environment|--manifest-path)$/ },
  poetry: { after: /^run$/, valued: /^(?:-[CP]|--directory|--project)$/ },
  rye: { after: /^run$/ },
  setsid: {},
  stdbuf: { valued: /^-[ioe]$/ },
  strace: { valued: /^-[oepsu]$/ },
  sudo: { valued: /^-[ugCDhpRTU]$/ },
  taskset: { takes: 1 },
  time: { valued: /^-[fo]$/ },
  timeout: { valued: /^-[sk]$/, takes: 1 },
  unbuffer: {},
  uv: {
    after: /^run$/,
    valued:
      /^(?:--with(?:-requirements|-editable)?|-p|--python|--extra|--group|--only-group|--no-group|--directory|--project|--env-file|--package|--index|--index-url|--extra-index-url|--cache-dir|--color|--config-file|-[iPC]|--refresh-package|--resolution|--exclude-newer|--link-mode|--allow-insecure-host)$/,
  },
  watch: { valued: /^-n$/ },
  "xvfb-run": { valued: /^-[efnpsw]$/ },
};

/** The call that a wrapper makes; undefined if the program is not a wrapper, or its call is not known. */
export function wrappedCall(call: Call, name: string): Call | undefined {
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (!wrapper) return undefined;
  const { valued, after, takes = 0 } = wrapper;
  let at = afterOptions(call, 1, valued);
  if (after && !after.test(textAt(call, at) ?? "")) return undefined;
  if (after) at = afterOptions(call, at + 1, valued);
  at += takes;
  if (textAt(call, at) === "--") at++;
  return withVariables(from(call, at));
}

/** Takes the assignments before a program; undefined where there is no program. */
function withVariables(call: Call): Call | undefined {
  const variables = new Map(call.variables);
  let at = 0;
  for (; at < call.words.length; at++) {
    const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(textAt(call, at) ?? "") ?? [];
    if (name === undefined) break;
    variables.set(name, value);
  }
  return at < call.words.length ? { ...from(call, at), variables } : undefined;
}

/** The index of the first word that is not an option. */
function afterOptions(call: Call, start: number, valued: RegExp | undefined): number {
  let at = start;
  for (; at < call.words.length; at++) {
    const text = textAt(call, at) ?? "";
    if (valued?.test(text)) at++;
    else if (!text.startsWith("-") || decisive.test(text)) break;
  }
  return at;
}

/** Options that say how the next word is started, or that end the options. */
const decisive = /^(?:--|-m|--module|-s|--script)$/;
