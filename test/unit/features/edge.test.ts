import { test } from "node:test";
import { edgesFile } from "../../support/edges-file.ts";
import { checkRows, type ProblemRow } from "../../support/list-problems.ts";

const rows: readonly ProblemRow[] = [
  ["[prepare.output.*, train.input]", "edge-parts «train.input»"],
  ["[prepare.output.*, train]", "edge-parts «train»"],
  ["[prepare.output.*, train.]", "edge-parts «train.»"],
  ["[prepare.output.*, train.input.]", "edge-parts «train.input.»"],
  ["[prepare.output.*, .input.data]", "edge-parts «.input.data»"],
  ["[prepare.output, train.input.data]", "edge-parts «prepare.output»"],
  ["[prepare, train.input.data]", "edge-parts «prepare»"],
  ["[prepare, train]", "edge-parts «prepare»", "edge-parts «train»"],
  ["[prepare.output.*, nobody.input.data]", "edge-node-missing «nobody»"],
  ["[nobody.output.*, train.input.data]", "edge-node-missing «nobody»"],
  [
    "[nobody.output.*, nobody.input.data]",
    "edge-node-missing «nobody»",
    "edge-node-missing «nobody»",
  ],
  [
    "[prepare.outputs.*, train.inputs.data]",
    "edge-type-plural «outputs» | «outputs»→«output»",
    "edge-type-plural «inputs» | «inputs»→«input»",
  ],
  [
    "[prepare.outputs.*, train.inputs.dat]",
    "edge-type-plural «outputs» | «outputs»→«output»",
    "edge-type-plural «inputs» | «inputs»→«input»",
    "edge-target-missing «dat» | «dat»→«data» | «»→«⏎      - { name: dat, optional: true }»",
  ],
  [
    "[prepare.outputs.*, train.outputs.data]",
    "edge-type-plural «outputs» | «outputs»→«output»",
    "edge-direction «outputs»",
  ],
  [
    "[prepare.parameters.rat, train.parameters.epoch]",
    "edge-type-plural «parameters» | «parameters»→«parameter»",
    "edge-source-missing «rat» | «rat»→«rate» | «»→«⏎      - { name: rat, optional: true }»",
    "edge-type-plural «parameters» | «parameters»→«parameter»",
    "edge-target-missing «epoch» | «epoch»→«epochs» | «»→«⏎      - { name: epoch, optional: true }»",
  ],
  [
    "[prepare.parameter.extra, train.parameter.epoch]",
    "edge-source-missing «extra» | «»→«⏎      - { name: extra, optional: true }»",
    "edge-target-missing «epoch» | «epoch»→«epochs» | «»→«⏎      - { name: epoch, optional: true }»",
  ],
  [
    "[prepare.parameter.rate, train.parameter.speed]",
    "edge-target-missing «speed» | «»→«⏎      - { name: speed, type: float, optional: true }»",
  ],
  [
    "[prepare.parameter.new, train.parameter.epochs]",
    "edge-source-missing «new» | «»→«⏎      - { name: new, type: integer, optional: true }»",
  ],
  ["[prepare.parameter.rate, nobody.parameter.speed]", "edge-node-missing «nobody»"],
  [
    "[prepare.metadata.rate, train.parameter.speed]",
    "edge-target-missing «speed» | «»→«⏎      - { name: speed, optional: true }»",
  ],
  ["[prepare.thing.x, train.input.data]", "edge-type-unknown «thing»"],
  ["[prepare.output.*, train.thing.data]", "edge-type-unknown «thing»"],
  ["[prepare.output.*, train.parameter.rate]", "edge-pair «parameter» | «output»→«metadata»"],
  ["[prepare.metadata.*, train.input.data]", "edge-pair «input» | «metadata»→«output»"],
  [
    "[prepare.output.rate, train.parameter.rate]",
    "edge-pair «parameter» | «output»→«metadata» | «output»→«parameter»",
  ],
  ["[prepare.output.*, serve.input.data]", "edge-node-kind «input»"],
  ["[prepare.output.*, serve.file]", "edge-parts «serve.file»"],
  ["[prepare.output.*, serve.file.api]", "edge-file-key «api» | «api»→«api.model»"],
  ["[prepare.output.*, serve.file.model]", "edge-file-key «model» | «model»→«api.model»"],
  ["[prepare.output.*, serve.file.x]", "edge-file-key «x»"],
  ["[prepare.output.*, serve.file.api.]", "edge-file-key «api.» | «api.»→«api.model»"],
  ["[prepare.output.*, serve.file.api.modl]", "edge-file-key «modl» | «modl»→«model»"],
  ["[prepare.output.*, serve.file.other.model]", "edge-file-key «other»"],
  ["[prepare.output.*, serve.files.api.model]", "edge-type-plural «files» | «files»→«file»"],
  [
    "[prepare.output.*, serve.files.api.modl]",
    "edge-type-plural «files» | «files»→«file»",
    "edge-file-key «modl» | «modl»→«model»",
  ],
  ["[prepare.output.*, train.file.api.model]", "edge-node-kind «file»"],
  ["[prepare.metadata.x, serve.file.api.model]", "edge-pair «file» | «metadata»→«output»"],
  ["[search.metadata.x, train.parameter.rate]", "edge-metadata-task-source «metadata»"],
  ["[search.metadata, train.parameter.rate]", "edge-parts «search.metadata»"],
  [
    "[search.metadatas.x, train.parameter.rate]",
    "edge-metadata-task-source «metadatas»",
    "edge-type-plural «metadatas» | «metadatas»→«metadata»",
  ],
  ["[search.parameter.rate, train.parameter.rate]", "edge-metadata-task-source «parameter»"],
  ["[search.output.*, train.input.data]"],
  ["[serve.metadata.x, train.parameter.rate]", "edge-node-kind «metadata»", "edge-cycle «train»"],
  ["[prepare.deployment.x, train.parameter.rate]", "edge-node-kind «deployment»"],
  ["[prepare.dependency.*, train.input.data]", "edge-pair «input» | «dependency»→«output»"],
  ["[prepare.output.*, train.dependency.*]", "edge-pair «dependency»"],
  ["[train.file.x, prepare.input.raw]", "edge-direction «file»"],
  [
    "[train.input.data, prepare.output.x]",
    "edge-direction «output» | «train.input.data»→«prepare.output.x» «prepare.output.x»→«train.input.data»",
  ],
  ["[train.input.data, prepare.metadata.x]", "edge-direction «metadata»"],
  [
    "[train.parameter.rate, prepare.metadata.x]",
    "edge-direction «metadata» | «train.parameter.rate»→«prepare.metadata.x» «prepare.metadata.x»→«train.parameter.rate»",
  ],
  [
    "[train.inputs.data, prepare.output.x]",
    "edge-type-plural «inputs» | «inputs»→«input»",
    "edge-direction «output»",
  ],
  [
    "['train.input.data', \"prepare.output.x\"]",
    "edge-direction «output» | «'train.input.data'»→«\"prepare.output.x\"» «\"prepare.output.x\"»→«'train.input.data'»",
  ],
  ["[train.input.data, nobody.output.x]", "edge-node-missing «nobody»"],
  [
    "[nobody.input.data, prepare.output.x]",
    "edge-node-missing «nobody»",
    "edge-direction «output»",
  ],
  ["[train.input.data, train.input.data]", "edge-self «train»"],
  ["[train.output.*, train.input.data]", "edge-self «train»"],
  [
    "[train.output.modl.pkl, search.input.data]",
    "edge-source-missing «modl.pkl» | «modl.pkl»→«model.pkl» | «»→«⏎      - { name: modl.pkl }»",
  ],
  [
    "[train.output.other, search.input.data]",
    "edge-source-missing «other» | «»→«⏎      - { name: other }»",
  ],
  ["[train.output.mod*, search.input.data]"],
  ["[train.output.x*, search.input.data]", "edge-source-missing «x*»"],
  ["[prepare.input.x*, train.input.data]", "edge-source-missing «x*»"],
  [
    "[prepare.input.images, train.input.data]",
    "edge-source-missing «images» | «»→«⏎      - { name: images, optional: true }»",
  ],
  ["[prepare.environment-variable.TOKEN, train.environment-variable.TOKEN]"],
  [
    "[prepare.environment-variable.OTHER, train.environment-variable.OTHER]",
    "edge-source-missing «OTHER» | «»→«⏎      - { name: OTHER }»",
    "edge-target-missing «OTHER» | «»→«⏎      - { name: OTHER }»",
  ],
  [
    "[prepare.environment-variable.TOKEN, train.parameter.rate]",
    "edge-pair «parameter» | «environment-variable»→«metadata»",
  ],
  [
    "[prepare.parameter.sizes, train.parameter.rate]",
    "edge-list-into-execution «rate» | «execution»→«task» | «»→«, multiple: repeat»",
  ],
  ["[prepare.parameter.sizes, train.parameter.layers]"],
  ["[prepare.parameter.sizes, search.parameter.rate]"],
  ["[prepare.parameter.label, train.parameter.rate]", "edge-type-mismatch «rate»"],
  ["[prepare.parameter.label, train.parameter.verbose]", "edge-type-mismatch «verbose»"],
  ["[prepare.parameter.rate, train.parameter.epochs]", "edge-type-mismatch «epochs»"],
  ['["prepare.output.*", "train.inputt.data"]', "edge-type-unknown «inputt» | «inputt»→«input»"],
  ["['prepare.outputt.*', 'train.input.data']", "edge-type-unknown «outputt» | «outputt»→«output»"],
  [
    "prepare.output.* -> train.input.data",
    "edge-malformed «prepare.output.* -> train.input.data» | «prepare.output.* -> train.input.data»→«[prepare.output.*, train.input.data]»",
  ],
  [
    "prepare.output.*, train.input.data",
    "edge-malformed «prepare.output.*, train.input.data» | «prepare.output.*, train.input.data»→«[prepare.output.*, train.input.data]»",
  ],
  ["prepare.output.*, train", "edge-malformed «prepare.output.*, train»"],
  ["a, b, c", "edge-malformed «a, b, c»"],
  ["prepare.output.*", "edge-malformed «prepare.output.*»"],
  ["[prepare.output.*]", "edge-malformed «[prepare.output.*]»"],
  [
    "[prepare.output.*, train.input.data, search.input.data]",
    "edge-malformed «[prepare.output.*, train.input.data, search.input.data]»",
  ],
  ["[]", "edge-malformed «[]»"],
  ["[[prepare.output.*], train.input.data]", "edge-malformed «[prepare.output.*]»"],
  ["[1, train.input.data]", "edge-parts «1»"],
  ["[{ a: b }, train.input.data]", "edge-malformed «{ a: b }»"],
  [
    "{ source: prepare.output.*, target: train.input.dat }",
    "edge-target-missing «dat» | «dat»→«data» | «»→«⏎      - { name: dat, optional: true }»",
  ],
  ["{ source: prepare.output.* }", "prop-missing «source»"],
  [
    "{ from: prepare.output.*, to: train.input.data }",
    "prop-unknown «from» | «from»→«source»",
    "prop-unknown «to» | «to»→«target»",
  ],
  [
    "{ source: prepare.output.*, target: train.input.data, configuration: { edge-merge-mode: append } }",
    "edge-configuration «configuration»",
  ],
  ["5", "edge-malformed «5»"],
  [
    '"prepare.output.* → train.input.data"',
    'edge-malformed «"prepare.output.* → train.input.data"» | «"prepare.output.* → train.input.data"»→«[prepare.output.*, train.input.data]»',
  ],
  [
    "[prepare.output.*, train.input.data]\n[prepare.output.*, train.input.data]",
    "edge-duplicate «[prepare.output.*, train.input.data]» | «      - [prepare.output.*, train.input.data]⏎»→«»",
  ],
  ["[prepare.output.*, train.input.data]\n[prepare.output.*, train.input.extra]"],
  [
    "[prepare.output.*, train.input.data]\n{ source: prepare.output.*, target: train.input.data }",
    "edge-duplicate «{ source: prepare.output.*, target: train.input.data }» | «      - { source: prepare.output.*, target: train.input.data }⏎»→«»",
  ],
  [
    "[prepare.output, train.input.data]\n[prepare.output, train.input.data]",
    "edge-parts «prepare.output»",
    "edge-parts «prepare.output»",
  ],
  [
    "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]",
    "edge-parameter-twice «rate» | «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
  ],
  [
    "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.a, train.parameter.rate]",
    "edge-duplicate «[prepare.metadata.a, train.parameter.rate]» | «      - [prepare.metadata.a, train.parameter.rate]⏎»→«»",
  ],
  ["[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, search.parameter.rate]"],
  [
    "[prepare.metadata.a, train.parameters.rate]\n[prepare.metadata.b, train.parameter.rate]",
    "edge-type-plural «parameters» | «parameters»→«parameter»",
    "edge-parameter-twice «rate» | «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
  ],
  [
    "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.parameter]",
    "edge-parts «train.parameter»",
  ],
  [
    "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]\n[prepare.metadata.b, train.parameter.rate]",
    "edge-parameter-twice «rate» | «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
    "edge-duplicate «[prepare.metadata.b, train.parameter.rate]» | «      - [prepare.metadata.b, train.parameter.rate]⏎»→«»",
  ],
  [
    "[prepare.metadata.a, train.parameter.rate]\n[prepare.metadata.b, train.input.data]",
    "edge-pair «input» | «metadata»→«output»",
  ],
  ["[prepare.output.a, train.input.data]\n[prepare.output.b, train.input.data]"],
  [
    "[prepare.metadata.a, train.parameter.epochs]\n[train.metadata.b, prepare.parameter.rate]",
    "edge-cycle «prepare»",
  ],
  [
    "[prepare.metadata.a, train.parameter.rate]\n[train.metadata.a, search.parameter.rate]\n[search.metadata.b, prepare.parameter.rate]",
    "edge-metadata-task-source «metadata»",
    "edge-cycle «prepare»",
  ],
];

test("says of each edge what is wrong and no more, and how to mend it", () => {
  checkRows(rows, (edges) => edgesFile(`${edges.replace(/^/gm, "      - ")}\n`));
});
