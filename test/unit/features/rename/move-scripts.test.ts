import { test } from "node:test";
import { checkMove } from "../../../support/check-move.ts";

const step = (command: string) => `- step:
    name: train
    image: busybox
    command: ${command}
`;

/** Files of a project, none of which says anything. */
const empty = (...paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, "pass\n"]));

/** A command before and after a move, with the files that are there. */
type Row = readonly [
  before: string,
  moves: { readonly [from: string]: string },
  after: string,
  ...files: readonly string[],
];

const file = { "train.py": "src/run.py" };
const folder = { src: "lib/code" };

const rows: readonly Row[] = [
  ["python train.py {parameters}", file, "python src/run.py {parameters}", "train.py"],
  ["python ./train.py", file, "python ./src/run.py", "train.py"],
  ["python 'train.py' --a", file, "python 'src/run.py' --a", "train.py"],
  ['python "train.py"', file, 'python "src/run.py"', "train.py"],
  ['"python train.py"', file, '"python src/run.py"', "train.py"],
  ["'python ''train.py'''", file, "'python ''src/run.py'''", "train.py"],
  ["python train.py", { "train.py": "my run.py" }, "python 'my run.py'", "train.py"],
  ["python my\\ dir/a.py", { "my dir": "our dir" }, "python our\\ dir/a.py", "my dir/a.py"],
  ["python my\\ dir/a.py", { "my dir/a.py": "src/a.py" }, "python src/a.py", "my dir/a.py"],
  ["python 'my dir/a.py'", { "my dir": "our dir" }, "python 'our dir/a.py'", "my dir/a.py"],
  ["'python train.py'", { "train.py": "my run.py" }, "'python ''my run.py'''", "train.py"],
  ["cd src && python a.py", { "src/a.py": "src/b/c.py" }, "cd src && python b/c.py", "src/a.py"],
  ["cd src && python a.py", { "src/a.py": "a.py" }, "cd src && python ../a.py", "src/a.py"],
  ["cd src && python a.py", folder, "cd lib/code && python a.py", "src/a.py"],
  ["cd ./src; python a.py; cd ..", folder, "cd ./lib/code; python a.py; cd ..", "src/a.py"],
  ["cd src/x && python a.py", folder, "cd lib/code/x && python a.py", "src/x/a.py"],
  ["python src/a.py", folder, "python lib/code/a.py", "src/a.py"],
  ["python -m src.a", folder, "python -m lib.code.a", "src/a.py"],
  ["python -m src", folder, "python -m lib.code", "src/__main__.py"],
  ["python -m src.a --x", { "src/a.py": "src/b.py" }, "python -m src.b --x", "src/a.py"],
  ["cd src && python -m a", folder, "cd lib/code && python -m a", "src/a.py"],
  [
    "torchrun --nproc 2 src/a.py",
    { "src/a.py": "src/b.py" },
    "torchrun --nproc 2 src/b.py",
    "src/a.py",
  ],
  ["uv run train.py", file, "uv run src/run.py", "train.py"],
  ["bash run.sh", { "run.sh": "bin/go.sh" }, "bash bin/go.sh", "run.sh"],
  ["bin/go.sh 1", { "bin/go.sh": "go.sh" }, "./go.sh 1", "bin/go.sh"],
  [
    "chmod +x run.sh; ./run.sh",
    { "run.sh": "bin/go.sh" },
    "chmod +x bin/go.sh; ./bin/go.sh",
    "run.sh",
  ],
  ["python train.py", { "train.py": "-run.py" }, "python ./-run.py", "train.py"],
  [
    "uvicorn app.main:app --port 8000",
    { "app/main.py": "api.py" },
    "uvicorn api:app --port 8000",
    "app/main.py",
  ],
  [
    "gunicorn -w 2 app:create()",
    { "app.py": "web/app.py" },
    "gunicorn -w 2 web.app:create()",
    "app.py",
  ],
  [
    "python train.py; python train.py train.py.bak",
    file,
    "python src/run.py; python src/run.py train.py.bak",
    "train.py",
  ],
  [
    "(cd src && python a.py) && python src/a.py",
    folder,
    "(cd lib/code && python a.py) && python lib/code/a.py",
    "src/a.py",
  ],
  ["source env.sh", { "env.sh": "bin/env.sh" }, "source bin/env.sh", "env.sh"],
  ["Rscript fit.R", { "fit.R": "r/fit.R" }, "Rscript r/fit.R", "fit.R"],
  [
    "papermill a.ipynb out.ipynb",
    { "a.ipynb": "nb/a.ipynb" },
    "papermill nb/a.ipynb out.ipynb",
    "a.ipynb",
  ],
  [
    "python /valohai/repository/train.py",
    file,
    "python /valohai/repository/src/run.py",
    "train.py",
  ],
  ["bash -c 'python train.py'", file, "bash -c 'python src/run.py'", "train.py"],
  [
    "|\n      set -e\n      python train.py \\\n        {parameters}",
    file,
    "|\n      set -e\n      python src/run.py \\\n        {parameters}",
    "train.py",
  ],
  [
    "\n      - cd src\n      - python a.py",
    folder,
    "\n      - cd lib/code\n      - python a.py",
    "src/a.py",
  ],
];

for (const [before, moves, after, ...paths] of rows) {
  test(`${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
    const yaml = step(before);
    checkMove({ "valohai.yaml": yaml, ...empty(...paths) }, moves, { "valohai.yaml": step(after) });
  });
}

const untouched: readonly Row[] = [
  ["python other.py", file, "", "train.py", "other.py"],
  ["echo train.py", file, "", "train.py"],
  ["python $DIR/train.py", file, "", "train.py"],
  ["python -m train", { "train.py": "my-run.py" }, "", "train.py"],
  ["cd /tmp && python train.py", file, "", "train.py"],
  ["git clone https://a/b && cd b && python train.py", file, "", "train.py"],
  ["python src/a.py", { src2: "lib" }, "", "src/a.py", "src2/a.py"],
  ["python train.py", { "train.py": "it's.py" }, "", "train.py"],
  ["python train.py", { "train.py": "{parameters}.py" }, "", "train.py"],
  ["cd src && uvicorn app:app", { "app.py": "web.py" }, "", "app.py"],
  ["other app:app", { "app.py": "web.py" }, "", "app.py"],
  ["python train.py # python train.py", { "b.py": "c.py" }, "", "train.py"],
];

for (const [command, moves, , ...paths] of untouched) {
  test(`${JSON.stringify(command)} stays where ${JSON.stringify(moves)} moves`, () => {
    checkMove({ "valohai.yaml": step(command), ...empty(...paths) }, moves, {});
  });
}

test("a shell script or makefile that starts a moved script stays", () => {
  const texts = {
    "valohai.yaml": step("bash run.sh && make all && python train.py"),
    "run.sh": "#!/bin/sh\nset -e\npython train.py --a\n",
    Makefile: "all:\n\tpython train.py\n",
    "train.py": "pass\n",
  };
  checkMove(texts, file, {
    "valohai.yaml": step("bash run.sh && make all && python src/run.py"),
  });
});

test("the command and the module of an endpoint change", () => {
  const endpoint = (line: string) => `- endpoint:
    name: greet
    image: busybox
    ${line}
`;
  const rows: readonly Row[] = [
    [
      "server-command: python serve.py 8000",
      { "serve.py": "web/serve.py" },
      "server-command: python web/serve.py 8000",
      "serve.py",
    ],
    [
      "server-command: [python, serve.py]",
      { "serve.py": "web.py" },
      "server-command: [python, web.py]",
      "serve.py",
    ],
    ["wsgi: app:create", { "app.py": "web/app.py" }, "wsgi: web.app:create", "app.py"],
    ["wsgi: web.app:app", { web: "server" }, "wsgi: server.app:app", "web/app.py"],
    ["wsgi: web", { web: "server" }, "wsgi: server", "web/__init__.py"],
    ["wsgi: app:create", { "app.py": "my-app.py" }, "wsgi: app:create", "app.py"],
  ];
  for (const [before, moves, after, ...paths] of rows) {
    const expected = before === after ? {} : { "valohai.yaml": endpoint(after) };
    checkMove({ "valohai.yaml": endpoint(before), ...empty(...paths) }, moves, expected);
  }
});

test("all Valohai files change, commands of overrides too, and everything else stays", () => {
  const own = (script: string) => `# starts train.py
- step: # train.py
    name: train.py
    image: busybox
    command:
      - pip install -r train.py
      - python ${script} --config=train.py {parameters}   # why
    inputs:
      - { name: train.py, default: train.py }
- pipeline:
    name: p
    nodes:
      - name: n
        type: execution
        step: train.py
        override: { command: "python ${script}" }
    edges: []
`;
  const texts = {
    "valohai.yaml": own("train.py"),
    "other.yaml": own("train.py"),
    "train.py": "pass\n",
  };
  checkMove(texts, file, { "valohai.yaml": own("src/run.py"), "other.yaml": own("src/run.py") });
});

test("a command that aliases repeat is written once", () => {
  const yaml = (script: string) => `- step:
    name: a
    image: busybox
    command: &run python ${script}
- step:
    name: b
    image: busybox
    command: *run
`;
  checkMove({ "valohai.yaml": yaml("train.py"), "train.py": "" }, file, {
    "valohai.yaml": yaml("src/run.py"),
  });
});

test("a file with conflicts stays", () => {
  const yaml = `<<<<<<< HEAD\n${step("python train.py")}=======\n>>>>>>> other\n`;
  checkMove({ "valohai.yaml": yaml, "train.py": "" }, file, {});
});

test("several moves at once, the innermost of which counts", () => {
  checkMove(
    { "valohai.yaml": step("python src/a.py; python src/b.py"), ...empty("src/a.py", "src/b.py") },
    { src: "lib", "src/a.py": "main.py" },
    { "valohai.yaml": step("python ./main.py; python lib/b.py") },
  );
});

test("a folder that holds the Valohai file takes all along", () => {
  checkMove(
    { "p/valohai.yaml": step("python train.py"), "train.py": "", "p/train.py": "" },
    { p: "q" },
    {},
  );
});

test("the path of a step's source changes, and a placeholder for it stays", () => {
  const yaml = (command: string, source: string) => `${step(command)}    source-path: ${source}\n`;
  const texts = (before: string) => ({ ...empty("train.py"), "valohai.yaml": before });
  checkMove(texts(yaml("python {source-path} {parameters}", "./train.py")), file, {
    "valohai.yaml": yaml("python {source-path} {parameters}", "./src/run.py"),
  });
  checkMove(texts(yaml("python train.py", "train.py # ours")), file, {
    "valohai.yaml": yaml("python src/run.py", "src/run.py # ours"),
  });
  checkMove(texts(yaml("python {source-path}", "other.py")), file, {});
});

test("what may mean something else stays", () => {
  const texts = (command: string) => ({ ...empty("src/a.py"), "valohai.yaml": step(command) });
  for (const command of [
    "PYTHONPATH=src python -m a",
    "PYTHONPATH=src:lib pytest",
    "python $DIR/a.py",
  ]) {
    checkMove(
      texts(command),
      { "src/a.py": "src/b.py", other: "more" },
      command.includes("-m a") ? { "valohai.yaml": step("PYTHONPATH=src python -m b") } : {},
    );
  }
  const endpoint = `- endpoint:
    name: serve
    image: busybox
    server-command: python serve.py
    files:
      - name: model
        path: train.py
`;
  checkMove({ ...empty("train.py"), "valohai.yaml": endpoint }, file, {});
});
