import type { SourceRange } from "#core/base/range.ts";
import type { Bindings } from "../bindings.ts";
import { argumentsOf, childNamed, childrenOf, sourceOf } from "../syntax.ts";
import type { ClickCommands } from "./click.ts";
import { decoratorName, decoratorsOf } from "./decorators.ts";
import type { Unit } from "./units.ts";

/** What a file does only when it is started itself. */
export function guardedBodies(bindings: Bindings): readonly SourceRange[] {
  return childrenOf(bindings.source.root).flatMap((it) => {
    const condition = it.name === "IfStatement" ? childrenOf(it)[1] : undefined;
    const body = childNamed(it, "Body");
    if (!condition || !body || !/__name__/.test(sourceOf(bindings.source, condition))) return [];
    return [{ start: body.from, end: body.to }];
  });
}

/** Functions of Python that find or run something by a name that is computed. */
const finders = ["globals", "locals", "eval", "exec", "__import__", "getmembers"];

/** Whether a file looks functions up by names that are computed. */
export function isDynamic(bindings: Bindings): boolean {
  if (finders.some((it) => bindings.callsNamed(it).length > 0)) return true;
  // `sys.modules[__name__]`
  return bindings.nodes.some(
    (it) =>
      it.name === "VariableName" &&
      it.parent?.name === "MemberExpression" &&
      sourceOf(bindings.source, it) === "__name__",
  );
}

/** Whether a file looks for something in a module by a name that is computed, as in `getattr(models, name)`. */
export function looksInto(bindings: Bindings, module: string): boolean {
  return ["getattr", "vars", "dir", "getmembers"].some((name) =>
    bindings.callsNamed(name).some((it) => {
      const [given] = argumentsOf(bindings.source, it).positional;
      return given !== undefined && sourceOf(bindings.source, given) === module;
    }),
  );
}

/** Decorators after which still only the program itself calls the function. */
const plainDecorator =
  /^(?:functools|contextlib|torch|tf|tensorflow|typing|numba|jax|njit|jit|lru_cache|cache|wraps|contextmanager|property|staticmethod|classmethod|overload|abc|abstractmethod|retry|tenacity|dataclass|dataclasses|click|rich_click|asyncclick|cloup)\b/;

/** Whether a decorator of something else may run or keep the function. */
export function isRunByOthers(commands: ClickCommands, { bindings, node }: Unit): boolean {
  if (node.name !== "FunctionDefinition") return false;
  if (commands.ofFunction({ bindings, node })) return false;
  return decoratorsOf({ node }).some((it) => {
    const { qualified } = decoratorName(bindings, it);
    return !plainDecorator.test(qualified) && !/\.callback$/.test(qualified);
  });
}
