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
