import { test } from "node:test";
import { checkScriptRule } from "../../../../support/check-rule.ts";

const script = (option: string) => ({
  "train.py": `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--a", ${option})
parser.parse_args()
`,
});

const step = (line: string) => `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    parameters:
      - name: a
        ${line}`;

test("script-option-differs reports a type that the script does not take", () => {
  checkScriptRule(
    "script-option-differs",
    script("type=int"),
    `${step("type: float")}
              ^^^^^ script-option-differs: "train.py" takes only whole numbers for "--a"
`,
  );
  checkScriptRule(
    "script-option-differs",
    script('action="store_true"'),
    `${step("type: integer")}
              ^^^^^^^ script-option-differs: "train.py" takes "--a" without a value; the parameter is not a flag
`,
  );
  checkScriptRule(
    "script-option-differs",
    script("type=int"),
    `${step("type: flag")}
              ^^^^ script-option-differs: "train.py" expects a value after "--a"; the parameter is a flag
`,
  );
});

test("script-option-differs reports a default that the script does not take", () => {
  checkScriptRule(
    "script-option-differs",
    script("type=float"),
    `${step("default: much")}
                 ^^^^ script-option-differs: "train.py" takes only numbers for "--a"
`,
  );
  checkScriptRule(
    "script-option-differs",
    script('choices=["x", "y"]'),
    `${step("default: z")}
                 ^ script-option-differs: "train.py" takes only x, y for "--a"
`,
  );
});

test("script-option-differs is quiet where both fit", () => {
  checkScriptRule("script-option-differs", script("type=float"), step("type: integer"));
  checkScriptRule("script-option-differs", script("type=float"), step('default: "0.1"'));
  checkScriptRule("script-option-differs", script('choices=["x", "y"]'), step("default: y"));
  checkScriptRule("script-option-differs", script("type=custom"), step("default: y"));
  checkScriptRule("script-option-differs", script("type=int"), step("type: string"));
});

test("script-option-differs is quiet while the parameter is typed", () => {
  checkScriptRule("script-option-differs", script("type=int"), step("type: "));
  checkScriptRule("script-option-differs", script("type=int"), step("default: "));
});

test("script-option-differs compares what the script makes of a value with its choices", () => {
  const chosen = (type: string, choices: string, value: string, mark = "") => {
    const program = `import argparse
def lower(text):
    return text.lower()
def other(text):
    return find(text)
parser = argparse.ArgumentParser()
parser.add_argument("--o", type=${type}, choices=${choices})
parser.parse_args()
`;
    const parameter = `    parameters: [{ name: o, default: ${value} }]\n${mark}`;
    checkScriptRule(
      "script-option-differs",
      { "train.py": program },
      `- step:\n    name: train\n    image: busybox\n    command: python train.py {parameters}\n${parameter}`,
    );
  };
  const texts = '["adam", "sgd"]';
  for (const type of ["str.lower", "lambda s: s.lower()", "lower", "lambda s: str.lower(s)"]) {
    chosen(type, texts, "Adam");
    chosen(
      type,
      texts,
      "Rms",
      '                                     ^^^ script-option-differs: "train.py" takes only adam, sgd for "--o"\n',
    );
  }
  chosen("other", texts, "anything");
  chosen("float", "[1.0, 2.0]", "1");
  chosen("int", '["1", "2"]', "1");
});

test("script-option-differs is quiet about flags that are understood with a value as well", () => {
  const step = `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    parameters: [{ name: amp, default: "true" }]
`;
  const absl = `from absl import app, flags\nflags.DEFINE_bool("amp", True, "amp")\napp.run(print)\n`;
  checkScriptRule("script-option-differs", { "train.py": absl }, step);
  const fire = `import fire\ndef main(amp=True): ...\nfire.Fire(main)\n`;
  checkScriptRule("script-option-differs", { "train.py": fire }, step);
});

/** The arguments of an option, the keys of the parameter "a" with what is reported between « and », and the message. */
type Pair = readonly [option: string, keys: string, message?: string];

function checkPairs(pairs: readonly Pair[]): void {
  for (const [option, keys, message] of pairs) {
    const line = `      - { name: a, ${keys} }`;
    const [start, end] = [line.indexOf("«"), line.indexOf("»") - 1];
    const carets = " ".repeat(Math.max(0, start)) + "^".repeat(Math.max(0, end - start));
    const row = message ? `${carets} script-option-differs: "train.py" ${message}\n` : "";
    checkScriptRule(
      "script-option-differs",
      { "train.py": programOf(option) },
      `${stepHead}${line.replace(/[«»]/g, "")}\n${row}`,
    );
  }
}

const programOf = (option: string) => `import argparse
parser = argparse.ArgumentParser()
parser.add_argument(${option})
parser.parse_args()
`;

const stepHead = `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    parameters:
`;

test("script-option-differs reports one difference, the type before the default", () => {
  checkPairs([
    ['"--a", type=int', "type: «float», default: 0.5", 'takes only whole numbers for "--a"'],
    ['"--a", type=int', "default: «x»", 'takes only numbers for "--a"'],
    ['"--a", type=float', "default: «x»", 'takes only numbers for "--a"'],
    ['"--a", type=float', "type: float"],
  ]);
});

test("script-option-differs names the long flag, else the only one", () => {
  checkPairs([
    ['"-s", "--a", type=int', "type: «float»", 'takes only whole numbers for "--a"'],
    ['"-a", type=int', 'pass-as: "-a {v}", type: «float»', 'takes only whole numbers for "-a"'],
  ]);
});

test("script-option-differs leaves parameters and options of several values alone", () => {
  checkPairs([
    ['"--a", type=int, nargs="+"', "default: x"],
    ['"--a", type=int', "multiple: repeat, default: [x]"],
    ['"--a", choices=["x"]', "default: [y]"],
    ['"--a", choices=["x"]', "default: { y: z }"],
    ['"--a", choices=["x"]', "default: null"],
  ]);
});

test("script-option-differs compares numbers and converted words with the choices", () => {
  checkPairs([
    ['"--a", type=int, choices=[1, 2]', "type: integer, default: 2"],
    ['"--a", type=int, choices=[1, 2]', "type: integer, default: «3»", 'takes only 1, 2 for "--a"'],
    ['"--a", type=float, choices=[0.5, 2]', "type: float, default: 0.5"],
    [
      '"--a", type=float, choices=[0.5, 2]',
      "type: float, default: «3»",
      'takes only 0.5, 2 for "--a"',
    ],
    ['"--a", type=float, choices=[0.5, "x"]', "type: float, default: 3"],
    ['"--a", type=str.upper, choices=["A", "B"]', "default: b"],
    ['"--a", type=str.upper, choices=["A", "B"]', "default: «c»", 'takes only A, B for "--a"'],
  ]);
});

test("script-option-differs knows how a flag passes a value, and another parameter none", () => {
  checkPairs([
    ['"--a", type=int', 'type: flag, pass-true-as: "--a=1"'],
    ['"--a", type=int', 'type: flag, pass-false-as: "--a=0"'],
    ['"--a", action="store_true"', "type: flag"],
    ['"--a", action="store_true"', 'pass-as: "--a"'],
  ]);
});

test("script-option-differs compares what the command passes, and reports it once", () => {
  const text = (command: string, mark = "") =>
    `${stepHead.replace("python train.py {parameters}", command)}      - { name: a, type: float }\n${mark}`;
  const mark = `                         ^^^^^ script-option-differs: "train.py" takes only whole numbers for "--a"\n`;
  const program = programOf('"--a", type=int');
  const scripts = { "train.py": program, "again.py": program };
  checkScriptRule(
    "script-option-differs",
    scripts,
    text("python train.py {parameters} && python again.py {parameters}", mark),
  );
  checkScriptRule("script-option-differs", scripts, text("python train.py --a 1"));
});
