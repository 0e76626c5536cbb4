import assert from "node:assert/strict";
import { test } from "node:test";
import { readProgram } from "#core/python/program.ts";
import { readScript } from "#core/python/script.ts";

/** The keys that a program prints, in alphabetical order; `?` where there may be others. */
function printed(program: string, modules: { readonly [path: string]: string } = {}): string {
  const files = Object.entries({ "train.py": `import json\n${program}`, ...modules });
  const { keys, complete } = readProgram(
    files.map(([path, text]) => ({ path, script: readScript(text) })),
  );
  const names = [...new Set(keys.map((it) => it.name))].sort();
  return [...names, ...(complete ? [] : ["?"])].join(" ");
}

type Case = readonly [what: string, program: string, expected: string];

function checkAll(cases: readonly Case[]): void {
  for (const [what, program, expected] of cases) {
    assert.equal(printed(program), expected, `${what}\n${program}`);
  }
}

test("reads what generators hand out", () => {
  const pairs = 'def metrics():\n    yield "loss", 1\n    yield "acc", 2\n';
  checkAll([
    [
      "dictionaries",
      'def rows():\n    for e in x:\n        yield {"epoch": e}\nfor it in rows():\n    print(json.dumps(it))',
      "epoch",
    ],
    ["pairs", `${pairs}for k, v in metrics():\n    print(json.dumps({k: v}))`, "acc loss"],
    ["a dictionary of pairs", `${pairs}print(json.dumps(dict(metrics())))`, "acc loss"],
    [
      "another generator",
      `${pairs}def all():\n    yield from metrics()\nprint(json.dumps(dict(all())))`,
      "acc loss",
    ],
    [
      "lines of JSON",
      'def lines():\n    yield json.dumps({"loss": 1})\nfor it in lines():\n    print(it)',
      "loss",
    ],
    ["an unknown one", "for it in given():\n    print(json.dumps(it))", "?"],
  ]);
});

test("reads dictionaries that are put together of pairs", () => {
  const m = 'm = {"loss": 1, "acc": 2}\n';
  checkAll([
    ["sorted", `${m}print(json.dumps(dict(sorted(m.items()))))`, "acc loss"],
    [
      "sorted by values",
      `${m}print(json.dumps(dict(sorted(m.items(), key=lambda it: it[1]))))`,
      "acc loss",
    ],
    ["a generator", `${m}print(json.dumps(dict((k, float(v)) for k, v in m.items())))`, "acc loss"],
    ["a list", `${m}print(json.dumps(dict([(k, v) for k, v in m.items()])))`, "acc loss"],
    ["filtered", `${m}print(json.dumps(dict(filter(lambda it: it[1], m.items()))))`, "acc loss"],
    ["mapped", 'print(json.dumps(dict(map(lambda v: ("loss", v), values))))', "loss"],
    [
      "from several dictionaries",
      'from collections import ChainMap\nprint(json.dumps(dict(ChainMap({"a": 1}, {"b": 2}))))',
      "a b",
    ],
    [
      "by the keys of a parameter",
      'def report(m):\n    print(json.dumps({k: float(m[k]) for k in m}))\nreport({"a": 1})',
      "a",
    ],
    ["a list that grows under a key", 'h = {}\nh["loss"].append(1)\nprint(json.dumps(h))', "loss"],
    ["given pairs", 'def log(*pairs):\n    print(json.dumps(dict(pairs)))\nlog(("a", 1))', "a"],
    [
      "given names",
      'def log(*names):\n    for n in names:\n        print(json.dumps({n: 1}))\nlog("a", "b")',
      "a b",
    ],
    [
      "given names that are spread",
      "def log(*names):\n    for n in names:\n        print(json.dumps({n: 1}))\nlog(*more)",
      "?",
    ],
  ]);
});

test("reads the fields of named tuples and the labels of series", () => {
  const tuple = 'from collections import namedtuple\nM = namedtuple("M", ["loss", "acc"])\n';
  const pandas = "import pandas as pd\n";
  checkAll([
    ["a list of fields", `${tuple}print(json.dumps(M(1, 2)._asdict()))`, "acc loss"],
    ["an object in a variable", `${tuple}m = M(1, 2)\nprint(json.dumps(m._asdict()))`, "acc loss"],
    [
      "fields in one text",
      'import collections\nM = collections.namedtuple("M", "loss, acc")\nprint(json.dumps(M(1, 2)._asdict()))',
      "acc loss",
    ],
    [
      "fields with types",
      'from typing import NamedTuple\nM = NamedTuple("M", [("loss", float)])\nprint(json.dumps(M(1)._asdict()))',
      "loss",
    ],
    ["a series of a dictionary", `${pandas}print(pd.Series({"loss": 1}).to_json())`, "loss"],
    ["a series with an index", `${pandas}print(pd.Series(x, index=["a", "b"]).to_json())`, "a b"],
    [
      "a series as a dictionary",
      `${pandas}s = pd.Series(x, index=["a"])\nprint(json.dumps(s.to_dict()))`,
      "a",
    ],
    ["a table", `${pandas}print(pd.DataFrame({"a": [1]}).to_json())`, "a"],
    ["rows as a list", `${pandas}print(pd.DataFrame({"a": [1]}).to_json(orient="records"))`, ""],
    [
      "rows as lines",
      `${pandas}print(pd.DataFrame({"a": [1]}).to_json(orient="records", lines=True))`,
      "a",
    ],
    ["a split table", `${pandas}print(pd.DataFrame({"a": [1]}).to_json(orient="split"))`, "?"],
    ["a table of unknown columns", "print(frame.mean().to_json())", "?"],
    [
      "a model without some fields",
      'from pydantic import BaseModel\nclass M(BaseModel):\n    a: int\nprint(M(a=1).model_dump_json(exclude={"a"}))',
      "a ?",
    ],
  ]);
});

test("leaves out what objects do not give as dictionaries", () => {
  const model = (fields: string) =>
    `from pydantic import BaseModel, Field, PrivateAttr, computed_field\nfrom typing import ClassVar\nclass M(BaseModel):\n${fields}\nprint(M(loss=1).model_dump_json())`;
  checkAll([
    [
      "an excluded field",
      model('    loss: float\n    token: str = Field("", exclude=True)'),
      "loss",
    ],
    ["a variable of the class", model('    kind: ClassVar[str] = "a"\n    loss: float'), "loss"],
    ["a private attribute", model("    loss: float\n    _n: int = PrivateAttr(0)"), "loss"],
    ["extra fields", model('    model_config = {"extra": "allow"}\n    loss: float'), "loss ?"],
    [
      "a computed field",
      model(
        "    loss: float\n    @computed_field\n    @property\n    def acc(self) -> float:\n        return 1.0",
      ),
      "loss ?",
    ],
    [
      "fields of a data class that its maker alone or nobody gives",
      "from dataclasses import dataclass, field, asdict, InitVar\n@dataclass\nclass M:\n    loss: float\n    scale: InitVar[int] = 1\n    acc: float = field(init=False, default=0)\nprint(json.dumps(asdict(M(1))))",
      "acc loss",
    ],
  ]);
});

test("reads what a class prints for those that inherit from it", () => {
  const base = (body: string) =>
    `class Base:\n    def metrics(self):\n        ${body}\n    def report(self):\n        print(json.dumps(self.metrics()))\n`;
  const own = 'class A(Base):\n    def metrics(self):\n        return {"loss": 1}\n';
  checkAll([
    ["an overridden method", `${base("return {}")}${own}A().report()`, "loss"],
    [
      "a method that must be overridden",
      `${base("raise NotImplementedError")}${own}A().report()`,
      "loss",
    ],
    ["an empty method", `${base("...")}${own}A().report()`, "loss"],
    ["no class that overrides it", `${base("...")}Base().report()`, "?"],
    [
      "a property",
      'class Base:\n    @property\n    def metrics(self): ...\n    def report(self):\n        print(json.dumps(self.metrics))\nclass A(Base):\n    @property\n    def metrics(self):\n        return {"loss": 1}\nA().report()',
      "loss",
    ],
    [
      "an attribute of the class",
      'class Base:\n    NAME = "x"\n    def report(self):\n        print(json.dumps({self.NAME: 1}))\nclass A(Base):\n    NAME = "loss"\nA().report()',
      "loss x",
    ],
    [
      "super()",
      'class Base:\n    def metrics(self):\n        return {"loss": 1}\nclass A(Base):\n    def metrics(self):\n        return {**super().metrics(), "acc": 2}\nprint(json.dumps(A().metrics()))',
      "acc loss",
    ],
    [
      "an argument of the inherited constructor",
      'class Base:\n    def __init__(self, name):\n        self.name = name\n    def report(self):\n        print(json.dumps({self.name: 1}))\nclass A(Base): ...\nclass B(Base):\n    def __init__(self):\n        super().__init__("b")\nA("a").report()\nB().report()',
      "a b",
    ],
  ]);
  assert.equal(
    printed(`from base import Base\n${own}A().report()`, {
      "base.py": `import json\n${base("raise NotImplementedError")}`,
    }),
    "loss",
  );
});

test("reads what decorators print", () => {
  const wrap =
    "    def w(*a, **k):\n        r = f(*a, **k)\n        print(json.dumps(r))\n        return r\n    return w\n";
  const named =
    "def timed(name):\n    def deco(f):\n        def w(*a):\n            print(json.dumps({name: 1}))\n            return f(*a)\n        return w\n    return deco\n";
  checkAll([
    [
      "what the function returns",
      `def report(f):\n${wrap}@report\ndef train():\n    return {"loss": 1}\ntrain()`,
      "loss",
    ],
    [
      "a name given to it",
      `${named}@timed("load")\ndef load(): ...\n@timed(name="fit")\ndef fit(): ...`,
      "fit load",
    ],
    [
      "the name of the function",
      "def timed(f):\n    def w():\n        print(json.dumps({f.__name__: 1}))\n    return w\n@timed\ndef load(): ...",
      "?",
    ],
  ]);
});

test("reads what is given to functions that are handed on", () => {
  const emit = "def emit(name):\n    print(json.dumps({name: 1}))\n";
  const show = "def show(m):\n    print(json.dumps(m))\n";
  checkAll([
    ["as an argument", `${show}def train(cb):\n    cb({"loss": 1})\ntrain(show)`, "loss"],
    [
      "as a named argument",
      `${show}def train(cb=None):\n    cb({"loss": 1})\ntrain(cb=show)`,
      "loss",
    ],
    [
      "a lambda",
      'def train(cb):\n    cb({"loss": 1})\ntrain(lambda m: print(json.dumps(m)))',
      "loss",
    ],
    [
      "through an attribute",
      `${show}class T:\n    def __init__(self, cb):\n        self.cb = cb\n    def run(self):\n        self.cb({"loss": 1})\nT(show).run()`,
      "loss",
    ],
    ["by another name", `${emit}log = emit\nlog("a")`, "a"],
    [
      "with some arguments",
      `from functools import partial\n${emit}log = partial(emit, "a")\nlog()`,
      "a",
    ],
    ["to map", `${emit}list(map(emit, ["a", "b"]))`, "a b"],
    ["to a pool", `${emit}with Pool() as pool:\n    pool.map(emit, ("a", "b"))`, "a b"],
    ["to a thread", `${emit}Thread(target=emit, args=("a",)).start()`, "a"],
    ["to an executor", `${emit}executor.submit(emit, "a")`, "a"],
    [
      "that a function makes",
      'def maker(prefix):\n    def log(name):\n        print(json.dumps({f"{prefix}_{name}": 1}))\n    return log\nlog = maker("val")\nlog("loss")',
      "val_loss",
    ],
    ["to what is not known", `${emit}emit("a")\nregister(emit)`, "a ?"],
    ["to map with an unknown list", `${emit}list(map(emit, names))`, "?"],
  ]);
});

test("reads parts of what is returned together", () => {
  const both = 'def evaluate():\n    return 0.1, {"loss": 1}\n';
  checkAll([
    ["a dictionary", `${both}score, m = evaluate()\nprint(json.dumps(m))`, "loss"],
    ["in brackets", `${both}(score, m) = evaluate()\nprint(json.dumps(m))`, "loss"],
    ["all of it", `${both}print(json.dumps(evaluate()))`, "?"],
    ["names", 'def names():\n    return "a", "b"\nx, y = names()\nprint(json.dumps({x: 1}))', "a"],
    ["a rest", `${both}*x, m = evaluate()\nprint(json.dumps(m))`, "?"],
  ]);
});

test("reads the members of enumerations and joined names", () => {
  const kinds = 'from enum import Enum\nclass K(Enum):\n    LOSS = "loss"\n    ACC = "acc"\n';
  checkAll([
    ["all members", `${kinds}print(json.dumps({k.value: 1 for k in K}))`, "acc loss"],
    ["joined", 'print(json.dumps({"_".join(["val", "loss"]): 1}))', "val_loss"],
    [
      "joined with a name",
      'for s in ("a", "b"):\n    print(json.dumps({"/".join((s, "x")): 1}))',
      "a/x b/x",
    ],
    ["joined of what is not known", 'print(json.dumps({"_".join(words): 1}))', "?"],
  ]);
});
