/** A realistic file and the places in it where a measurement types and asks. */
export interface Generated {
  readonly text: string;
  readonly places: {
    /** After a word of a description: a character typed here changes no diagnostic. */
    readonly type: Place;
    /** On the step of a pipeline's node. */
    readonly reference: Place;
  };
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

const verbs = ["prepare", "extract", "train", "evaluate", "finetune", "convert", "predict"];
const nouns = ["images", "features", "embeddings", "forecast", "tokens", "ranker"];
const parameters = [
  ["learning_rate", "float", "0.001"],
  ["epochs", "integer", "10"],
  ["batch_size", "integer", "32"],
  ["dropout", "float", "0.25"],
  ["optimizer", "string", "adam"],
  ["use_amp", "flag", "true"],
] as const;

/** A file of about this many lines; the same number always gives the same text. */
export function generate(lines: number): Generated {
  const random = seeded(lines);
  const count = Math.max(2, Math.round(lines / 75));
  const names = Array.from({ length: count }, (_, index) => {
    return `${pick(random, verbs)}-${pick(random, nouns)}-${index}`;
  });
  const out: string[] = [];
  const typing: Place[] = [];
  const references: Place[] = [];
  for (const name of names) {
    writeStep(out, name, random);
    typing.push({ line: out.length - 1, character: out.at(-1)?.length ?? 0 });
  }
  for (let index = 0; out.length < lines; index++) {
    references.push(writePipeline(out, index, names, random));
  }
  return {
    text: `${out.join("\n")}\n`,
    places: {
      type: typing[typing.length >> 1] ?? { line: 0, character: 0 },
      reference: references[references.length >> 1] ?? { line: 0, character: 0 },
    },
  };
}

function writeStep(out: string[], name: string, random: () => number): void {
  out.push(
    "- step:",
    `    name: ${name}`,
    "    image: python:3.12",
    "    command:",
    "      - pip install -r requirements.txt",
    `      - python ${name}.py {parameters}`,
    "    parameters:",
  );
  for (const [parameter, type, value] of parameters) {
    if (random() < 0.3) continue;
    out.push(`      - name: ${parameter}`, `        type: ${type}`, `        default: ${value}`);
    if (type === "integer") out.push("        min: 1", "        max: 1000");
  }
  out.push(
    "    inputs:",
    "      - name: dataset",
    `        default: s3://bucket/${name}/*.parquet`,
    "      - name: model",
    "        optional: true",
    "    # what the step is for",
    "    description: Reads every batch and writes metrics for later steps.",
  );
}

function writePipeline(
  out: string[],
  index: number,
  names: readonly string[],
  random: () => number,
): Place {
  const nodes = Array.from({ length: 6 }, (_, it) => ({ name: `node-${it}`, type: "execution" }));
  out.push("- pipeline:", `    name: pipeline-${index}`, "    nodes:");
  let reference: Place = { line: 0, character: 0 };
  for (const { name, type } of nodes) {
    const step = pick(random, names);
    reference = { line: out.length + 2, character: 14 };
    out.push(`      - name: ${name}`, `        type: ${type}`, `        step: ${step}`);
  }
  out.push("    edges:");
  for (let it = 1; it < nodes.length; it++) {
    out.push(`      - [node-${it - 1}.output.*, node-${it}.input.dataset]`);
  }
  return reference;
}

function pick<T>(random: () => number, list: readonly T[]): T {
  const [first] = list;
  const found = list[Math.floor(random() * list.length)] ?? first;
  if (found === undefined) throw new Error("an empty list");
  return found;
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}
