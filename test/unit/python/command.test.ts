import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommands } from "../../../server/src/core/python/command.ts";
import { printedByR } from "../../../server/src/core/python/r-script.ts";

/** The scripts and keys of a step's commands; `?` where something else may run. */
function facts(...commands: readonly string[]): string {
  const read = readCommands(commands);
  const scripts = read.flatMap((it) => it.scripts.map(({ path }) => path));
  const keys = read.flatMap((it) => it.metadata.map(({ name }) => `{${name}}`));
  return [...scripts, ...keys, ...(read.every((it) => it.complete) ? [] : ["?"])].join(" ");
}

const cases: readonly (readonly [commands: readonly string[], expected: string])[] = [
  [["python train.py {parameters}"], "train.py"],
  [
    ["pip install -r requirements.txt", "python3 -u ./src/train.py --x={parameter:x}"],
    "src/train.py",
  ],
  [["python -m src.train {parameters}"], "src/train.py"],
  [["python -m torch.distributed.launch --nproc_per_node=8 train.py"], "train.py"],
  [["torchrun --nnodes 1 train.py {parameters}"], "train.py"],
  [["CUDA_VISIBLE_DEVICES=0 python train.py"], "train.py"],
  [["python a.py && python b.py"], "a.py b.py"],
  [["python a.py\npython b.py # python c.py\n"], "a.py b.py"],
  [["./train.py"], "train.py"],
  [["cd src && python train.py"], "?"],
  [["cd src", "python train.py"], "?"],
  [["git clone https://example.com/x", "python x/train.py"], "?"],
  [["python /app/train.py"], "?"],
  [["python ../train.py"], "?"],
  [["python {parameter-value:script}"], "?"],
  [["bash run.sh"], "?"],
  [["python --version", "nvcc --version | grep release", "python train.py"], "train.py"],
  [["python -m pip install x", "nohup python watch.py &"], "watch.py"],
  [["if [ -f x ]; then python a.py; else echo '{\"k\": 1}'; fi"], "a.py {k}"],
  [["cd src", "cd /valohai/repository", "python train.py"], "train.py"],
  [[`python -c "import json; print(json.dumps({'k': 1}))"`], "{k}"],
  [[`python -c "import keras; print(keras.__version__);"`], ""],
  [["Rscript train.R"], "train.R"],
  [[`echo '{"a": 1, "b": "x"}'`], "{a} {b}"],
  [[`echo "{\\"a\\": $VALUE}"`], "{a}"],
  [[`echo '{"a": 1}' > out.json`], ""],
  [[`printf '{"a": %s}\\n' 1`], "{a}"],
  [["echo hello"], ""],
  [["mkdir -p out", "cp a b"], ""],
  [[""], ""],
];

for (const [commands, expected] of cases) {
  test(`reads ${JSON.stringify(commands)}`, () => assert.equal(facts(...commands), expected));
}

test("says where a script is written", () => {
  const command = "pip install x && python ./train.py";
  const [script] = readCommands([command])[0]?.scripts ?? [];
  assert.equal(command.slice(script?.range.start, script?.range.end), "./train.py");
});

test("reads the keys that R prints", () => {
  const text = `library(jsonlite)
# write(toJSON(list(no = 1)), stdout())
write(toJSON(list(accuracy = f(x = 2, y == 3), "val loss" = 0.1), auto_unbox = TRUE), stdout())
`;
  assert.deepEqual(
    printedByR(text).map(({ name, range }) => [name, text.slice(range.start, range.end)]),
    [
      ["accuracy", "accuracy"],
      ["val loss", "val loss"],
    ],
  );
});

test("reads the keys of lists that R prints", () => {
  const text = `event <- list(epoch = 1)
event[["loss"]] <- 0.5
event$acc <- 1
other$x <- 2
# event$old <- 3
write(toJSON(event, auto_unbox = TRUE), stdout())
`;
  const keys = printedByR(text);
  assert.deepEqual(
    keys.map((it) => it.name),
    ["epoch", "loss", "acc"],
  );
  for (const { name, range } of keys) assert.equal(text.slice(range.start, range.end), name);
});
