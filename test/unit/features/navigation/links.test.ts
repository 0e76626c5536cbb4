import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { linksIn } from "#core/features/navigation/links.ts";
import { dedent } from "../../../support/marked-text.ts";

/** The words that may be links, with the files or the address that they name. */
function links(source: string): readonly string[] {
  const text = dedent(source);
  return linksIn(createDocument(text)).map(({ range, target }) => {
    const word = text.slice(range.start, range.end);
    return `${word} -> ${target.kind === "url" ? target.url : target.paths.join(" or ")}`;
  });
}

test("words of commands that look like files of the repository may be links", () => {
  const found = links(`
    - step:
        command:
          - pip install -r requirements.txt
          - python ./src/train.py --config=conf/a.yaml {parameters} > /tmp/log.txt
          - "bash run.sh && python -m pkg.module"
          - docker build -f Dockerfile .
          - |
            # prepare
            cd tools && python go.py ../other.py
            python /valohai/repository/x/y.py /valohai/inputs/data/z.csv ../outside.py *.csv
        source-path: src/train.py
    - endpoint:
        server-command: python serve.py
        files: [{ name: a, path: model.h5 }]
    - endpoint: { wsgi: "app.main:app" }
    - pipeline:
        nodes: [{ type: task, override: { command: python other/b.py } }]
  `);
  assert.deepEqual(found, [
    "requirements.txt -> requirements.txt",
    "./src/train.py -> src/train.py",
    "conf/a.yaml -> conf/a.yaml",
    "run.sh -> run.sh",
    "pkg.module -> pkg/module.py or pkg/module/__main__.py",
    "Dockerfile -> Dockerfile",
    "go.py -> tools/go.py",
    "../other.py -> other.py",
    "/valohai/repository/x/y.py -> x/y.py",
    "../outside.py -> outside.py",
    "src/train.py -> src/train.py",
    "serve.py -> serve.py",
    "model.h5 -> model.h5",
    "app.main:app -> app/main.py or app/main/__main__.py",
    "other/b.py -> other/b.py",
  ]);
});

test("web addresses are links wherever they appear, but not datum addresses or those with placeholders", () => {
  const found = links(`
    # See https://example.com/a_(b)?c=1#d. And (http://example.com/x).
    - step:
        icon: https://example.com/i.svg
        inputs:
          - { name: a, default: [https://example.com/a.csv, "https://example.com/b.csv"] }
          - { name: b, default: datum://0123 }
          - { name: c, default: "https://example.com/{parameter:x}.csv" }
          - { name: d, default: s3://bucket/x }
  `);
  assert.deepEqual(found, [
    "https://example.com/a_(b)?c=1#d -> https://example.com/a_(b)?c=1#d",
    "http://example.com/x -> http://example.com/x",
    "https://example.com/i.svg -> https://example.com/i.svg",
    "https://example.com/a.csv -> https://example.com/a.csv",
    "https://example.com/b.csv -> https://example.com/b.csv",
  ]);
});

test("an address with any amount of punctuation after it ends before that", () => {
  assert.deepEqual(links(`# https://example.com/${")".repeat(50_000)}\n- step: {}`), [
    "https://example.com/ -> https://example.com/",
  ]);
});
