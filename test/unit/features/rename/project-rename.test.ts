import { test } from "node:test";
import {
  checkNothingNamed,
  checkProjectRefused,
  checkProjectRename,
} from "../../../support/check-project-rename.ts";

const pipeline = (key: string) => `
  - pipeline:
      name: p
      nodes:
        - { name: find, type: execution, step: find }
        - { name: fit, type: task, step: fit }
      edges:
        - [find.metadata.${key}, fit.parameter.id]
`;

const steps = `
  - step:
      name: find
      image: busybox
      command: python find.py
  - step:
      name: fit
      image: busybox
      command: python fit.py {parameters}
      parameters:
        - { name: id, type: string }`;

const printing = (key: string) => `import json\nprint(json.dumps({"${key}": [1]}))\n`;

test("a metadata key is renamed in file and script, from either side", () => {
  const after = {
    "valohai.yaml": steps + pipeline("store_ids"),
    "find.py": printing("store_ids"),
  };
  const fromFile = {
    "valohai.yaml": steps + pipeline("store<|>ids"),
    "find.py": printing("storeids"),
  };
  checkProjectRename({ texts: fromFile }, "store_ids", after);
  const fromScript = {
    "valohai.yaml": steps + pipeline("storeids"),
    "find.py": printing("store<|>ids"),
  };
  checkProjectRename({ texts: fromScript }, "store_ids", after);
});

test("a metadata key that no file names is renamed where it is printed", () => {
  checkProjectRename(
    {
      texts: {
        "valohai.yaml": steps,
        "find.py": `import json\nprint(json.dumps({"a": 1}))\nprint(json.dumps({"<|>a": 2}))\n`,
      },
    },
    "b",
    { "find.py": `import json\nprint(json.dumps({"b": 1}))\nprint(json.dumps({"b": 2}))\n` },
  );
});

const oneStep = (parameter: string, command = "python train.py {parameters}") => `
  - step:
      name: train
      image: busybox
      command: ${command}
      parameters:
        - { name: ${parameter}, type: float }
`;

const options = (name: string, field: string) =>
  `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--${name}", type=float)
args = parser.parse_args()
print(args.${field})
`;

test("a parameter is renamed with its option and what reads it, also from where it is read", () => {
  const after = {
    "valohai.yaml": oneStep("max-rate"),
    "train.py": options("max-rate", "max_rate"),
  };
  checkProjectRename(
    {
      texts: {
        "valohai.yaml": oneStep("learning<|>-rate"),
        "train.py": options("learning-rate", "learning_rate"),
      },
    },
    "max-rate",
    after,
  );
  checkProjectRename(
    {
      texts: {
        "valohai.yaml": oneStep("learning-rate"),
        "train.py": options("learning-rate", "learning<|>_rate"),
      },
    },
    "max-rate",
    after,
  );
});

test("an input is renamed with its paths in commands and scripts", () => {
  const project = (name: string, word = name) => ({
    "valohai.yaml": `
      - step:
          name: train
          image: busybox
          command:
            - ls /valohai/inputs/${name}/a.png "$VH_INPUTS_DIR/${name}" /valohai/inputs/${name}s
            - python train.py
          inputs:
            - name: ${word}
    `,
    "train.py": `import valohai\na = valohai.inputs("${name}").path()\nb = "/valohai/inputs/${name}/x.png"\n`,
  });
  checkProjectRename({ texts: project("image", "im<|>age") }, "picture", {
    "valohai.yaml": project("picture")["valohai.yaml"].replace("pictures", "images"),
    "train.py": project("picture")["train.py"],
  });
  checkProjectRefused(
    { texts: project("image", "im<|>age") },
    "my picture",
    '"my picture" cannot be used in a path to "image": write letters, digits, "_", "-" and "."',
  );
});

test("an input is renamed in its folder and not in the files below it", () => {
  const project = (name: string, word = name) => ({
    "valohai.yaml": `
      - step:
          name: train
          image: busybox
          command:
            - python train.py /valohai/inputs/${name}/raw.csv $VH_INPUTS_DIR/${name}/x/raw
            - Rscript plot.R
          inputs:
            - name: ${word}
    `,
    "plot.R": `raw <- read.csv("/valohai/inputs/${name}/raw.csv")\n`,
    "train.py": `open("/valohai/inputs/${name}/raw.csv")\nopen(f"/valohai/inputs/${name}/{x}/raw")\nopen("/valohai/inputs/" + "${name}" + "/x/raw")\n`,
  });
  checkProjectRename({ texts: project("raw", "r<|>aw") }, "raw2", project("raw2"));
});

test("a parameter cannot get the name under which the script reads another option", () => {
  const texts = (name: string, field = name) => ({
    "valohai.yaml": `${oneStep(name)}        - { name: batch-size, type: integer }\n`,
    "train.py": `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--${field}", type=float)
parser.add_argument("--batch-size", type=int)
args = parser.parse_args()
print(args.${field}, args.batch_size)
`,
  });
  const refusal = '"train.py", line 4, already reads the option "--batch-size" as "batch_size"';
  checkProjectRefused({ texts: texts("learning<|>_rate", "learning_rate") }, "batch_size", refusal);
  checkProjectRefused({ texts: texts("learning_rate", "learning<|>_rate") }, "batch_size", refusal);
  checkProjectRename({ texts: texts("learning<|>_rate", "learning_rate") }, "size", texts("size"));
});

const twoSteps = (first: string, second: string) => `
  - step:
      name: train
      image: busybox
      command: python train.py {parameters}
      parameters: [{ name: ${first}, type: float }]
  - step:
      name: tune
      image: busybox
      command: python train.py {parameters}
      parameters: [{ name: ${second}, type: float }]
`;

const asking = (name: string) => `import valohai\nrate = valohai.parameters("${name}").value\n`;

test("steps that share a script are renamed together, also those of other files", () => {
  checkProjectRename(
    {
      texts: {
        "valohai.yaml": twoSteps("ra<|>te", "rate"),
        "other.yaml": oneStep("rate"),
        "quiet.yaml": oneStep("rate", "python else.py {parameters}"),
        "train.py": asking("rate"),
        "else.py": asking("rate"),
      },
    },
    "speed",
    {
      "valohai.yaml": twoSteps("speed", "speed"),
      "other.yaml": oneStep("speed"),
      "train.py": asking("speed"),
    },
  );
});

test("a name that another of these steps has already refuses it all", () => {
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": oneStep("ra<|>te"),
        "other.yaml": twoSteps("rate", "rate").replace(
          "[{ name: rate",
          "[{ name: speed }, { name: rate",
        ),
        "train.py": asking("rate"),
      },
    },
    "speed",
    'Step "train" already has a parameter "speed"',
  );
});

test("a name that the script uses already refuses it, unless the script only uses that one", () => {
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": oneStep("ra<|>te"),
        "train.py": `${asking("rate")}valohai.parameters("speed")\n`,
      },
    },
    "speed",
    '"train.py", line 3, already names the parameter "speed"',
  );
  checkProjectRename(
    { texts: { "valohai.yaml": oneStep("ra<|>te"), "train.py": asking("speed") } },
    "speed",
    { "valohai.yaml": oneStep("speed") },
  );
});

test("a place that does not spell the name out refuses it all, and is named", () => {
  const message = (line: number) =>
    `"train.py", line ${line}, does not spell "rate" out, so it cannot be renamed there; spell the name out or change it by hand first`;
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": oneStep("ra<|>te"),
        "train.py": `import valohai\nvalohai.parameters("rate")\nvalohai.parameters("ra" + "te")\n`,
      },
    },
    "speed",
    message(3),
  );
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": oneStep("ra<|>te"),
        "train.py": options("lr", "lr").replace('"--lr"', '"--lr", "--rate"'),
      },
    },
    "speed",
    message(3),
  );
});

test("a text with several keys of the name does not say which of them is printed", () => {
  checkProjectRefused(
    { texts: printer(`print('{"loss": {"loss": 1}}')\n`) },
    "error",
    '"fit.py", line 2, does not spell "loss" out, so it cannot be renamed there; spell the name out or change it by hand first',
  );
});

test("a name that a script cannot hold refuses it all", () => {
  const withInput = oneStep("id")
    .replace("parameters:", "inputs:")
    .replace("id, type: float", "im<|>ages");
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": withInput,
        "train.py": 'import valohai\nvalohai.inputs("images").path()\n',
      },
    },
    'a"b',
    '"a"b" cannot be used in "train.py", line 2: write a name without quotes, braces, "\\" and "%"',
  );
  for (const name of ["2nd", "lambda"]) {
    checkProjectRefused(
      { texts: { "valohai.yaml": oneStep("ra<|>te"), "train.py": options("rate", "rate") } },
      name,
      `"${name}" cannot be used in "train.py", line 5, where it is a name of the program: write letters, digits and "_", and no word of the language`,
    );
  }
});

test("a variable of the program that has the new name refuses it", () => {
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": oneStep("ra<|>te"),
        "train.py":
          'import click\n@click.command()\n@click.option("--rate")\ndef main(rate):\n    speed = 2 * rate\n',
      },
    },
    "speed",
    '"train.py" already has a variable "speed", so "rate" cannot get that name in line 4',
  );
});

test("an option that a command writes itself is not the parameter's", () => {
  const command = "python train.py --rate {parameter-value:rate}";
  checkProjectRename(
    { texts: { "valohai.yaml": oneStep("ra<|>te", command), "train.py": options("rate", "rate") } },
    "speed",
    { "valohai.yaml": oneStep("speed", command.replace(":rate}", ":speed}")) },
  );
  checkProjectRefused(
    { texts: { "valohai.yaml": oneStep("rate", command), "train.py": options("ra<|>te", "rate") } },
    "speed",
    'No command of step "train" writes "--rate" by a placeholder, so "rate" cannot be renamed in "train.py", line 3',
  );
});

test("an option that the parameter's pass-as spells out stays as it is", () => {
  for (const [type, passAs] of [
    ["integer", "pass-as: '--rate={v}'"],
    ["integer", "pass-as: --rate {v}"],
    ["flag", "pass-true-as: --rate=1"],
    ["flag", "pass-false-as: --rate=0"],
  ] as const) {
    const yaml = (name: string) => `
      - step:
          name: train
          image: busybox
          command: python train.py {parameters}
          parameters:
            - name: ${name}
              type: ${type}
              ${passAs}
    `;
    const script = options("rate", "rate");
    checkProjectRename(
      { texts: { "valohai.yaml": yaml("ra<|>te"), "train.py": script } },
      "speed",
      {
        "valohai.yaml": yaml("speed"),
      },
    );
    checkProjectRefused(
      { texts: { "valohai.yaml": yaml("rate"), "train.py": options("ra<|>te", "rate") } },
      "speed",
      'Parameter "rate" of step "train" writes "--rate" itself, so "rate" cannot be renamed in "train.py", line 3',
    );
  }
});

test("an option that pass-as names after the parameter is renamed with it", () => {
  const yaml = (name: string) => `
    - step:
        name: train
        image: busybox
        command: python train.py {parameters}
        parameters:
          - { name: ${name}, type: integer, pass-as: "--{name} {v}" }
  `;
  checkProjectRename(
    { texts: { "valohai.yaml": yaml("ra<|>te"), "train.py": options("rate", "rate") } },
    "speed",
    { "valohai.yaml": yaml("speed"), "train.py": options("speed", "speed") },
  );
});

test("an option that something else writes as well refuses it", () => {
  const both = (first: string, second: string) =>
    twoSteps("ra<|>te", "other")
      .replace("train.py {parameters}", first)
      .replace("name: other", second);
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": both("train.py --rate 1 {parameters}", "name: other"),
        "train.py": options("rate", "rate"),
      },
    },
    "speed",
    'A command of step "train" writes "--rate" itself, so "rate" cannot be renamed in "train.py", line 3',
  );
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": both("train.py {parameters}", "name: other, pass-as: '--rate={v}'"),
        "train.py": options("rate", "rate"),
      },
    },
    "speed",
    'Parameter "other" of step "tune" writes "--rate" itself, so "rate" cannot be renamed in "train.py", line 3',
  );
});

test("a script that is there and cannot be read refuses it; one that is not there does not", () => {
  checkProjectRefused(
    {
      texts: { "valohai.yaml": oneStep("ra<|>te") },
      obstacles: { "train.py": "leads out of the workspace folder" },
    },
    "speed",
    '"train.py" leads out of the workspace folder, so "rate" cannot be renamed in it as well',
  );
  checkProjectRename({ texts: { "valohai.yaml": oneStep("ra<|>te") } }, "speed", {
    "valohai.yaml": oneStep("speed"),
  });
});

test("a script in another encoding than UTF-8 is not written to", () => {
  checkProjectRefused(
    {
      texts: { "valohai.yaml": oneStep("ra<|>te"), "train.py": `# caf\ufffd\n${asking("rate")}` },
    },
    "speed",
    '"train.py" is not written in UTF-8, so "rate" cannot be renamed there; save it as UTF-8 first',
  );
});

test("a key that a command prints itself is renamed with its edges", () => {
  const project = (key: string, word = key) => ({
    "valohai.yaml": `
      - step:
          name: find
          image: busybox
          command: |
            echo '{"${key}": [1, 2]}'
      - step:
          name: fit
          image: busybox
          command: fit {parameters}
          parameters: [{ name: id, type: string }]
      - pipeline:
          name: p
          nodes:
            - { name: find, type: execution, step: find }
            - { name: fit, type: task, step: fit }
          edges:
            - [find.metadata.${word}, fit.parameter.id]
    `,
  });
  checkProjectRename({ texts: project("ids", "i<|>ds") }, "stores", project("stores"));
});

test("a key of an R script is renamed, quotes or not", () => {
  const project = (key: string, word = key) => ({
    "valohai.yaml": `
      - step:
          name: fit
          image: r-base
          command: Rscript fit.R
          stop-condition: ${word} > 1
    `,
    "fit.R": `cat(toJSON(list(${key} = 1)))\nx <- list()\nx[["${key}"]] <- 2\ncat(toJSON(x))\n`,
  });
  checkProjectRename({ texts: project("loss", "lo<|>ss") }, "error", project("error"));
  const after = { ...project("error"), "fit.R": project("error")["fit.R"] };
  const marked = {
    ...project("loss"),
    "fit.R": project("loss")["fit.R"].replace("loss", "lo<|>ss"),
  };
  checkProjectRename({ texts: marked }, "error", after);
  checkProjectRefused(
    { texts: project("loss", "lo<|>ss") },
    "my-loss",
    '"my-loss" cannot be used in "fit.R", line 1, where it is a name of the program: write letters, digits and "_", and no word of the language',
  );
});

test("a script that runs in another folder is renamed with its parameter", () => {
  const command = "cd src && python train.py {parameters}";
  const project = (name: string, word = name) => ({
    "valohai.yaml": oneStep(word, command),
    "src/train.py": options(name, name),
  });
  checkProjectRename({ texts: project("rate", "ra<|>te") }, "speed", project("speed"));
});

test("a script whose use by a step is not known refuses the rename where it has the word", () => {
  const command = "cat src/train.py && python $MAIN {parameters}";
  checkProjectRefused(
    {
      texts: {
        "valohai.yaml": oneStep("ra<|>te", command),
        "src/train.py": options("rate", "rate"),
      },
    },
    "speed",
    '"src/train.py" has the word "rate", and how the step uses that script is not known; rename it by hand',
  );
  checkProjectRename(
    {
      texts: {
        "valohai.yaml": oneStep("ra<|>te", command),
        "src/train.py": options("lr", "lr"),
      },
    },
    "speed",
    { "valohai.yaml": oneStep("speed", command) },
  );
});

test("a step is renamed with the scripts that prepare it", () => {
  const project = (name: string, word = name) => ({
    "valohai.yaml": oneStep("rate").replace("name: train", `name: ${word}`),
    "train.py": `import valohai\nvalohai.prepare(step="${name}", image="busybox")\n`,
  });
  checkProjectRename({ texts: project("train", "tr<|>ain") }, "fit", project("fit"));
});

test("nothing is named where a script only has a word of its own", () => {
  const texts = { "valohai.yaml": oneStep("rate"), "train.py": "import valohai\nra<|>te = 1\n" };
  checkNothingNamed({ texts });
  checkNothingNamed({
    texts: { "valohai.yaml": oneStep("rate", "python other.py"), "train.py": asking("ra<|>te") },
  });
});

const printer = (program: string) => ({
  "valohai.yaml": `
    - step:
        name: fit
        image: busybox
        command: python fit.py
        stop-condition: lo<|>ss < 1
  `,
  "fit.py": `import json\n${program}`,
});

function checkPrinter(before: string, after: string): void {
  const renamed = printer(after);
  checkProjectRename({ texts: printer(before) }, "error", {
    ...renamed,
    "valohai.yaml": renamed["valohai.yaml"].replace("lo<|>ss", "error"),
  });
}

test("what reads a printed key is renamed with it, and equal keys of other things are not", () => {
  const program = (key: string) => `
def fit(history):
    found = {"${key}": history["loss"], "other": 1}
    if found["${key}"] < found.get("${key}", 2) and "${key}" in found:
        history["loss"] = 3
    print(json.dumps(found))
`;
  checkPrinter(program("loss"), program("error"));
});

test("a constant that is a key wherever it is used is renamed", () => {
  const program = (key: string) => `KEY = "${key}"
found = {KEY: 1}
print(json.dumps(found))
found[KEY] = 2
`;
  checkPrinter(program("loss"), program("error"));
});

test("a constant or list that is used for something else as well refuses it", () => {
  const message = (line: number) =>
    `"fit.py", line ${line}, gives "loss" to something that may be used for more than this name, so it cannot be renamed there; change it by hand first`;
  checkProjectRefused(
    { texts: printer('KEY = "loss"\nprint(json.dumps({KEY: frame[KEY]}))\n') },
    "error",
    message(2),
  );
  checkProjectRefused(
    { texts: printer('print(json.dumps({key: frame[key] for key in ["other", "loss"]}))\n') },
    "error",
    message(2),
  );
});

test("a program that takes all options at once refuses it where the word is elsewhere too", () => {
  const whole = `${options("rate", "rate")}main(**vars(args))\ndef main(rate): pass\n`;
  checkProjectRefused(
    { texts: { "valohai.yaml": oneStep("ra<|>te"), "train.py": whole } },
    "speed",
    '"train.py", line 6, takes all options at once, so "rate" in line 7 may be one of them; rename it by hand',
  );
  const logged = (name: string) => `${options(name, name)}print(vars(args))\n`;
  checkProjectRename(
    { texts: { "valohai.yaml": oneStep("ra<|>te"), "train.py": logged("rate") } },
    "speed",
    { "valohai.yaml": oneStep("speed"), "train.py": logged("speed") },
  );
});

test("nothing is renamed where a merge is not resolved in a file or script that would change", () => {
  const conflict = "<<<<<<< ours\n=======\n>>>>>>> theirs\n";
  const texts = {
    "valohai.yaml": steps + pipeline("store<|>ids"),
    "find.py": printing("storeids"),
  };
  checkProjectRefused(
    { texts: { ...texts, "find.py": `${texts["find.py"]}${conflict}` } },
    "x",
    'A merge conflict in "find.py" is not resolved, so nothing is renamed',
  );
  const other = steps.trimStart().replaceAll("\n  ", "\n");
  checkProjectRefused(
    { texts: { ...texts, "other.yaml": `${other}\n${conflict}` } },
    "x",
    'A merge conflict in "other.yaml" is not resolved, so nothing is renamed',
  );
});

const named = (step: string) => `- step: { name: ${step}, image: i, command: c }\n`;
const lint = ".valohai-lint.yaml";

test("the new name of a step is written below estimates, quoted as it needs", () => {
  checkProjectRename(
    {
      texts: {
        "valohai.yaml": named("fi<|>t"),
        [lint]: "estimates:\n  steps:\n    fit: { minutes: 2 }\n    'fit 2': {}\n",
      },
      configs: { "valohai.yaml": lint },
    },
    "a: b",
    {
      "valohai.yaml": named("'a: b'"),
      [lint]: "estimates:\n  steps:\n    'a: b': { minutes: 2 }\n    'fit 2': {}\n",
    },
  );
});

const kept: readonly (readonly [what: string, config: string, other: string])[] = [
  ["another file of the config has such a step", "estimates: { steps: { fit: {} } }\n", "fit"],
  ["it knows the new name", "estimates: { steps: { fit: {}, train: {} } }\n", "other"],
  ["only an environment has the name", "estimates: { environments: { fit: {} } }\n", "other"],
];

for (const [what, config, other] of kept) {
  test(`estimates keep the old name of a step where ${what}`, () => {
    checkProjectRename(
      {
        texts: {
          "valohai.yaml": named("fi<|>t"),
          "sub/valohai.yaml": named(other),
          [lint]: config,
        },
        configs: { "valohai.yaml": lint, "sub/valohai.yaml": lint },
      },
      "train",
      { "valohai.yaml": named("train") },
    );
  });
}

test("no step is renamed where the config that names it has a merge conflict", () => {
  const config = "estimates:\n  steps:\n    fit: {}\n<<<<<<< ours\n=======\n>>>>>>> theirs\n";
  checkProjectRefused(
    {
      texts: { "valohai.yaml": named("fi<|>t"), [lint]: config },
      configs: { "valohai.yaml": lint },
    },
    "train",
    'A merge conflict in ".valohai-lint.yaml" is not resolved, so nothing is renamed',
  );
});
