// What the files of the command line hold.
import path from "node:path";

/**
 * What the files hold: `bundles` are what a check loads, in this order, and `lazy` is what it needs for few files only.
 * Nothing may use a lazy module while it is loaded itself.
 */
export const cliFiles = {
  bundles: [
    "cli/run.ts",
    "cli/check.ts",
    "cli/formats/text.ts",
    "cli/schema.ts",
    "cli/check-file.ts",
    "cli/scripts-beside.ts",
  ],
  lazy: {
    python: [
      "core/python/key-uses.ts",
      "core/python/known-modules.ts",
      "core/python/notebook.ts",
      "core/python/program.ts",
      "core/python/r-script.ts",
      "core/python/script.ts",
      "core/python/search-path.ts",
      "core/python/started-program.ts",
      "core/python/usage.ts",
    ],
    "unusual-yaml": [
      "core/syntax/compose.ts",
      "core/syntax/explain.ts",
      "core/syntax/slips/likeliest-slip.ts",
      "core/syntax/relax-flow-indentation.ts",
    ],
    patterns: ["core/base/path-pattern.ts", "core/base/segment-pattern.ts"],
    fixes: [
      "core/edits/change-node-type.ts",
      "core/edits/declare.ts",
      "core/edits/fix-place.ts",
      "core/edits/insert-entry.ts",
      "core/edits/insert-pair.ts",
      "core/edits/join-entries.ts",
      "core/edits/mapping-to-list.ts",
      "core/edits/move-below.ts",
      "core/edits/pipeline-at.ts",
      "core/edits/remove-edge.ts",
      "core/edits/remove.ts",
      "core/edits/sample-value.ts",
      "core/edits/set-parameter-multiple.ts",
      "core/edits/step-default.ts",
      "core/edits/yaml-text.ts",
      "core/scripts/step-command.ts",
      "core/features/rename/rename.ts",
    ],
    rare: [
      "core/document/linked-pieces.ts",
      "core/document/whole-of-pieces.ts",
      "core/expression/parse-expression.ts",
      "core/simulation/style/expand-style.ts",
    ],
  },
};

/** Keeps the parser of `yaml` apart from its composer, which few files need: the index of the package imports both. */
export const yamlInParts = {
  name: "yaml-in-parts",
  setup({ onResolve, onLoad }) {
    const folder = path.resolve("node_modules/yaml/browser/dist");
    onResolve({ filter: /^yaml$/ }, ({ importer }) =>
      /[\\/]compose\.ts$/.test(importer)
        ? { path: path.join(folder, "compose/composer.js") }
        : { path: "parser", namespace: "yaml" },
    );
    onLoad({ filter: /./, namespace: "yaml" }, () => ({
      resolveDir: folder,
      contents: [
        'export * as CST from "./parse/cst.js";',
        'export * from "./parse/lexer.js";',
        'export * from "./parse/parser.js";',
        'export * from "./nodes/identity.js";',
      ].join("\n"),
    }));
  },
};
