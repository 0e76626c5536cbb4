import { test } from "node:test";
import { checkNoRefactoring, checkRefactoring } from "../../../support/check-refactoring.ts";

test("moves a command into a step of its own, with what it takes", () => {
  checkRefactoring(
    `
    - step:
        name: all
        image: busybox # small
        command:
          - pip install -r requirements.txt # once
          - python src/eval_model.py <|>{parameters}
          - echo done
        parameters:
          - name: x # used
            type: flag

    - step:
        name: other
    `,
    'Extract the command to the step "eval_model"',
    `
    - step:
        name: all
        image: busybox # small
        command:
          - pip install -r requirements.txt # once
          - echo done
        parameters:
          - name: x # used
            type: flag

    - step:
        name: eval_model
        image: busybox
        command:
          - python src/eval_model.py {parameters}
        parameters:
          - name: x # used
            type: flag

    - step:
        name: other
    `,
  );
});

test("takes along the parameters that the addresses of its inputs need", () => {
  checkRefactoring(
    `
    - step:
        name: all
        image: busybox
        command:
          - tar -xf /valohai/inputs/tools<|>/*.tar
          - echo done
        parameters:
          - name: version
            default: v2
        inputs:
          - name: tools
            default: dataset://tools/{parameter:version}

    - step:
        name: other
    `,
    'Extract the command to the step "tar"',
    `
    - step:
        name: all
        image: busybox
        command:
          - echo done
        parameters:
          - name: version
            default: v2
        inputs:
          - name: tools
            default: dataset://tools/{parameter:version}

    - step:
        name: tar
        image: busybox
        command:
          - tar -xf /valohai/inputs/tools/*.tar
        parameters:
          - name: version
            default: v2
        inputs:
          - name: tools
            default: dataset://tools/{parameter:version}

    - step:
        name: other
    `,
  );
});

for (const [command, name] of [
  ["python -m jobs.fit", "fit"],
  ["bash -c 'python jobs/fit.py --data x.csv'", "fit"],
  ["SIZE=2 ./fit --quick", "fit"],
  ["julia fit.jl", "fit"],
  ["python -c 'import fit'", "python"],
  ["bash fit.sh", "fit"],
  ["Rscript fit.R", "fit"],
] as const) {
  test(`takes along what the program of "${command}" may read`, () => {
    checkRefactoring(
      `
      - step:
          name: all
          image: busybox
          command:
            - ${command}<|>
            - echo done
          environment-variables:
            - name: REGION # of the bucket
              default: north
          inputs:
            - name: images
          environment-variable-groups: [keys]

      - step:
          name: other
      `,
      `Extract the command to the step "${name}"`,
      `
      - step:
          name: all
          image: busybox
          command:
            - echo done
          environment-variables:
            - name: REGION # of the bucket
              default: north
          inputs:
            - name: images
          environment-variable-groups: [keys]

      - step:
          name: ${name}
          image: busybox
          command:
            - ${command}
          inputs:
            - name: images
          environment-variables:
            - name: REGION # of the bucket
              default: north
          environment-variable-groups: [keys]

      - step:
          name: other
      `,
    );
  });
}

test("leaves inputs and variables with the step where the command takes none of them", () => {
  checkRefactoring(
    "- step:\n    name: a\n    image: b\n    command:\n    - python -m pip install<|> x\n    - two\n    environment-variables:\n    - name: V\n    inputs:\n    - name: i\n",
    'Extract the command to the step "python"',
    "- step:\n    name: a\n    image: b\n    command:\n    - two\n    environment-variables:\n    - name: V\n    inputs:\n    - name: i\n\n- step:\n    name: python\n    image: b\n    command:\n    - python -m pip install x\n",
  );
});

for (const [command, name] of [
  ["pip install -r requirements.txt", "pip"],
  ["cp a.py src/b.py", "cp"],
  ["echo fit.py", "echo"],
] as const) {
  test(`leaves inputs and variables with the step of "${command}", which starts no program`, () => {
    const lists = "    environment-variables:\n    - name: V\n    inputs:\n    - name: i\n";
    checkRefactoring(
      `- step:\n    name: a\n    command:\n    - ${command}<|>\n    - two\n${lists}`,
      `Extract the command to the step "${name}"`,
      `- step:\n    name: a\n    command:\n    - two\n${lists}\n- step:\n    name: ${name}\n    command:\n    - ${command}\n`,
    );
  });
}

test("moves the last line of the file", () => {
  checkRefactoring(
    "- step:\n    name: run\n    image: a\n    command:\n    - one\n    - ru<|>n\n",
    'Extract the command to the step "run-2"',
    "- step:\n    name: run\n    image: a\n    command:\n    - one\n\n- step:\n    name: run-2\n    image: a\n    command:\n    - run\n",
  );
});

test("moves a command of several lines", () => {
  checkRefactoring(
    "- step:\n    name: a\n    command:\n      - |\n        cd <|>x\n        make\n      - two\n    image: b\n",
    'Extract the command to the step "cd"',
    "- step:\n    name: a\n    command:\n      - two\n    image: b\n\n- step:\n    name: cd\n    image: b\n    command:\n      - |\n        cd x\n        make\n",
  );
});

test("takes along the comments after the command and after what is copied", () => {
  checkRefactoring(
    `
    - step:
        name: a
        image: busybox
        command:
          - python pre<|>pare.py {parameters}   # dependencies
          - python a.py # train
        parameters: # all of them
          - name: x
            type: flag # the last one
    `,
    'Extract the command to the step "prepare"',
    `
    - step:
        name: a
        image: busybox
        command:
          - python a.py # train
        parameters: # all of them
          - name: x
            type: flag # the last one

    - step:
        name: prepare
        image: busybox
        command:
          - python prepare.py {parameters}   # dependencies
        parameters: # all of them
          - name: x
            type: flag # the last one
    `,
  );
});

test("takes along a comment between brackets; one that would be lost prevents it", () => {
  const flow = (first: string, second: string) =>
    `- step:\n    name: s\n    image: i\n    command: [\n      ${first}, # one\n      ${second} # two\n    ]\n`;
  checkRefactoring(
    flow("a<|>b", "ef"),
    'Extract the command to the step "ab"',
    "- step:\n    name: s\n    image: i\n    command: [\n      ef # two\n    ]\n\n- step:\n    name: ab\n    image: i\n    command:\n      - ab # one\n",
  );
  checkNoRefactoring(flow("ab", "e<|>f"), "Extract");
});

test("leaves the only command where it is", () => {
  checkNoRefactoring("- step:\n    command:\n      - on<|>e\n", "Extract");
  checkNoRefactoring("- step:\n    command: on<|>e\n", "Extract");
});

const onlyChanges = [
  "cd src",
  "export MODE=fast",
  "MODE=fast SIZE=2",
  "PATH+=:/opt/bin",
  `MODE="very fast" SIZE='2; 3'`,
  ". env.sh",
  "set -e",
  "export N=$(cat a | wc -l)",
];
for (const command of onlyChanges) {
  test(`leaves a command that changes the shell for the others where it is: ${command}`, () => {
    const text = `- step:\n    command:\n      - ${command}<|>\n      - python train.py\n`;
    checkNoRefactoring(text, "Extract");
  });
}

test("takes along no list that is not written yet", () => {
  checkRefactoring(
    "- step:\n    name: s\n    command:\n      - python<|> train.py\n      - echo done\n    environment-variables:\n",
    'Extract the command to the step "train"',
    "- step:\n    name: s\n    command:\n      - echo done\n    environment-variables:\n\n- step:\n    name: train\n    command:\n      - python train.py\n",
  );
});

test("extracts a command with a variable of its own", () => {
  checkRefactoring(
    "- step:\n    name: s\n    command:\n      - MODE=fast python<|> train.py\n      - echo done\n",
    'Extract the command to the step "train"',
    "- step:\n    name: s\n    command:\n      - echo done\n\n- step:\n    name: train\n    command:\n      - MODE=fast python train.py\n",
  );
});
