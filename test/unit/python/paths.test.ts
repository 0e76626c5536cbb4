import assert from "node:assert/strict";
import { test } from "node:test";
import { readScript } from "#core/python/script.ts";
import { inputsOf, programHead } from "../../support/program-inputs.ts";

const programs: readonly (readonly [what: string, program: string, inputs: string])[] = [
  [
    "a folder that is assigned twice",
    'R = os.getenv("VH_INPUTS_DIR", ".")\nopen(os.path.join(R, "a/x"))\nR = os.getenv("VH_INPUTS_DIR", ".")\nopen(os.path.join(R, "b/x"))',
    "a b",
  ],
  ["a conditional folder", 'R = "/valohai/inputs" if x else "data"\nopen(f"{R}/a/x")', "a"],
  ["either branch", 'if x:\n    R = "/valohai/inputs"\nelse:\n    R = "."\nopen(R + "/a/x")', "a"],
  ["a text that is added to", 'R = "/valohai/inputs/"\nR += "a/x"\nopen(R)', "a"],
  ["a path that is joined to", 'R = Path("/valohai/inputs")\nR /= "a"\nopen(R / "x")', "a"],
  [
    "a variable of the module that a function sets",
    'R = None\ndef prepare():\n    global R\n    R = "/valohai/inputs"\ndef load():\n    open(R + "/a/x")',
    "a",
  ],
  ["a generator as the only argument", 'sum(valohai.inputs(n).path() for n in ("a", "b"))', "a b"],
  ["or", 'R = os.environ.get("VH_INPUTS_DIR") or "data"\nopen(R + "/a/x")', "a"],
  [
    "another variable or the folder",
    'R = os.getenv("X") or "/valohai/inputs"\nopen(R + "/a/x")',
    "a",
  ],
  [
    "a folder in a try",
    'try:\n    R = os.environ["VH_INPUTS_DIR"]\nexcept KeyError:\n    R = "."\nopen(f"{R}/a/x")',
    "a",
  ],
  ["a variable without default", `open(f"{os.getenv('VH_INPUTS_DIR')}/a/x.png")`, "a"],
  ["a variable by its key", `open(f"{os.environ['VH_INPUTS_DIR']!s}/a/x.png")`, "a"],
  [
    "another reader of variables",
    'from decouple import config\nopen(config("VH_INPUTS_DIR") + "/a/x")',
    "a",
  ],
  ["percent", 'open("%s/a/%s" % (IN, x))\nopen("%s/b/c" % IN)', "a b"],
  [
    "format",
    'open("{}/a/{}".format(IN, x))\nopen("{1}/b".format(0, IN))\nopen("{r}/c".format(r=IN))',
    "a b c",
  ],
  [
    "doubled and single dots and slashes",
    'open("/valohai/inputs/" + "/a/x")\nopen("/valohai//inputs/./b/")',
    "a b",
  ],
  [
    "Path",
    'Path(IN) / "a" / "x"\nPath(IN).joinpath("b", "c")\nPath("/valohai/inputs", "c")',
    "a b c",
  ],
  ["join of a text", 'open("/".join([IN, "a", "x"]))\nopen(os.sep.join([IN, "b"]))', "a b"],
  [
    "the paths of valohai-utils",
    'from valohai.paths import get_inputs_path as g\ng("a")\nvalohai.paths.get_inputs_path(input_name="b")\nopen(os.path.join(g(), "c", "x"))',
    "a b c",
  ],
  [
    "commands",
    'os.system("unzip /valohai/inputs/a/a.zip")\nos.system("ls -l /valohai/inputs/b; ls $VH_INPUTS_DIR/e/f")\nsubprocess.run(["tar", "/valohai/inputs/c/c.tar"])\nsubprocess.run(f"tar -xf {IN}/d/x", shell=True)',
    "a b c d e",
  ],
  [
    "addresses of files",
    'load("file:///valohai/inputs/a/x")\nload("file://" + IN + "/b/x")',
    "a b",
  ],
  ["a path in a query", `q = f"select * from read_csv('{IN}/a/x.csv')"`, "a"],
  [
    "a helper",
    'def p(name, file):\n    return os.path.join(IN, name, file)\np("a", "x")\np(file="y", name="b")',
    "a b",
  ],
  [
    "a helper with a default",
    'def p(name="a", root="/valohai/inputs"):\n    return Path(root) / name\np()\np("b")\np("c", "/data")',
    "a b",
  ],
  [
    "a helper that takes all parts",
    'def p(*parts):\n    return os.path.join(IN, *parts)\np("a", "x")',
    "a",
  ],
  ["a lambda", 'p = lambda n: os.path.join(IN, n)\nopen(p("a"))', "a"],
  [
    "the first part given by partial",
    'p = functools.partial(os.path.join, IN)\nopen(p("a", "x"))',
    "a",
  ],
  ["another name of join", 'j = os.path.join\nopen(j(IN, "a"))', "a"],
  [
    "a function that gives the folder",
    'def root():\n    return Path("/valohai/inputs")\nopen(root() / "a" / "x")',
    "a",
  ],
  [
    "one helper for several folders",
    'def j(root, name):\n    return os.path.join(root, name)\nj(IN, "a")\nj("/valohai/outputs", "b")',
    "a",
  ],
  [
    "attributes",
    'class C:\n    ROOT = IN\n    def __init__(self, root="/valohai/inputs"):\n        self.root = root\n        self.b = os.path.join(self.root, "b")\n    @property\n    def own(self):\n        return self.root\n    def get(self, n):\n        return os.path.join(self.root, n)\nc = C()\nc.get("c")\nopen(C.ROOT + "/a/x")\nopen(c.own + "/d")',
    "a b c d",
  ],
  [
    "settings",
    'class S(BaseSettings):\n    root: str = "/valohai/inputs"\ns = S()\nopen(f"{s.root}/a/x")',
    "a",
  ],
  ["a namespace", 'c = SimpleNamespace(root=IN)\nopen(c.root + "/a")', "a *"],
  ["a dictionary", 'D = {"x": os.path.join(IN, "a")}\nopen(D["x"] + "/b")', "a"],
  [
    "an option whose default is the folder",
    'import argparse\np = argparse.ArgumentParser()\np.add_argument("--dir", default="/valohai/inputs")\nargs = p.parse_args()\nopen(os.path.join(args.dir, "a"))',
    "a",
  ],
  [
    "loops",
    'for n in ("a", "b"):\n    open(os.path.join(IN, n, "x"))\nxs = [Path(IN) / k for k in ["c", "d"]]\nfor k in {"e": 1}:\n    open(f"{IN}/{k}")',
    "a b c d e",
  ],
  [
    "names with blanks and patterns",
    'x = "/valohai/inputs/a.csv not found"\ny = "/valohai/inputs/a b/c"',
    "*",
  ],
  [
    "a name that is not known",
    'open(os.path.join(IN, sys.argv[1]))\nopen(f"/valohai/inputs/a-{x}/y")',
    "*",
  ],
  ["names of valohai-utils in a loop", 'for n in ["a", "b"]:\n    valohai.inputs(n).path()', "a b"],
  ["any name of valohai-utils", "valohai.inputs(x).path()", "*"],
  ["a list of files", "os.listdir(IN)", "*"],
  ["a pattern", 'glob.glob("/valohai/inputs/*/*.csv")', "*"],
  ["a template", 'A = "/valohai/inputs/%s/x.csv"\nopen(A % name)', "*"],
  ["a walk", 'for r, d, f in os.walk(os.environ["VH_INPUTS_DIR"]):\n    pass', "*"],
  ["the methods of Path", "for p in Path(IN).iterdir():\n    pass", "*"],
  ["the methods of a named path", 'R = Path("/valohai/inputs")\nR.rglob("*.csv")', "*"],
  ["a function that lists", "def f(d):\n    return os.listdir(d)\nf(IN)", "*"],
  [
    "an option that is listed",
    'import argparse\np = argparse.ArgumentParser()\np.add_argument("--d", default="/valohai/inputs")\na = p.parse_args()\nos.listdir(a.d)',
    "*",
  ],
  ["the list of all inputs", 'import json\njson.load(open("/valohai/config/inputs.json"))', "*"],
  ["a command for all", 'os.system("ls /valohai/inputs/*")', "*"],
];

for (const [what, program, inputs] of programs) {
  test(`reads the inputs of ${what}`, () => assert.equal(inputsOf(program), inputs));
}

/** The inputs that a program names but does not read. */
function mentionsOf(program: string): string {
  const script = readScript(programHead + program);
  assert.deepEqual(script.inputs, []);
  return [...new Set(script.mentionedInputs.map((it) => it.name))].sort().join(" ");
}

test("reads no inputs of messages", () => {
  const program = `"""Reads /valohai/inputs/d/x"""
print("/valohai/inputs/a.csv not found", f"see {IN}/f/x")
logger.info("Reading /valohai/inputs/c/x")
parser.add_argument("--x", help="such as /valohai/inputs/e/x")
assert ok, "/valohai/inputs/g/x is missing"
raise ValueError(f"no file in /valohai/inputs/b/x")
`;
  assert.equal(mentionsOf(program), "b c d e f g");
});

test("reads no inputs of comparisons", () => {
  const program =
    'if p == "/valohai/inputs/a" or p.startswith(IN + "/b") or "/valohai/inputs/c" in p:\n    pass';
  assert.equal(mentionsOf(program), "a b c");
});

test("reads no inputs of folders and files that the program makes", () => {
  const program = `os.makedirs("/valohai/inputs/a", exist_ok=True)
open("/valohai/inputs/a/x")
open("/valohai/inputs/b.csv", "w")
Path(IN, "c").mkdir()
shutil.copytree("x", "/valohai/inputs/d")
e = IN + "/e"
os.mkdir(e)
frame.to_csv(path_or_buf=f"{IN}/f")
Path("/valohai/inputs/g").write_text("x")
`;
  assert.equal(mentionsOf(program), "a b.csv c d e f g");
});

test("says which inputs a program certainly reads", () => {
  const certain = (program: string) =>
    readScript(programHead + program).inputs.map((it) => `${it.name} ${it.certain}`);
  assert.deepEqual(certain('open("/valohai/inputs/a/x")'), ["a true"]);
  assert.deepEqual(certain('if os.path.exists(IN + "/a"):\n    open("/valohai/inputs/a/x")'), [
    "a false",
    "a false",
  ]);
  assert.deepEqual(certain('try:\n    open("/valohai/inputs/a/x")\nexcept OSError:\n    pass'), [
    "a false",
  ]);
  assert.deepEqual(certain('x = "/valohai/inputs/a/x" if y else "/valohai/inputs/b/x"'), [
    "a false",
    "b false",
  ]);
});

test("says which option has an input as its default", () => {
  const program = `parser.add_argument("-d", "--data-dir", default="/valohai/inputs/a")
flags.DEFINE_string("data", "/valohai/inputs/b", "help")
def main(folder="/valohai/inputs/c"):
    pass
class S(BaseSettings):
    field: str = "/valohai/inputs/d"
open("/valohai/inputs/e")
`;
  const options = readScript(program).inputs.map((it) => it.option);
  assert.deepEqual(options, ["--data-dir", "data", "folder", "field", undefined]);
});

test("leads to the place where the name of an input is spelt out", () => {
  const cases = [
    'def p(n):\n    return os.path.join(IN, n)\np("[raw]")',
    'for n in ("[raw]",):\n    open(f"{IN}/{n}/raw")',
    'name = "[raw]"\nopen(IN + "/" + name)',
    'open("{}/[raw]/{}".format(IN, "raw"))',
    'open("%s/[raw]/raw%%" % IN)',
    'open(rf"{IN}/[raw]/\\raw")',
    'open("/valohai/inputs/[raw]/raw\\n")',
    'os.system("cat /valohai/inputs/[raw]/raw")',
    'print("/valohai/inputs/[raw]/raw")',
    'open("/valohai/inputs//[raw]")',
  ];
  for (const marked of cases) {
    const start = programHead.length + marked.indexOf("[raw]");
    const script = readScript(programHead + marked.replace("[raw]", "raw"));
    const uses = [...script.inputs, ...script.mentionedInputs];
    const places = new Set(uses.map((it) => `${it.name} ${it.literal} ${it.range.start}`));
    assert.deepEqual([...places], [`raw true ${start}`], marked);
  }
});
