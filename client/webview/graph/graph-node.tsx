import type { JSX } from "preact";
import type { GraphNode } from "#core/graph/graph.ts";
import { shownName } from "#core/graph/node-label.ts";
import type { Point } from "#core/graph/placed-graph.ts";
import { ChangeSign } from "../compare/change-sign.tsx";
import { memo } from "../shared/memo.ts";
import { countOf, gradeWords, numberText } from "../shared/words.ts";
import type { TextCutter } from "./cut-text.ts";
import { KindIcon, Mark, type MarkName, outlineOf, pathAt } from "./graph-icons.tsx";
import { canConnect, type LinkRole } from "./link.ts";
import { portOf } from "./link-line.tsx";
import type { ShownNode } from "./shown-graph.ts";

/** The texts of nodes, cut to their boxes. */
export interface Cutters {
  readonly name: TextCutter;
  readonly aside: TextCutter;
}

interface GraphNodeProps extends ShownNode {
  readonly cutters: Cutters;
  /** What the editor's hover says about it, where that is known. */
  readonly description: string | undefined;
  readonly isSelected: boolean;
  /** Whether the keyboard reaches the graph at this node. */
  readonly isActive: boolean;
  readonly isFound: boolean;
  /** Whether it is assumed to fail. */
  readonly isFailing: boolean;
  /** What it is for the edge that is being made. */
  readonly linkRole: LinkRole;
  /** Called when the pointer is pressed on its port. */
  readonly onPort: (node: ShownNode, event: PointerEvent) => void;
  /** Its place among all nodes, from 1, for those who do not see how many there are. */
  readonly place: number;
  readonly count: number;
}

/** A node as a box: its name, what it runs and how often, and its marks. */
export const GraphNodeBox = memo((props: GraphNodeProps): JSX.Element => {
  const { node, box, isSelected, isActive, place, count, onPort, mark } = props;
  const { id, kind, label } = node;
  const { x, y, width, height } = box;
  const above = { task: 4, group: 8 }[String(kind)] ?? 0;
  return (
    <g class={classesOf(props)}>
      <svg aria-hidden="true" overflow="visible">
        {above > 0 && <path class="card" d={`M${x + 10} ${y - 4}H${x + width - 10}`} />}
        {kind === "group" && <path class="card" d={`M${x + 18} ${y - 8}H${x + width - 18}`} />}
        <path class="outline" d={pathAt(box, outlineOf(kind, width, height))} />
        <NodeTexts {...props} />
        <Marks node={node} box={box} />
        {mark && <ChangeSign change={mark.change} x={x + 8} y={y - 2} />}
      </svg>
      <g
        class="node"
        role="option"
        aria-label={label}
        aria-selected={isSelected}
        aria-posinset={place}
        aria-setsize={count}
        tabindex={isActive ? 0 : -1}
        data-id={id}
      >
        <title>{[...(mark?.texts ?? []), tooltipOf(node, props.description)].join("\n")}</title>
        <rect class="reach" x={x} y={y} width={width} height={height} />
        <rect
          class="ring"
          x={x - 5}
          y={y - 5 - above}
          width={width + 10}
          height={height + 10 + above}
          rx="9"
        />
      </g>
      {canConnect(props) && (
        <Port at={portOf(box)} onPress={(event) => onPort({ node, box }, event)} />
      )}
    </g>
  );
});

function classesOf(props: GraphNodeProps): string {
  const { kind, reached } = props.node;
  const { linkRole, mark } = props;
  const states = {
    selected: props.isSelected,
    found: props.isFound,
    failing: props.isFailing,
    unreached: reached === "no" && kind !== "parameter",
    origin: linkRole === "origin",
    possible: linkRole === "possible" || linkRole === "over",
    over: linkRole === "over",
  };
  const classes = Object.entries(states).flatMap(([name, is]) => (is ? [name] : []));
  if (mark) classes.push(`change-${mark.change}`);
  return ["node-box", kind, ...classes].join(" ");
}

interface PortProps {
  readonly at: Point;
  readonly onPress: (event: PointerEvent) => void;
}

/** Where an edge is dragged from; the key C and the menu do the same for those who do not see it. */
function Port({ at, onPress }: PortProps): JSX.Element {
  const { x, y } = at;
  return (
    <svg aria-hidden="true" overflow="visible">
      <g class="port" onPointerDown={onPress}>
        <title>Drag to another node to connect them</title>
        <circle class="port-reach" cx={x} cy={y} r="13" />
        <circle class="port-dot" cx={x} cy={y} r="7" />
        <path class="port-sign" d={pathAt(at, "m-3 0h6m-3-3v6")} />
      </g>
    </svg>
  );
}

/** Where texts begin and how far they stay away from the sides. */
const inset = { line: 14, icon: 16, gap: 7 } as const;

function NodeTexts({ node, box, cutters, mark }: GraphNodeProps): JSX.Element {
  const { name, kind, reached } = node;
  const runs = runsText(node, mark?.countBefore);
  const aside = asideText(node);
  const pill = runs === "" ? 0 : 14 + runs.length * 7;
  const left = inset.line + inset.icon + inset.gap;
  const nameRoom = box.width - left - inset.line - (pill > 0 ? pill + 6 : 0);
  const workRoom = box.width - left - inset.line - (aside === "" ? 0 : aside.length * 6 + 8);
  const { x, y } = box;
  const end = x + box.width - inset.line;
  return (
    <>
      <KindIcon kind={kind} at={{ x: x + inset.line, y: y + 15 }} />
      <g class="texts">
        <text class="name" x={x + left} y={y + 28}>
          {cutters.name.cut(shownName(name), nameRoom)}
        </text>
        <text class="work" x={x + left} y={y + 48}>
          {cutters.aside.cut(workText(node), workRoom)}
        </text>
        {aside !== "" && (
          <text class="work end" x={end} y={y + 48}>
            {aside}
          </text>
        )}
        {runs !== "" && (
          <g class={`times ${gradeOf(node)} ${reached}`}>
            <rect x={end - pill + 4} y={y + 14} width={pill} height="18" rx="9" />
            <text x={end - pill / 2 + 4} y={y + 27}>
              {runs}
            </text>
          </g>
        )}
      </g>
    </>
  );
}

/** How often a node runs, and how often it did before a change, as short as possible. */
function runsText({ kind, count, grade }: GraphNode, before: string | undefined): string {
  if (kind !== "execution" && kind !== "task" && kind !== "group") return "";
  if (count === undefined) return "×?";
  const was = before === undefined ? "" : `${shortCount(before)} → `;
  return `${grade === "documented" ? "×" : "≈"}${was}${shortCount(count)}`;
}

function shortCount(digits: string): string {
  return digits.length > 6 ? numberText(BigInt(digits)).replace(/^(\d),(\d).*/, "$1.$2…") : digits;
}

function gradeOf({ count, grade }: GraphNode): string {
  if (count === undefined) return "unknown";
  if (grade !== "documented") return grade;
  return count === "1" ? "once" : "documented";
}

/** What a node runs: its task or step, or its deployment; for a parameter, its value. */
function workText({ kind, task, step, deployment, explanation, members }: GraphNode): string {
  if (members) return `${members.length} nodes`;
  if (kind === "parameter") return explanation;
  if (kind === "unknown") return "unknown type";
  return task ?? step ?? deployment ?? `no ${kind === "task" ? "task" : "step"}`;
}

function asideText({ batches }: GraphNode): string {
  return batches === undefined || batches.count === "1"
    ? ""
    : countOf(BigInt(batches.count), "batch", "batches");
}

/** The tooltip of a node: the text of the editor's hover, or a summary of the plan until that is known. */
function tooltipOf(node: GraphNode, description: string | undefined): string {
  const further = [...node.stops, ...node.problems].map((it) => it.text);
  return [description || summaryOf(node), ...further].join("\n");
}

function summaryOf(node: GraphNode): string {
  const { kind, count, explanation, grade, waitsFor, batches } = node;
  const runs = kind === "execution" || kind === "task" || kind === "group";
  const number = count === undefined ? "" : `${countOf(BigInt(count), "execution")}: `;
  const how =
    waitsFor.length > 0
      ? `The number of executions depends on the metadata of ${waitsFor.join(", ")}`
      : `${runs ? number : ""}${explanation}`;
  const graded =
    count !== undefined && grade !== "documented" ? `${how} (${gradeWords[grade]})` : how;
  const inBatches =
    batches && `${countOf(BigInt(batches.count), "batch", "batches")} of at most ${batches.size}`;
  return [`${node.name} (${kind})`, graded, inBatches].filter(Boolean).join("\n");
}

type MarksProps = Pick<GraphNodeProps, "node" | "box">;

/** Problems at the upper corner, stops and approvals at the lower one. */
function Marks({ node, box }: MarksProps): JSX.Element {
  const { problems, stops } = node;
  const worst: MarkName = problems.some((it) => it.severity === "error") ? "error" : "warning";
  const kinds = [
    ...new Set(stops.map((it): MarkName => (it.kind === "approval" ? "approval" : "stop"))),
  ];
  const isCertain = (name: MarkName) =>
    stops.some((it) => it.certain && (it.kind === "approval") === (name === "approval"));
  const x = box.x + box.width - 18;
  return (
    <>
      {problems.length > 0 && <Mark name={worst} certain={true} at={{ x, y: box.y - 9 }} />}
      {kinds.map((name, at) => (
        <Mark
          key={name}
          name={name}
          certain={isCertain(name)}
          at={{ x: x - 20 * at, y: box.y + box.height - 8 }}
        />
      ))}
    </>
  );
}
