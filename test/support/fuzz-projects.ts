import fc from "fast-check";
import { edited } from "./conclusions.ts";
import { type Program, program } from "./fuzz-programs.ts";
import { editScript, file } from "./fuzz-properties.ts";

/** What a place of a project is: a file with a text, or something that only looks like one. */
export type Entry =
  | { readonly kind: "file"; readonly place: string; readonly text: string }
  | { readonly kind: "link"; readonly place: string; readonly target: string }
  | { readonly kind: "folder" | "pipe" | "sparse"; readonly place: string };

/** The entries of a project in the order in which they are made; of two with one place the first is there. */
export type Project = readonly Entry[];

/** What costs much when it is there many times. */
const unit = fc.constantFrom(
  ...'{ } {{ {a { [ ( ) " \' \\ \\" * *a ? [!a] !( +( {a,b} ** / ../ . - -- $ ` & # % : , é 😀'.split(
    " ",
  ),
  ...[
    " ",
    "\t",
    "\n",
    "\r\n",
    " \n",
    "\\e[31m",
    "1+",
    "not ",
    " and ",
    "a.b.",
    "9**",
    "abs(",
    "cd a;",
  ],
  ...[
    "$" + "{",
    "--x=1 ",
    "{parameter:p} ",
    "{parameters} ",
    "metadata.a > 1 ",
    "x = ",
    "- ",
    "a: ",
    "&a ",
    "*a ",
  ],
);

const count = fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 3000 }), fc.nat({ max: 50_000 }));

/** A text in which something is there many times, with something else at its ends. */
const pumped = fc
  .tuple(unit, count, fc.oneof(unit, fc.string({ maxLength: 5 })), fc.boolean())
  .map(([it, times, end, isFirst]) => {
    const many = it.repeat(Math.min(times, Math.ceil(100_000 / it.length)));
    return isFirst ? end + many : many + end;
  });

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "b", "n", "train", "python train.py {parameters}") },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 2, arbitrary: pumped },
);

/** A value as YAML has it: quoted, or as it comes. */
const value = fc
  .tuple(word, fc.boolean())
  .map(([text, isQuoted]) => (isQuoted ? JSON.stringify(text) : text.replaceAll("\n", " ")));

const rules = fc.constantFrom(
  "[1, 2, 3]",
  "{ start: 0, end: 1e9, step: 1e-9 }",
  "{ start: 1, end: 3 }",
  "{ start: -5, end: 5, base: 10, integerify: true }",
);

/** In characters: what a larger file takes is a matter of its size. */
const longestYaml = 1_000_000;

/** A file with every kind of item, of which the values are odd. */
const written = fc
  .record({
    names: fc.array(value, { minLength: 12, maxLength: 12 }),
    rules,
    copies: fc.nat({ max: 4 }),
  })
  .map(({ names: [a, b, c, d, e, f, g, h, i, j, k, l], rules, copies }) =>
    Array.from(
      { length: copies + 1 },
      (_, copy) => `- step:
    name: ${copy === 0 ? a : `${copy}`}
    image: ${b}
    command:
      - ${c}
      - python train.py {parameters}
    parameters:
      - { name: ${d}, type: float, default: ${e} }
    inputs:
      - { name: i, default: ${f} }
- task: { name: t, step: ${g}, type: grid_search, parameters: [{ name: ${d}, style: multiple, rules: ${rules} }] }
- pipeline:
    name: p${copy}
    parameters: [{ name: ${h}, targets: [${i}], default: ${e} }]
    nodes:
      - { name: n, type: execution, step: ${a} }
      - { name: m, type: task, step: ${a}, override: { inputs: [{ name: i, default: ${f} }] } }
      - name: o
        type: execution
        step: ${a}
        actions: [{ when: node-complete, if: ${j}, then: stop-pipeline }]
    edges:
      - [n.output.${k}, m.input.i]
      - [n.metadata.a, m.parameter.${l}]
      - ${i}
`,
    )
      .join("")
      .slice(0, longestYaml),
  );

const mutated = fc.tuple(file, editScript).map(([text, edits]) => edits.reduce(edited, text));

const yaml = fc.oneof(written, written, mutated, pumped);

/** Lines of scripts in which `N` is the number of the line, and `M` one before it. */
const line = fc.constantFrom(
  "sN = sM + sM",
  "sN = f'{sM}{sM}'",
  "sN = [sM, sM]",
  "sN = {**sM, 'kN': sM}",
  "def fN(): return fM(), fM()",
  "def fN(x): fM(fM(x)); f0(x)",
  "class AN(AM): x = AM.x",
  "from mM import *",
  "from train import fM as fN",
  "import valohai; pN = valohai.parameters('pN').value",
  "parser.add_argument('--pN', type=int)",
  "print(json.dumps({'kN': sM}))",
  "print(json.dumps(sM))",
  "for xN in sM:",
  "    sN = sM",
  "print(\"{}\".format(json.dumps({'a': 1})))",
  "with valohai.metadata.logger() as logger: logger.log('kN', sM)",
  "cat(toJSON(list(kN = 1)), '\\n')",
  "kN <- commandArgs()",
  "",
  "    ",
  "'''",
  "(((((",
  "\\",
);

const script = fc
  .oneof(
    fc.tuple(fc.array(line, { minLength: 1, maxLength: 5 }), count).map(([lines, times]) => {
      const text = Array.from({ length: Math.min(times, 12_000) }, (_, number) =>
        (lines[number % lines.length] ?? "")
          .replaceAll("N", `${number}`)
          .replaceAll("M", `${Math.max(0, number - 1)}`),
      );
      return `import json\ns0 = {'a': 1}\n${text.join("\n")}\nprint(json.dumps({'a': s${text.length - 1}}))\n`;
    }),
    pumped,
  )
  .map((it) => it.slice(0, 400_000));

const config = fc.oneof(
  fc
    .tuple(value, value)
    .map(
      ([rule, pattern]) =>
        `rules:\n  ${rule}: off\n  step-unused: error\nignore:\n  - ${pattern}\n`,
    ),
  pumped,
);

const place = fc.constantFrom(
  ...["valohai.yaml", "a.valohai.yaml", "sub/valohai.yaml", "train.py", "m0.py", "train.R"],
  ...[".valohai-lint.yaml", "sub/.valohai-lint.yaml", "requirements.txt", "sub", "sub/sub"],
);

const odd: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    kind: fc.constant("link" as const),
    place,
    target: fc.oneof(place, fc.constantFrom("/dev/zero", "/etc/passwd", "..", ".", "none", "/")),
  }),
  fc.record({ kind: fc.constantFrom("folder", "pipe", "sparse"), place }),
);

const fileAt = (name: fc.Arbitrary<string>, text: fc.Arbitrary<string>): fc.Arbitrary<Entry> =>
  fc.record({ kind: fc.constant("file" as const), place: name, text });

/** A file with a step that starts some programs, and a pipeline that runs it. */
function starting(programs: readonly Program[], names: readonly string[]): string {
  const commands = programs.map(({ command }) => `      - ${JSON.stringify(command)}\n`).join("");
  const parameters = names.map((it) => `      - { name: ${it} }\n`).join("");
  return `- step:
    name: s
    image: i
    command:
${commands}    parameters:
${parameters}    inputs:
      - { name: i }
- pipeline:
    name: p
    nodes:
      - { name: n, type: execution, step: s }
      - { name: m, type: task, step: s }
    edges:
      - [n.metadata.a, m.parameter.${names[0] ?? "lr"}]
`;
}

/** A project of programs in the shapes that are read. */
const programs: fc.Arbitrary<Project> = fc
  .tuple(
    fc.array(program, { minLength: 1, maxLength: 5 }),
    fc.uniqueArray(fc.constantFrom("lr", "epochs", "batch-size", "p"), { minLength: 1 }),
  )
  .map(([all, names]) => [
    { kind: "file", place: "valohai.yaml", text: starting(all, names) },
    ...all.map(({ place, text }): Entry => ({ kind: "file", place, text })),
  ]);

/** A project of odd texts and things that are no files; most of them have a Valohai file and its script. */
const oddProject: fc.Arbitrary<Project> = fc
  .tuple(
    fc.array(odd, { maxLength: 3 }),
    fileAt(fc.constant("valohai.yaml"), yaml),
    fileAt(fc.constantFrom("train.py", "train.py", "train.R"), script),
    fc.array(
      fc.oneof(
        fileAt(fc.constantFrom("m0.py", "m1.py", "sub/train.py"), script),
        fileAt(fc.constantFrom(".valohai-lint.yaml", "sub/.valohai-lint.yaml"), config),
        fileAt(fc.constantFrom("a.valohai.yaml", "sub/valohai.yaml"), yaml),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([odds, first, second, others]) => [...odds, first, second, ...others]);

/** A project of odd texts, or of programs. */
export const project: fc.Arbitrary<Project> = fc.oneof(oddProject, programs);
