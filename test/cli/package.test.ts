import assert from "node:assert/strict";
import { readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { folderWith } from "../support/cli.ts";
import { startLspClient } from "../support/lsp-client.ts";
import { packInto, run } from "../support/packed.ts";

interface Manifest {
  readonly bin: { readonly [name: string]: string };
  readonly scripts: { readonly [name: string]: string };
  readonly [key: string]: unknown;
}

const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));

/** Installs the package into an empty folder, without a network and without scripts. */
function installed(t: TestContext): string {
  const folder = folderWith(t, { "package.json": "{}" });
  run(".", process.execPath, "build.mjs", "engine");
  run(folder, "npm", "install", "--offline", "--no-audit", "--no-fund", packInto(folder));
  return folder;
}

test("the packed package works in an empty folder", async (t) => {
  const folder = installed(t);
  const own = path.join(folder, "node_modules", "valohai-yaml");
  const program = (name: string) => path.join(folder, "node_modules", ".bin", name);

  await t.test("it brings no other package", () => {
    const names = readdirSync(path.join(folder, "node_modules"));
    assert.deepEqual(
      names.filter((it) => !it.startsWith(".")),
      ["valohai-yaml"],
    );
  });

  await t.test("both programs run", () => {
    assert.match(run(folder, program("vhyaml"), "--version"), /^vhyaml \d/);
    assert.match(run(folder, program("valohai-yaml-language-server"), "--version"), /^valohai-y/);
    writeFileSync(
      path.join(folder, "valohai.yaml"),
      "- step: { name: a, image: b:1, command: c }\n",
    );
    assert.equal(run(folder, program("vhyaml"), "check", "."), "0 errors, 0 warnings in 1 file\n");
    assert.match(
      run(folder, "npx", "--no", "--package", "valohai-yaml", "vhyaml", "check", "."),
      /^0/,
    );
  });

  await t.test("the codes of the language server lead to the manual of the package", async (t) => {
    const main = path.join(own, manifest.bin["valohai-yaml-language-server"] ?? "");
    const { open, diagnostics } = await startLspClient(t, {}, () => undefined, main);
    await open("file:///valohai.yaml", "- stepp: { name: a }\n");
    const [problem] = await diagnostics("file:///valohai.yaml", 1);
    const { pathname, hash } = new URL(problem?.codeDescription?.href ?? "");
    const manual = fileURLToPath(`file://${pathname}`);
    assert.equal(realpathSync(manual), realpathSync(path.join(own, "docs", "rules.md")));
    assert.ok(readFileSync(manual, "utf8").includes(`\n## ${hash.slice(1)}\n`), hash);
  });

  await t.test("the examples of the manual run, and their types are right", () => {
    const page = readFileSync(path.join(own, "docs", "engine.md"), "utf8");
    const blocks = (language: string) =>
      [...page.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, named, text = ""]) =>
        named === language ? [text] : [],
      );
    const outputs = blocks("text");
    const examples = blocks("js");
    assert.equal(examples.length, 2);
    const wrong =
      "// @ts-expect-error: the types are known\nexport const wrong: string = document;\n";
    for (const [index, example] of examples.entries()) {
      writeFileSync(path.join(folder, "example.mjs"), example);
      assert.equal(run(folder, process.execPath, "example.mjs"), outputs[index]);
      writeFileSync(path.join(folder, `example-${index}.mts`), example + wrong);
    }
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(strictTypes));
    run(folder, process.execPath, path.resolve("node_modules/typescript/bin/tsc"), "-p", ".");
  });
});

const strictTypes = {
  compilerOptions: {
    noEmit: true,
    strict: true,
    target: "es2022",
    lib: ["es2023", "dom"],
    module: "nodenext",
    types: [],
  },
  include: ["example-*.mts"],
};

test("the package holds the programs and pages, and neither sources nor what only the editor needs", () => {
  const output = run(".", "npm", "pack", "--dry-run", "--json", "--ignore-scripts");
  const [packed]: { files: { path: string }[] }[] = JSON.parse(output);
  const paths = packed?.files.map((it) => it.path) ?? [];
  for (const program of Object.values(manifest.bin)) {
    assert.ok(paths.includes(program), `${program} is not packed`);
    assert.match(readFileSync(program, "utf8"), /^#!\/usr\/bin\/env node\n/);
  }
  for (const it of [
    "examples/dynamic-task/valohai.yaml",
    "docs/rules.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
  ]) {
    assert.ok(paths.includes(it), `${it} is not packed`);
  }
  const allowed =
    /^(?:out\/(?:cli|engine|server)\/[^.].*\.(?:js|mjs|d\.ts)|docs\/[\w-]+\.md|docs\/skills\/valohai-yaml\/SKILL\.md|examples\/dynamic-task\/[\w.]+|[A-Z]+(?:\.md)?|package\.json)$/;
  assert.deepEqual(
    paths.filter((it) => !allowed.test(it)),
    [],
  );
});

test("installing from a checkout builds all that the package holds", () => {
  const targets = manifest.scripts["prepare"]?.split(" ").slice(2) ?? [];
  const folders = readFileSync(".npmignore", "utf8").match(/(?<=^!\/out\/)\w+$/gm) ?? [];
  assert.deepEqual(targets.toSorted(), folders.toSorted());
  assert.equal(manifest["private"], undefined);
  assert.equal(manifest["dependencies"], undefined, "the bundles hold what they need");
});

test("no command of the package has the name of one that valohai-cli and its packages install", () => {
  assert.deepEqual(Object.keys(manifest.bin), ["vhyaml", "valohai-yaml-language-server"]);
});

test("the pre-commit hook runs a program of the package", () => {
  const hooks = readFileSync(".pre-commit-hooks.yaml", "utf8");
  const program = /entry: (\S+) check$/m.exec(hooks)?.[1];
  assert.ok(program !== undefined && program in manifest.bin);
});
