import { finish } from "#core/base/steps.ts";
import { stringValue } from "#core/base/value.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { classNamed } from "../classes.ts";
import { constantValue } from "../constant.ts";
import { possibleNames } from "../dictionary.ts";
import { attributeUses } from "../members.ts";
import {
  type Arguments,
  argumentNamed,
  argumentsOf,
  calleeOf,
  type PythonNode,
} from "../syntax.ts";
import { constantText } from "../text.ts";
import { type ProgramOption, plainArgument } from "./argument.ts";
import type { OptionSource } from "./option-source.ts";
import { constantOf, enumMembers, memberOf } from "./option-values.ts";
import { baseOf } from "./overlay.ts";
import { runsOfCall } from "./unroll.ts";

const types: { readonly [kind: string]: ProgramOption["type"] } = {
  string: "string",
  enum: "string",
  enum_class: "string",
  list: "string",
  spaceseplist: "string",
  integer: "integer",
  float: "float",
  bool: "flag",
  boolean: "flag",
  multi_string: "string",
  multi_enum: "string",
  multi_enum_class: "string",
  multi_integer: "integer",
  multi_float: "float",
};

const definer =
  /^DEFINE_(string|integer|float|bool|boolean|list|spaceseplist|enum|enum_class|multi_\w+)$/;

/** The flags of absl, and those of TensorFlow before version 2. */
export function abslFlags(
  calls: readonly Expression[],
  files: readonly Bindings[],
): OptionSource | undefined {
  const defining = calls.filter((it) => kindOf(it) !== undefined);
  const starts = calls.flatMap(({ bindings, node }) => {
    const callee = calleeOf(node);
    return callee ? [bindings.qualifiedName(callee) ?? ""] : [];
  });
  const isOther = calls.some(isOtherDefinition);
  if (defining.length === 0 && !isOther) return undefined;
  const parts = defining.map(declared);
  const options = parts.flatMap((it) => it.options);
  const own = options.flatMap((it) => [...it.flags, ...it.negations]);
  return {
    options,
    isOpen: isOther || parts.some((it) => !it.complete) || files.some(importsUnknown),
    isStrict: starts.some((it) => /^absl\.app\.run$/.test(it)),
    // Each flag also works with one dash.
    builtIn: [
      ...builtIn.flatMap((it) => [`--${it}`, `--no${it}`]),
      ...own.map((it) => it.slice(1)),
    ],
  };
}

function kindOf({ bindings, node }: Expression): string | undefined {
  const callee = calleeOf(node);
  return callee && definer.exec(lastName(bindings, callee))?.[1];
}

/** `config_flags.DEFINE_config_file(…)` and similar calls, which add options of their own. */
function isOtherDefinition({ bindings, node }: Expression): boolean {
  const callee = calleeOf(node);
  const name = callee ? lastName(bindings, callee) : "";
  return /^DEFINE(?:_|$)/.test(name) && !definer.test(name);
}

function declared({ bindings, node }: Expression) {
  const kind = kindOf({ bindings, node }) ?? "";
  const parts = runsOfCall(bindings, node).map((run) => declaredOnce(run, node, kind));
  return { options: parts.flatMap((it) => it.options), complete: parts.every((it) => it.complete) };
}

function declaredOnce(bindings: Bindings, call: PythonNode, kind: string) {
  const given = argumentsOf(bindings.source, call);
  const [first, second, third, fourth] = given.positional;
  const nameNode = first ?? argumentNamed(given, "name");
  const names = nameNode ? possibleNames(bindings, nameNode) : { keys: [], complete: false };
  const isEnum = /enum$/.test(kind);
  const isClass = /enum_class$/.test(kind);
  const value = second ?? argumentNamed(given, "default");
  const help = argumentNamed(given, "help") ?? (isEnum || isClass ? fourth : third);
  const listed =
    isEnum || isClass
      ? (third ?? argumentNamed(given, isClass ? "enum_class" : "enum_values"))
      : undefined;
  const type = types[kind];
  const short = shortName(bindings, given);
  const options = names.keys.map(
    ({ name, range, literal, origin }): ProgramOption => ({
      ...plainArgument,
      name,
      flags: [name, ...short].map((it) => `--${it}`),
      negations: type === "flag" ? [name, ...short].map((it) => `--no${it}`) : [],
      type,
      default: defaultOf(bindings, value, isClass),
      choices: choicesOf(bindings, listed, isClass),
      conversion:
        isClass || isFalse(bindings, argumentNamed(given, "case_sensitive")) ? "unknown" : "none",
      help: help && constantText(bindings, help),
      several: /list$/.test(kind) || kind.startsWith("multi"),
      optionalValue: type === "flag",
      abbreviates: true,
      range,
      literal,
      origin: baseOf(origin),
      uses: finish(
        attributeUses(baseOf(origin), name, (it) =>
          /\bFLAGS$/.test(baseOf(origin).qualifiedName(it) ?? ""),
        ),
      ),
    }),
  );
  return { options, complete: names.complete };
}

function shortName(bindings: Bindings, given: Arguments): readonly string[] {
  const node = argumentNamed(given, "short_name");
  const name = node && constantText(bindings, node);
  return name === undefined ? [] : [name];
}

/** For an enumeration, the name of the member, spelled as in the choices. */
function defaultOf(bindings: Bindings, node: PythonNode | undefined, isClass: boolean) {
  if (!node) return undefined;
  const member = isClass ? memberOf({ bindings, node }) : undefined;
  return member ? stringValue(member.name.toLowerCase()) : constantOf({ bindings, node });
}

function isFalse(bindings: Bindings, node: PythonNode | undefined): boolean {
  const value = node && constantValue(bindings, node);
  return value?.kind === "boolean" && !value.value;
}

function choicesOf(
  bindings: Bindings,
  listed: PythonNode | undefined,
  isClass: boolean,
): ProgramOption["choices"] {
  if (!listed) return undefined;
  if (!isClass) {
    const value = constantOf({ bindings, node: listed });
    return value?.kind === "list" ? value.items : undefined;
  }
  const kind = classNamed(bindings, listed);
  const members = kind && enumMembers(kind);
  return members?.map(({ name }) => ({ kind: "string", value: name.toLowerCase() }));
}

/** The flags of absl itself (`absl/app.py`, `absl/logging`, `absl/flags`). */
const builtIn =
  "help helpfull helpshort helpxml flagfile undefok run_with_pdb pdb_post_mortem pdb run_with_profiling profile_file use_cprofile_for_profiling only_check_args logtostderr alsologtostderr log_dir v verbosity logger_levels stderrthreshold showprefixforinfo".split(
    " ",
  );

/** Libraries that define no flags that a user would set. */
const withoutFlags = new Set(
  "__future__ absl tensorflow tf tf_slim keras numpy np pandas scipy sklearn matplotlib seaborn PIL cv2 skimage torch torchvision torchaudio jax flax optax haiku sonnet transformers datasets tokenizers valohai valohai_utils requests yaml tqdm h5py nltk gensim spacy librosa soundfile imageio plotly joblib cloudpickle dill psutil six attr attrs pydantic dateutil pytz boto3 botocore google tensorflow_hub tensorflow_datasets tensorflow_probability tensorflow_addons tensorboard tensorboardX wandb mlflow gym gymnasium xgboost lightgbm catboost shap optuna ray networkx sympy lxml bs4 regex termcolor colorama rich click argparse os sys re json math time random logging datetime collections functools itertools pathlib typing copy csv glob shutil subprocess tempfile threading multiprocessing queue pickle gzip zipfile tarfile io string struct hashlib uuid enum dataclasses contextlib abc inspect importlib warnings traceback operator heapq bisect statistics decimal fractions platform socket urllib http ssl email base64 zlib codecs unicodedata locale getpass signal types weakref gc ast pprint textwrap configparser sqlite3 xml html concurrent asyncio builtins numbers errno fnmatch cProfile pstats timeit unittest".split(
    " ",
  ),
);

/** Whether a file imports something that is not in the program and may define flags. */
function importsUnknown(bindings: Bindings): boolean {
  return bindings.importedLocals.some((local) => {
    if (bindings.neighbours.imported(local)) return false;
    const [module = ""] = bindings.importedAs(local).split(".");
    return !withoutFlags.has(module);
  });
}
