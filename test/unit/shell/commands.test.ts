import assert from "node:assert/strict";
import { test } from "node:test";
import { printedByR } from "#core/python/r-script.ts";
import { readScript } from "#core/python/script.ts";
import { readCommands, readStepCommands } from "#core/shell/commands.ts";

type Files = { readonly [path: string]: string };

/** The scripts and keys of a step's commands, those of code within them too; `?` where something else may run. */
function factsWith(files: Files, ...commands: readonly string[]): string {
  const read = readCommands(commands, { text: (path) => files[path] });
  const scripts = read.flatMap((it) => it.scripts.map(({ path }) => path));
  const keys = read.flatMap((it) => [
    ...it.metadata.map(({ name }) => `{${name}}`),
    ...it.codes.flatMap(({ text }) =>
      readScript(text).metadata.keys.map(({ name }) => `{${name}}`),
    ),
  ]);
  return [...scripts, ...keys, ...(read.every((it) => it.complete) ? [] : ["?"])].join(" ");
}

function facts(...commands: readonly string[]): string {
  return factsWith({}, ...commands);
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
  [["cd src && python train.py"], "src/train.py"],
  [["cd src", "python train.py"], "src/train.py"],
  [["cd src\npip install x\ncd ../", "python train.py"], "train.py"],
  [["cd ./a/b/ && python x.py; cd .. ; python y.py"], "a/b/x.py a/y.py"],
  [["(cd a; python x.py)", "python y.py"], "a/x.py y.py"],
  [["pushd a/b", "python x.py", "popd", "python y.py"], "a/b/x.py y.py"],
  [["cd a", "cd -", "python y.py"], "y.py"],
  [["cd /valohai/repository/a", "python x.py"], "a/x.py"],
  [["cd $VH_REPOSITORY_DIR/a", 'python "\x24{VH_REPOSITORY_DIR}/train.py"'], "train.py"],
  [["cd a", "cd $PWD/b", "python ../x.py"], "a/x.py"],
  [["cd /tmp", "python x.py"], "?"],
  [["cd /tmp/lib && pip install .", "cd -", "python x.py"], "x.py"],
  [["cd a || cd b", "python x.py"], "?"],
  [["cd {parameter-value:folder}", "python x.py"], "?"],
  [["git clone https://example.com/x /tmp/x", "python train.py"], "train.py"],
  [["git clone https://example.com/x", "python x/train.py"], "x/train.py"],
  [["python /valohai/repository/src/train.py {parameters}"], "src/train.py"],
  [["python $VH_REPOSITORY_DIR/train.py"], "train.py"],
  [["python3.11 -u -W ignore -X dev train.py"], "train.py"],
  [["python -um pkg.mod {parameters}"], "pkg/mod.py"],
  [["python flow"], "flow"],
  [["env A=1 B=2 python -O train.py"], "train.py"],
  [["time nohup nice -n 5 sudo -E -u x xvfb-run -a -s '-x 1' python x.py &"], "x.py"],
  [["exec stdbuf -oL timeout -k 5 3600 python x.py"], "x.py"],
  [["poetry run python x.py", "pipenv run python y.py"], "x.py y.py"],
  [
    ["uv run --with x --python 3.11 train.py", "uv run -m pkg.mod", "uv run python z.py"],
    "train.py pkg/mod.py z.py",
  ],
  [
    ["conda run --no-capture-output -n env python x.py", "micromamba run -n e python y.py"],
    "x.py y.py",
  ],
  [["torchrun --standalone --nproc_per_node 2 -m pkg.train {parameters}"], "pkg/train.py"],
  [["python -m torch.distributed.run --nproc_per_node=8 -m pkg.train"], "pkg/train.py"],
  [["accelerate launch --config_file x.yaml train.py --a b"], "train.py"],
  [["python -m accelerate.commands.launch --num_processes=4 train.py"], "train.py"],
  [["deepspeed --num_gpus 2 train.py --deepspeed ds.json"], "train.py"],
  [
    ["mpirun -np 2 -x PATH python train.py", "horovodrun -np 4 python train.py"],
    "train.py train.py",
  ],
  [["python -m papermill nb.ipynb out.ipynb", "papermill nb.ipynb -"], "nb.ipynb nb.ipynb"],
  [["jupyter nbconvert --to notebook --execute nb.ipynb"], "nb.ipynb"],
  [["jupyter notebook"], "?"],
  [["ipython x.py", "streamlit run app.py --server.port 80"], "x.py app.py"],
  [["python x.py 2>&1 | tee log.txt"], "x.py"],
  [["python x.py >> log.txt 2>&1 &", "wait"], "x.py"],
  [["for i in 1 2 3; do python x.py --fold $i; done"], "x.py x.py x.py"],
  [["for s in prep train; do python $s.py; done"], "prep.py train.py"],
  [["for f in *.py; do python $f; done"], "?"],
  [["while read x; do python y.py $x; done < list.txt"], "y.py"],
  [
    [
      "if [[ -f a && -f b ]]; then\n  python a.py\nelif ((x > 1)); then python c.py\nelse\n  python b.py\nfi",
    ],
    "a.py c.py b.py",
  ],
  [["case $X in\n  a|b) python a.py ;;\n  *) python b.py ;;\nesac"], "a.py b.py"],
  [["run() {\n  python $1.py\n}\nrun a; run b"], "a.py b.py"],
  [["f() { f; python a.py; }; f"], "a.py ?"],
  [["S=train.py; python $S", "export D=src && python $D/x.py"], "train.py src/x.py"],
  [["A='train.py --x 1'; python $A"], "train.py"],
  [["python \x24{S:-train.py}"], "train.py"],
  [["bash -c 'cd a && python x.py'", "python y.py"], "a/x.py y.py"],
  [["eval 'python x.py'"], "x.py"],
  [["python - <<EOF\nimport json\nprint(json.dumps({'k': 1}))\nEOF", "python x.py"], "x.py {k}"],
  [["python <<'E'\nimport json\nprint(json.dumps({'k': 1}))\nE\npython x.py"], "x.py {k}"],
  [["cat x.py | python", "python < y.py", "python -"], "x.py y.py ?"],
  [['cat <<EOF\n{"k": $X}\nEOF'], "{k}"],
  [["cat > x.py <<EOF\nprint(1)\nEOF", "python x.py"], "x.py"],
  [["cat m.json"], "?"],
  [["cat m.json > x", "cat a | wc -l", "python x.py | tail -5", "head -n 5 < /dev/null"], "x.py"],
  [["python x.py | sed s/a/b/"], "x.py ?"],
  [["curl https://example.com"], "?"],
  [["curl -sSLo x.zip https://example.com", "wget -q https://example.com/a"], ""],
  [["jq . m.json"], "?"],
  [["evaluate --all"], "?"],
  [["uv run evaluate"], "?"],
  [["python go.py python eval.py"], "go.py eval.py ?"],
  [["python go.py --script eval.py"], "go.py ?"],
  [["X=$(python x.py)"], "?"],
  [["make train"], "?"],
  [["source ev.sh"], "?"],
  [["source venv/bin/activate", "python x.py"], "x.py"],
  [["dvc pull", "dvc repro"], "?"],
  [["python setup.py develop", "pip install -e ."], ""],
  [["chmod +x train.py", "cp train.py out/", "ls train.py"], ""],
  [["echo 'a'\\''b' \"c", "python x.py"], "x.py"],
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

test("starts the script that the step names as its source", () => {
  const started = (command: string, path?: string) =>
    readStepCommands([command], { text: () => undefined }, path).commands.flatMap((it) =>
      it.scripts.map((script) => script.path),
    );
  assert.deepEqual(started("python {source-path} {parameters}", "./src/train.py"), [
    "src/train.py",
  ]);
  assert.deepEqual(started("python {source-path}", "my src/a b.py"), ["my src/a b.py"]);
  assert.deepEqual(started("python {source-path}"), []);
});

test("follows the words that a shell script is given", () => {
  const run = (text: string, ...commands: string[]) => factsWith({ "run.sh": text }, ...commands);
  assert.equal(run('python train.py "$@"', "bash run.sh {parameters}"), "train.py");
  assert.equal(run("python $1.py $2", "sh -ex ./run.sh train {parameters}"), "train.py");
  assert.equal(
    run('cd "$(dirname "$0")/src"\npython x.py', "./run.sh", "python y.py"),
    "src/x.py y.py",
  );
  assert.equal(run("cd a\nX=b", "source run.sh", "python $X.py"), "a/b.py");
  assert.equal(run("shift; python $1", ". run.sh x y.py"), "y.py");
  assert.equal(
    run('D="$( cd "$( dirname "\x24{BASH_SOURCE[0]}" )" && pwd )"\npython $D/x.py', "sh run.sh"),
    "x.py",
  );
  assert.equal(run("echo '{\"k\": 1}'", "bash /valohai/repository/run.sh"), "{k}");
  assert.equal(run("bash run.sh", "bash run.sh"), "?");
  assert.equal(run("python x.py", "cat run.sh | bash", "bash < run.sh"), "x.py x.py");
});

test("says where a shell script starts a program", () => {
  const text = "set -e\npython train.py\n";
  const command = "pip install x && bash run.sh";
  const [script] = readCommands([command], { text: () => text })[0]?.scripts ?? [];
  assert.equal(command.slice(script?.range.start, script?.range.end), "run.sh");
  const { path, range } = script?.at ?? {};
  assert.equal(path, "run.sh");
  assert.equal(text.slice(range?.start, range?.end), "train.py");
});

test("scripts that start each other end", () => {
  const files = Object.fromEntries(
    Array.from({ length: 9 }, (_, it) => [`${it}.sh`, `bash ${(it + 1) % 9}.sh\n`.repeat(9)]),
  );
  assert.equal(factsWith(files, "bash 0.sh"), "?");
});

test("reads the recipes of a makefile", () => {
  const files = {
    Makefile:
      "PY = python\nall: train\n\ntrain: data\n\t@$(PY) train.py --x $(X)\n\tcd a && \\\n\t  python b.py\ndata: ; python data.py\nplain:\n\techo '{\"k\": 1}'\n",
  };
  assert.equal(factsWith(files, "make plain"), "{k}");
  assert.equal(factsWith(files, "make data"), "data.py");
  assert.equal(factsWith(files, "X=1; make train"), "data.py train.py a/b.py");
  assert.equal(factsWith(files, "make train"), "data.py ?");
  assert.equal(factsWith(files, "make nothing"), "?");
  assert.equal(factsWith({ "a/Makefile": "t:\n\tpython x.py\n" }, "make -C a t"), "a/x.py");
});

test("starts the functions of entry points", () => {
  const way = (files: Files, command: string) => {
    const [script] = readCommands([command], { text: (path) => files[path] })[0]?.scripts ?? [];
    return [script?.path, ...(script?.otherPaths ?? [])].join(" ");
  };
  const toml =
    '[project.scripts]\nrag = "rag.cli:main"\n[tool.poetry.scripts]\nother = "pkg:run"\n';
  assert.equal(
    way({ "pyproject.toml": toml }, "uv run rag {parameters}"),
    "rag/cli.py rag/cli/__init__.py src/rag/cli.py src/rag/cli/__init__.py",
  );
  assert.match(way({ "pyproject.toml": toml }, "poetry run other"), /^pkg.py pkg\/__init__.py/);
  const config = "[options.entry_points]\nconsole_scripts =\n    rag = rag.cli:main\n";
  assert.match(way({ "setup.cfg": config }, "rag --x 1"), /^rag\/cli.py/);
  const setup = "setup(entry_points={'console_scripts': ['rag=rag.cli:main']})";
  assert.match(way({ "setup.py": setup }, "rag"), /^rag\/cli.py/);
});

test("says where code within a command is written", () => {
  const place = (command: string, word: string) => {
    const [code] = readCommands([command])[0]?.codes ?? [];
    const at = code?.text.indexOf(word) ?? -1;
    const { range } = code?.place({ start: at, end: at + word.length }) ?? {};
    return command.slice(range?.start, range?.end);
  };
  assert.equal(place(`python -c 'x = "acc"'`, "acc"), "acc");
  assert.equal(place(`python -c "x = \\"acc\\"; y"`, "; y"), "; y");
  assert.equal(place("cd a\npython - <<EOF\nx = 'acc'\nEOF\n", "acc"), "acc");
  assert.equal(place(`bash -c "python -c 'x = 1; acc'"`, "acc"), "acc");
});

test("knows which files earlier commands may have put there", () => {
  const fetched = (...commands: string[]) =>
    readCommands(commands)
      .flatMap((it) => it.scripts)
      .every((it) => it.mayBeElsewhere);
  assert.equal(fetched("python x/a.py"), false);
  for (const it of [
    "git clone https://example.com/x.git",
    "git submodule update --init",
    "wget https://example.com/x.zip && unzip x.zip",
    "tar xf a.tar -C /valohai/repository",
    "cp -r /valohai/inputs/code/x .",
    "dvc pull",
    "aws s3 cp s3://x/y . --recursive",
    "curl -o x/a.py https://example.com/a.py",
    "echo 'print(1)' > x/a.py",
    "test -f x/a.py && ls",
    "[ ! -e ./x/a.py ] || ls",
    'if [[ -d "x" ]]; then ls; fi',
  ]) {
    assert.equal(fetched(it, "python x/a.py"), true, it);
  }
  assert.equal(fetched("git clone https://example.com/y", "python x/a.py"), false);
  assert.equal(fetched("curl -o data.csv https://example.com/a.csv", "python x/a.py"), false);
  assert.equal(fetched("test -f data.csv", "[ -n x/a.py ]", "python x/a.py"), false);
});

test("knows that patterns and addresses name no file of the project", () => {
  for (const it of [
    "python src/*.py",
    "python train_?.py",
    "python {a,b}.py",
    "python [ab].py",
    "Rscript r/*.R",
    "papermill s3://bucket/a.ipynb b.ipynb",
    "streamlit run https://example.com/app.py",
    "cd project-*/ && python train.py",
  ]) {
    const scripts = readCommands([it]).flatMap((command) => command.scripts);
    assert.deepEqual(
      scripts.map((script) => script.mayBeElsewhere),
      [true],
      it,
    );
  }
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

test("says what a script is given, with the placeholders as they are written", () => {
  const words = (command: string) =>
    readCommands([command])[0]?.scripts[0]?.words.map((it) => it.text ?? `?${it.written}`);
  assert.deepEqual(words("python -u a.py fit 'x y' --n=$N {parameters} > log.txt && b"), [
    "fit",
    "x y",
    "?--n=$N",
    "?{parameters}",
  ]);
  assert.deepEqual(words("python -m pkg.a load"), ["load"]);
});
