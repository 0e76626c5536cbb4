import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar, type IRawGrammar } from "vscode-textmate";
import { cacheFolder } from "../vscode/cache.ts";
import { editorExtensions } from "../vscode/server-kit.ts";

/** The YAML grammars below ours: a small one of our own that reads line by line, and the editor's where it has been fetched. */
export type BaseGrammar = "line by line" | "the editor's";

/** The tokens of a text that our grammar colours, as "what text"; punctuation is left out. */
export async function colours(base: BaseGrammar, source: string): Promise<string[]> {
  const grammar = await grammarOver(base);
  const found: string[] = [];
  let stack = textmate.INITIAL;
  for (const line of source.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { scopes, startIndex, endIndex } of tokens) {
      const own = scopes.filter((it) => it in names).map((it) => names[it]);
      const punctuated = scopes.some((it) => it.startsWith("punctuation.definition.comment"));
      if (own.length > 0 && !punctuated)
        found.push(`${own.join("+")} ${line.slice(startIndex, endIndex).replace(/^#? /, "")}`);
    }
  }
  return found;
}

/** Whether that grammar can be had: the editor's is part of the editor that end-to-end tests fetch. */
export function isPresent(base: BaseGrammar): boolean {
  return base === "line by line" || existsSync(editorGrammar("source.yaml") ?? "");
}

const names: { readonly [scope: string]: string } = {
  "keyword.control.item.valohai-yaml": "item",
  "constant.language.choice.valohai-yaml": "choice",
  "entity.name.type.node.valohai-yaml": "node",
  "keyword.other.socket-type.valohai-yaml": "type",
  "variable.parameter.socket-key.valohai-yaml": "key",
  "keyword.other.placeholder.valohai-yaml": "placeholder",
  "variable.parameter.placeholder.valohai-yaml": "parameter",
  "comment.line.number-sign.yaml": "comment",
};

const loaded = new Map<BaseGrammar, Promise<IGrammar>>();

function grammarOver(base: BaseGrammar): Promise<IGrammar> {
  const known = loaded.get(base) ?? loadGrammar(base);
  loaded.set(base, known);
  return known;
}

async function loadGrammar(base: BaseGrammar): Promise<IGrammar> {
  await engine();
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => readGrammar(base, scope),
  });
  const grammar = await registry.loadGrammar("source.valohai-yaml");
  if (!grammar) throw new Error("The grammar of Valohai YAML cannot be read");
  return grammar;
}

let loading: Promise<void> | undefined;

/** The regular expressions of TextMate grammars, which Node does not have. */
function engine(): Promise<void> {
  const file = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  loading ??= oniguruma.loadWASM(readFileSync(file));
  return loading;
}

function readGrammar(base: BaseGrammar, scope: string): IRawGrammar | null {
  const file = fileOf(base, scope);
  return file && existsSync(file)
    ? textmate.parseRawGrammar(readFileSync(file, "utf8"), file)
    : null;
}

function fileOf(base: BaseGrammar, scope: string): string | undefined {
  if (scope === "source.valohai-yaml") return "syntaxes/valohai.tmLanguage.json";
  if (base === "the editor's") return editorGrammar(scope);
  return scope === "source.yaml" ? "test/fixtures/grammar/yaml.tmLanguage.json" : undefined;
}

function editorGrammar(scope: string): string | undefined {
  const version = /^source\.yaml(?:\.(.+))?$/.exec(scope);
  if (!version) return undefined;
  const file = version[1] ? `yaml-${version[1]}.tmLanguage.json` : "yaml.tmLanguage.json";
  return join(editorExtensions(cacheFolder()), "yaml", "syntaxes", file);
}
