import type { SourceRange } from "#core/base/range.ts";
import type { Steps } from "#core/base/steps.ts";
import type { Bindings, Expression } from "../bindings.ts";
import { lastName } from "../callee-name.ts";
import { type PythonNode, sourceOf } from "../syntax.ts";
import { otherCommandBodies } from "./argv-branches.ts";
import type { ClickCommands } from "./click.ts";
import { type CommandChoice, choose, type GivenWord } from "./command-node.ts";
import { deadRanges } from "./dead-ranges.ts";
import { decoratorsOf } from "./decorators.ts";
import type { Dispatch } from "./dispatch.ts";
import { type EntryPoint, entryAt } from "./entries.ts";
import { fireComponents } from "./fire-components.ts";
import { isMention } from "./mention.ts";
import { baseOf } from "./overlay.ts";
import { guardedBodies, isDynamic, isRunByOthers, looksInto } from "./running.ts";
import { definedName, type Unit, unitAt, unitOf, unitsOf } from "./units.ts";
import { unnamedDefinitions } from "./unnamed.ts";

/** A program as it is started. */
export interface ProgramStart {
  /** The files of the program; the first one is started. */
  readonly files: readonly Bindings[];
  readonly words: readonly GivenWord[];
  /** Whether the first file itself runs, and not only what a function of it does. */
  readonly isMain: boolean;
  /** Whether anything in the first file may be started, because the file itself calls nothing. */
  readonly isWhole?: boolean;
}

/** The parts of a program that run. */
export interface LiveCode {
  isLive(at: Expression): boolean;
  /** The definitions and branches of a file that certainly do not run, outermost ones only, in text order. */
  deadIn(bindings: Bindings): readonly SourceRange[];
  /** The commands that libraries were asked to run. */
  readonly entries: readonly { readonly entry: EntryPoint; readonly choice: CommandChoice }[];
}

/** Finds what runs when a program is started: everything that running code names, except commands that the command line does not name. */
export function* liveCode(
  program: ProgramStart,
  commands: ClickCommands,
  dispatch: Dispatch,
): Steps<LiveCode> {
  const walk = newWalk(program, commands, dispatch);
  yield* follow(walk);
  const wide = yield* widened(walk);
  return {
    isLive: (at) => isLive(walk, at),
    deadIn: (bindings) => deadRanges(unitsOf(bindings), wide.live, wide.dead.get(bindings) ?? []),
    entries: walk.entries,
  };
}

function* follow(walk: Walk): Steps<void> {
  const { program, dispatch } = walk;
  addDeadBranches(walk);
  for (const it of dispatch.runs) visitFunction(walk, it);
  for (const it of program.files) {
    if (isDynamic(it)) visitAll(walk, unitsOf(it));
    else visit(walk, unitsOf(it));
  }
  if (program.isWhole) visitWhole(walk);
  yield* readQueue(walk);
}

function* readQueue(walk: Walk): Steps<void> {
  for (let unit = walk.queue.shift(); unit; unit = walk.queue.shift()) {
    readUnit(walk, unit);
    yield;
  }
}

/** The same with definitions that nothing names, unless these may be other commands of a library that runs functions by name. */
function* widened(walk: Walk): Steps<Walk> {
  const { program, commands, dispatch, live, entries } = walk;
  const dead = unnamedDefinitions(program.files).filter((it) => !live.has(it));
  if (dead.length === 0 || !program.isMain) return walk;
  if (entries.some(({ entry }) => entry.node.children.length > 0)) return walk;
  const wide = newWalk(program, commands, dispatch);
  yield* follow(wide);
  for (const it of dead) {
    if (it.node.name === "ClassDefinition") visitClass(wide, it);
    else visit(wide, it);
  }
  yield* readQueue(wide);
  return wide;
}

/** Definitions that no call of the program starts are started by something else. */
function visitWhole(walk: Walk): void {
  const [main] = walk.program.files;
  if (!main) return;
  visitAll(walk, unitsOf(main));
  for (const it of walk.commands.rootsIn(main)) {
    enter(walk, { call: it.maker, node: walk.commands.nodeOf(it) });
  }
}

function addDeadBranches(walk: Walk): void {
  const { program, dispatch } = walk;
  for (const [index, file] of program.files.entries()) {
    const guarded = index > 0 || !program.isMain ? guardedBodies(file) : [];
    const others = [...dispatch.deadBranches(file), ...otherCommandBodies(file, program.words)];
    for (const it of [...guarded, ...others]) addDead(walk, file, it);
  }
}

interface Walk {
  readonly program: ProgramStart;
  readonly commands: ClickCommands;
  readonly dispatch: Dispatch;
  readonly live: Set<Unit>;
  readonly queue: Unit[];
  /** The classes all of whose methods run. */
  readonly whole: Set<Unit>;
  readonly dead: Map<Bindings, SourceRange[]>;
  readonly entries: { readonly entry: EntryPoint; readonly choice: CommandChoice }[];
  /** By name, the methods of classes where only named methods run. */
  readonly waiting: Map<string, Unit[]>;
  /** The names after a dot in running code. */
  readonly members: Set<string>;
  /** Whether a place is within what `fire.Fire` takes. */
  readonly isInComponent: (bindings: Bindings, node: PythonNode) => boolean;
}

function newWalk(program: ProgramStart, commands: ClickCommands, dispatch: Dispatch): Walk {
  return {
    program,
    commands,
    dispatch,
    live: new Set(),
    queue: [],
    whole: new Set(),
    dead: new Map(),
    entries: [],
    waiting: new Map(),
    members: new Set(),
    isInComponent: fireComponents(program.files),
  };
}

function addDead({ dead }: Walk, bindings: Bindings, range: SourceRange): void {
  const own = dead.get(bindings) ?? [];
  dead.set(bindings, own);
  own.push(range);
}

function isInDead({ dead }: Walk, bindings: Bindings, { from, to }: PythonNode): boolean {
  const own = dead.get(bindings);
  return own?.some(({ start, end }) => start <= from && to <= end) === true;
}

function visit(walk: Walk, unit: Unit): void {
  if (walk.live.has(unit)) return;
  walk.live.add(unit);
  walk.queue.push(unit);
}

function visitAll(walk: Walk, unit: Unit): void {
  visit(walk, unit);
  for (const it of unit.children) visitAll(walk, it);
}

function visitFunction(walk: Walk, { bindings, node }: Expression): void {
  const root = unitsOf(baseOf(bindings));
  const unit = unitOf(root, node);
  if (!unit) return;
  visit(walk, unit);
  const { parent } = unit;
  if (parent?.node.name === "ClassDefinition") visitPartly(walk, parent);
}

/** Marks the class of a method that is run by name: what the class needs, and its other methods when they are named. */
function visitPartly(walk: Walk, kind: Unit): void {
  if (walk.live.has(kind)) return;
  walk.live.add(kind);
  for (const it of kind.nodes) readNode(walk, kind, it);
  for (const it of kind.children) {
    const name = definedName(it);
    const isOwn =
      /^__\w+__$/.test(name) || decoratorsOf(it).length > 0 || it.node.name === "ClassDefinition";
    if (isOwn || walk.members.has(name)) visit(walk, it);
    else walk.waiting.set(name, [...(walk.waiting.get(name) ?? []), it]);
  }
}

function readUnit(walk: Walk, unit: Unit): void {
  for (const node of unit.nodes) readNode(walk, unit, node);
  for (const it of unit.children) {
    if (isInDead(walk, it.bindings, it.node)) continue;
    if (unit.node.name === "ClassDefinition" || isRunByOthers(walk.commands, it)) visit(walk, it);
  }
}

function readNode(walk: Walk, unit: Unit, node: PythonNode): void {
  const { bindings } = unit;
  if (node.name === "PropertyName") readMember(walk, sourceOf(bindings.source, node));
  if (!/^(?:VariableName|MemberExpression|CallExpression)$/.test(node.name)) return;
  if (isInDead(walk, bindings, node)) return;
  if (node.name === "CallExpression") {
    const entry = entryAt({ bindings, node }, walk.commands);
    if (entry) enter(walk, entry);
  } else if (isMention(bindings, node)) readMention(walk, { bindings, node });
}

function readMember(walk: Walk, name: string): void {
  walk.members.add(name);
  for (const it of walk.waiting.get(name) ?? []) visit(walk, it);
  walk.waiting.delete(name);
}

function enter(walk: Walk, entry: EntryPoint): void {
  const choice = choose(entry.node, walk.program.words);
  walk.entries.push({ entry, choice });
  for (const node of choice.nodes) for (const it of node.runs) visitFunction(walk, it);
}

function readMention(walk: Walk, at: Expression): void {
  const { bindings, node } = at;
  if (walk.dispatch.isOtherCommand(at) || walk.isInComponent(bindings, node)) return;
  if (node.name === "VariableName") {
    const inDecorator = node.parent?.name === "Decorator";
    const isCallee =
      node.parent?.name === "CallExpression" && node.parent.firstChild?.from === node.from;
    const isOwner =
      node.parent?.name === "MemberExpression" && node.parent.firstChild?.from === node.from;
    const name = sourceOf(bindings.source, node);
    visitNamed(walk, bindings, name, inDecorator || isCallee || isOwner, 0);
    return;
  }
  const owner = node.firstChild;
  const there = owner && bindings.neighbours.imported(sourceOf(bindings.source, owner));
  if (!there || there.name !== undefined) return;
  const isCallee = node.parent?.name === "CallExpression";
  visitNamed(walk, there.module, lastName(bindings, node), isCallee, 0);
}

/** Longer chains of imports are not followed. */
const maxDepth = 8;

/** Marks what a name of a file means as running, except a command that is called: then the command line decides. */
function visitNamed(
  walk: Walk,
  bindings: Bindings,
  name: string,
  isCommandCall: boolean,
  depth: number,
): void {
  if (depth > maxDepth) return;
  if (visitDefined(walk, bindings, name, isCommandCall)) return;
  const there = bindings.neighbours.imported(name);
  if (!there) return;
  if (there.name !== undefined) {
    visitNamed(walk, there.module, there.name, isCommandCall, depth + 1);
  } else if (looksInto(bindings, name)) visitAll(walk, unitsOf(there.module));
}

/** The same for what the file itself defines; false where it does not define the name. */
function visitDefined(
  walk: Walk,
  bindings: Bindings,
  name: string,
  isCommandCall: boolean,
): boolean {
  const root = unitsOf(bindings);
  const functions = bindings.functionsNamed(name);
  for (const node of functions) {
    if (isCommandCall && walk.commands.ofFunction({ bindings, node })) continue;
    const unit = unitOf(root, node);
    if (unit && unit.parent?.node.name !== "ClassDefinition") visit(walk, unit);
  }
  const kind = bindings.classNamed(name);
  const unit = kind && unitOf(root, kind);
  if (unit) visitClass(walk, unit);
  return functions.length > 0 || kind !== undefined;
}

function visitClass({ live, queue, whole }: Walk, unit: Unit): void {
  if (whole.has(unit)) return;
  whole.add(unit);
  live.add(unit);
  queue.push(unit);
}

function isLive(walk: Walk, { bindings, node }: Expression): boolean {
  const base = baseOf(bindings);
  if (isInDead(walk, base, node)) return false;
  const root = unitsOf(base);
  for (let unit: Unit | undefined = unitAt(root, node.from); unit; unit = unit.parent) {
    if (!walk.live.has(unit)) return false;
  }
  return true;
}
