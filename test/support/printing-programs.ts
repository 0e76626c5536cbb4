import { readScript } from "#core/python/script.ts";
/** What begins a program that prints JSON. */
export const json = "import json\n";

const vh = "import valohai\n";

/** The keys that a program prints, in text order; `?` at the end where there may be others. */
export function printed(program: string): string {
  const { metadata } = readScript(program);
  const names = metadata.keys.map((it) => it.name);
  return [...names, ...(metadata.complete ? [] : ["?"])].join(" ");
}

/** Programs of all kinds, with the keys that they print; `?` where there may be others. */
export const programs: readonly (readonly [what: string, program: string, keys: string])[] = [
  ["a dictionary given to json.dumps", `${json}print(json.dumps({"a": 1, 'b': x}))`, "a b"],
  ["dumps imported by name", `from json import dumps as d\nprint(d({"a": 1}))`, "a"],
  ["json under another name", `import json as j\nprint(j.dumps({"a": 1}), flush=True)`, "a"],
  ["a dictionary bound to a name", `${json}m = {"a": 1}\nm["b"] = 2\nprint(json.dumps(m))`, "a b"],
  ["a dictionary that is replaced", `${json}m = {"a": 1}\nm = {"b": 1}\nprint(json.dumps(m))`, "b"],
  ["what comes after the print", `${json}m = {"a": 1}\nprint(json.dumps(m))\nm["b"] = 1`, "a"],
  [
    "what comes after the print in a loop",
    `${json}m = {}\nfor i in x:\n    print(json.dumps(m))\n    m["b"] = 1`,
    "b",
  ],
  [
    "either branch",
    `${json}if x:\n    m = {"a": 1}\nelse:\n    m = {"b": 1}\nprint(json.dumps(m))`,
    "a b",
  ],
  ["dict(…)", `${json}print(json.dumps(dict(a=1, **{"b": 2})))`, "a b"],
  ["dict of pairs", `${json}print(json.dumps(dict([("a", 1), ("b", 2)])))`, "a b"],
  [
    "update and setdefault",
    `${json}m = {}\nm.update(a=1)\nm.update({"b": 2})\nm.setdefault("c", 1)\nprint(json.dumps(m))`,
    "a b c",
  ],
  [
    "merged dictionaries",
    `${json}base = {"a": 1}\nprint(json.dumps({**base, "b": 2}))`,
    "b a".split(" ").reverse().join(" "),
  ],
  [
    "merging operators",
    `${json}m = {"a": 1} | {"b": 2}\nm |= {"c": 3}\nprint(json.dumps(m))`,
    "a b c",
  ],
  ["a computed key", `${json}print(json.dumps({"a": 1, name: 2, f"x_{i}": 3}))`, "a ?"],
  ["a key in a constant", `${json}KEY = "a"\nprint(json.dumps({KEY: 1}))`, "a"],
  ["a comprehension", `${json}print(json.dumps({k: v for k, v in x}))`, "?"],
  ["a name of which nothing is known", `${json}print(json.dumps(results))`, "?"],
  ["a list", `${json}print(json.dumps([1, {"a": 1}]))`, ""],
  ["the text in a name", `${json}line = json.dumps({"a": 1})\nprint(line)`, "a"],
  ["line breaks around it", `${json}print("\\n" + json.dumps({"a": 1}) + "\\n")`, "a"],
  ["a format string around it", `${json}print(f"{json.dumps({'a': 1})}")`, "a"],
  ["sys.stdout", `import json, sys\nsys.stdout.write(json.dumps({"a": 1}) + "\\n")`, "a"],
  ["json.dump to standard output", `import json, sys\njson.dump({"a": 1}, sys.stdout)`, "a"],
  ["json.dump to a file", `${json}json.dump({"a": 1}, f)`, ""],
  ["dumps written to a file", `${json}f.write(json.dumps({"a": 1}))`, ""],
  ["print to a file", `${json}print(json.dumps({"a": 1}), file=f)`, ""],
  ["print to standard error", `import json, sys\nprint(json.dumps({"a": 1}), file=sys.stderr)`, ""],
  ["an object over several lines", `${json}print(json.dumps({"a": 1}, indent=2))`, ""],
  ["a dictionary printed by itself", `print({"a": 1})`, ""],
  ["a comment and a docstring", `"""print(json.dumps({"a": 1}))"""\n# print('{"a": 1}')`, ""],
  ["nested keys", `${json}print(json.dumps({"a": {"b": 1}}))`, "a"],
  [
    "the function that prints what it is given",
    `${json}def log(d):\n    print(json.dumps(d))\nlog({"a": 1})\nlog(d={"b": 1})`,
    "a b",
  ],
  [
    "the function that takes anything",
    `${json}def log(**metrics):\n    print(json.dumps(metrics))\nlog(a=1, b=2)`,
    "a b",
  ],
  [
    "a method that prints what it is given",
    `${json}class A:\n    def log(self, d):\n        print(json.dumps(d))\n    def run(self):\n        self.log({"a": 1})`,
    "a",
  ],
  [
    "what a function returns",
    `${json}def metrics():\n    return {"a": 1}\nprint(json.dumps(metrics()))`,
    "a",
  ],
  [
    "an attribute of a class",
    `${json}class A:\n    def __init__(self):\n        self.m = {"a": 1}\n    def end(self):\n        self.m["b"] = 2\n        print(json.dumps(self.m))`,
    "a b",
  ],
  [
    "a dictionary of the module changed in a function",
    `${json}m = {}\ndef f():\n    m["a"] = 1\nf()\nprint(json.dumps(m))`,
    "a",
  ],
  [
    "a callback",
    `${json}def on_epoch_end(epoch, logs):\n    print()\n    print(json.dumps({"epoch": epoch, "loss": str(logs["loss"])}))`,
    "epoch loss",
  ],
  ["JSON written by hand", `print('{"a": 1, "b": "x"}')`, "a b"],
  ["JSON with percent signs", `print('{"a": %f, "b": "%s"}' % (a, b))`, "a b"],
  ["JSON with format", `print('{{"a": {}, "b": {b:.2f}}}'.format(a, b=b))`, "a b"],
  ["JSON in a format string", `print(f'{{"a": {a}, "b": "{b}"}}')`, "a b"],
  ["JSON put together", `print('{"a": ' + str(a) + ', "b": ' + str(b) + '}')`, "a b"],
  ["JSON with escaped quotes", `print("{\\"a\\": 1}")`, "a"],
  ["JSON with a computed name", `print('{"%s": %f}' % (name, a))`, "?"],
  ["no JSON", `print("{a: 1}")\nprint("{'a': 1}")`, ""],
  [
    "the logger in a with statement",
    `${vh}with valohai.logger() as logger:\n    logger.log("a", 1)\n    logger.log(b=2)`,
    "a b",
  ],
  [
    "the logger in a name",
    `from valohai import logger\nl = logger()\nl.log("a", 1, "b", 2)\nl.flush()`,
    "a b",
  ],
  [
    "the logger of the metadata module",
    `${vh}with valohai.metadata.logger() as logger:\n    logger.log("a", 1)`,
    "a",
  ],
  [
    "the logger as an attribute",
    `import valohai as vh\nclass A:\n    def __init__(self):\n        self.logger = vh.logger()\n    def end(self, logs):\n        self.logger.log("a", logs["x"])`,
    "a",
  ],
  [
    "the logger as an argument",
    `${vh}def report(l):\n    l.log("a", 1)\nreport(valohai.logger())`,
    "a",
  ],
  [
    "a logger of something else",
    `import wandb, logging\nlogger = logging.getLogger()\nlogger.log(10, "a")\nwandb.log({"b": 1})`,
    "",
  ],
  [
    "a computed name for the logger",
    `${vh}with valohai.logger() as logger:\n    logger.log(f"a_{i}", 1)`,
    "?",
  ],
  [
    "names of a list",
    `${json}m = {}\nfor k in ["a", "b"]:\n    m[k] = 1\nprint(json.dumps(m))`,
    "a b",
  ],
  [
    "names put together of a tuple's",
    `${json}print(json.dumps({f"{s}_loss": x for s in ("train", "val")}))`,
    "train_loss val_loss",
  ],
  ["numbered names", `${json}print(json.dumps({f"fold_{i}": x for i in range(3)}))`, "?"],
  [
    "the keys of a dictionary gone through",
    `${vh}counts = {"LOW": 0, "HIGH": 0}\nfor k, v in counts.items():\n    with valohai.logger() as l:\n        l.log(k.lower(), v)`,
    "low high",
  ],
  [
    "a comprehension over a known dictionary",
    `${json}m = {"a": x, "b": y}\nprint(json.dumps({k: round(v, 3) for k, v in m.items()}))`,
    "a b",
  ],
  [
    "known names beside an unknown comprehension",
    `${json}def on_epoch_end(epoch, logs):\n    m = {"epoch": epoch}\n    m.update({k: float(v) for k, v in logs.items()})\n    print(json.dumps(m))`,
    "epoch ?",
  ],
  [
    "pairs gone through",
    `${vh}with valohai.logger() as l:\n    for k, v in [("a", x), ("b", y)]:\n        l.log(k, v)`,
    "a b",
  ],
  ["zipped names", `${json}print(json.dumps(dict(zip(["a", "b"], scores))))`, "a b"],
  ["dict.fromkeys", `${json}print(json.dumps(dict.fromkeys(("a", "b"), 0)))`, "a b"],
  [
    "numbered elements",
    `${json}m = {}\nfor i, k in enumerate(["a", "b"]):\n    m[k] = i\nprint(json.dumps(m))`,
    "a b",
  ],
  [
    "counted keys",
    `${json}from collections import defaultdict\nm = defaultdict(float)\nfor b in d:\n    m["a"] += b\nprint(json.dumps(m))`,
    "a",
  ],
  [
    "rows that were collected",
    `${json}rows = []\nfor x in d:\n    rows.append({"a": x})\nfor row in rows:\n    print(json.dumps(row))`,
    "a",
  ],
  [
    "a dictionary in a dictionary",
    `${json}m = {"train": {"a": 1}, "val": {"b": 1}}\nprint(json.dumps(m["train"]))`,
    "a",
  ],
  [
    "what is removed",
    `${json}m = {"a": 1, "b": 2, "c": 3}\nm.pop("b", None)\ndel m["c"]\nprint(json.dumps(m))`,
    "a",
  ],
  [
    "what is removed only sometimes",
    `${json}m = {"a": 1}\nif x:\n    m.pop("a")\nprint(json.dumps(m))`,
    "a",
  ],
  [
    "a function that takes name and value",
    `${json}def log(name, value):\n    print(json.dumps({name: value}))\nlog("a", 1)\nlog(name="b", value=2)`,
    "a b",
  ],
  [
    "a method that collects names",
    `import json, wandb\nclass Metrics:\n    def __init__(self):\n        self.all = {}\n    def log(self, k, v):\n        self.all[k] = v\n    def flush(self):\n        print(json.dumps(self.all))\nm = Metrics()\nm.log("a", 1)\nwandb.log("b", 2)\nm.flush()`,
    "a",
  ],
  [
    "what the maker of an object is given",
    `${json}class P:\n    def __init__(self, m):\n        self.m = m\n    def end(self):\n        print(json.dumps(self.m))\nP({"a": 1}).end()`,
    "a",
  ],
  [
    "a function that takes anything beside a parameter",
    `${json}def log(step, **metrics):\n    print(json.dumps(metrics))\nlog(step=1, a=2)`,
    "a",
  ],
  ["a lambda with a name", `${json}emit = lambda **m: print(json.dumps(m))\nemit(a=1)`, "a"],
  [
    "a data class",
    `${json}from dataclasses import dataclass, asdict\n@dataclass\nclass M:\n    a: int\n    b: float = 0\nm = M(1)\nprint(json.dumps(asdict(m)))`,
    "a b",
  ],
  [
    "the attributes of an object",
    `${json}class M:\n    def __init__(self):\n        self.a = 1\nprint(json.dumps(vars(M())))`,
    "a",
  ],
  ["what pandas gives", `${json}print(json.dumps(frame.to_dict()))\nprint(frame.to_json())`, "?"],
  ["default=str", `${json}print(json.dumps({"a": now}, default=str), end="\\n")`, "a"],
  [
    "names of a class",
    `${json}class Keys:\n    LOSS = "a"\nprint(json.dumps({Keys.LOSS: 1}))`,
    "a",
  ],
  ["either of two names", `${json}print(json.dumps({("a" if x else "b"): 1}))`, "a b"],
  [
    "logging, of which it is not known where it goes",
    `import json, logging\nlogging.info(json.dumps({"a": 1}))\nlogger = logging.getLogger()\nlogger.info(json.dumps({"b": 1}))`,
    "?",
  ],
  [
    "metadata of files",
    `import json\nmeta = {"valohai.alias": "x"}\nwith open(p, "w") as f:\n    json.dump(meta, f)`,
    "",
  ],
  [
    "older names of the logger",
    `from valohai.logs import log_partial, flush_logs\nlog_partial("a", 1)\nflush_logs()`,
    "a",
  ],
  ["a progress bar", `import json\nfrom tqdm import tqdm\ntqdm.write(json.dumps({"a": 1}))`, "a"],
  [
    "a hook of Lightning",
    `import valohai\nclass M(pl.LightningModule):\n    def on_train_epoch_end(self):\n        with valohai.metadata.logger() as logger:\n            logger.log("epoch", self.current_epoch)\n            logger.log("loss", self.trainer.callback_metrics["loss"].item())`,
    "epoch loss",
  ],
  [
    "a callback that is a lambda",
    `${json}c = LambdaCallback(on_epoch_end=lambda epoch, logs: print(json.dumps({"epoch": epoch, "acc": logs["acc"]})))`,
    "epoch acc",
  ],
  [
    "functions that call each other",
    `${json}def f(m):\n    return g(m)\ndef g(m):\n    return f(m)\nprint(json.dumps(f({"a": 1})))`,
    "?",
  ],
  ["half-typed programs", `${json}print(json.dumps({"a": 1, "b`, "a ?"],
];
