import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import type { EdgePart, Graph, GraphNode } from "#core/graph/graph.ts";
import { shownName } from "#core/graph/node-label.ts";
import type { GraphMark } from "../compare/comparison-marks.ts";
import { IconButton } from "../shared/icon-button.tsx";
import { Icon } from "../shared/icons.tsx";
import { type Assuming, OutcomeChoice } from "./outcome-choice.tsx";
import type { Descriptions } from "./use-descriptions.ts";

interface NodeDetailsProps {
  readonly graph: Graph;
  readonly node: GraphNode;
  /** How it differs from what it is compared with. */
  readonly mark: GraphMark | undefined;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  readonly onClose: () => void;
  /** Draws the nodes of a group one by one. */
  readonly onExpand: () => void;
  readonly onStep: (place: SourceRange) => void;
  readonly descriptions: Descriptions;
  readonly assuming: Assuming;
}

/** All that the graph says about a node in words: its edges, problems and stops, each of which leads to its place in the file. */
export function NodeDetails(props: NodeDetailsProps): JSX.Element {
  const { graph, node, onReveal, onStep, onClose, assuming } = props;
  const partsOf = (end: "from" | "to") =>
    graph.edges.filter((it) => it[end] === node.id).flatMap((it) => it.parts);
  const notes = [
    ...node.problems.map((it) => ({ ...it, icon: it.severity })),
    ...node.stops.map((it) => ({ ...it, icon: "information" as const })),
  ];
  const name = shownName(node.name);
  return (
    <section class="node-details" aria-label={`Details of ${name}`}>
      <div class="details-head">
        <h2>{name}</h2>
        <IconButton icon="close" label="Close the details" onPress={onClose} />
      </div>
      <p class="details-links">
        <button type="button" class="link" onClick={() => onReveal(node.range, true)}>
          Go to the {node.members ? "first node" : "node"}
        </button>
        {node.members && (
          <button type="button" class="link" onClick={props.onExpand}>
            Show these nodes one by one
          </button>
        )}
        {(node.step ?? node.deployment) !== undefined && (
          <button type="button" class="link" onClick={() => onStep(node.range)}>
            Go to the {node.step === undefined ? "deployment" : "step"}
          </button>
        )}
      </p>
      <p class="details-label">{node.label}</p>
      <Changes mark={props.mark} />
      <OutcomeChoice node={node} {...assuming} />
      {notes.map(({ text, range, icon }) => (
        <p key={text} class="details-note">
          <Icon name={icon} />
          <PlaceButton text={text} range={range} onReveal={onReveal} />
        </p>
      ))}
      <Members node={node} onReveal={onReveal} />
      <EdgeList title="Edges to it" parts={partsOf("to")} onReveal={onReveal} />
      <EdgeList title="Edges from it" parts={partsOf("from")} onReveal={onReveal} />
      <Description at={node.range.start} descriptions={props.descriptions} />
    </section>
  );
}

/** What differs in the node, where it is compared. */
function Changes({ mark }: Pick<NodeDetailsProps, "mark">): JSX.Element | null {
  if (!mark) return null;
  return (
    <>
      <h3>{mark.change === "added" ? "Added" : "Changed"}</h3>
      <ul class="details-edges">
        {mark.texts.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    </>
  );
}

/** The nodes of a group, each of which leads to its place in the file. */
function Members({
  node: { members = [] },
  onReveal,
}: Pick<NodeDetailsProps, "node" | "onReveal">): JSX.Element | null {
  if (members.length === 0) return null;
  return (
    <>
      <h3>Nodes</h3>
      <ul class="details-edges">
        {members.slice(0, mostListed).map(({ id, name, range }) => (
          <li key={id}>
            <PlaceButton text={shownName(name)} range={range} onReveal={onReveal} />
          </li>
        ))}
        {members.length > mostListed && <li>and {members.length - mostListed} more</li>}
      </ul>
    </>
  );
}

interface DescriptionProps {
  readonly at: number;
  readonly descriptions: Descriptions;
}

/** What the editor's hover says about the node; also for those who point at nothing. */
function Description({ at, descriptions }: DescriptionProps): JSX.Element | null {
  const { texts, ask } = descriptions;
  useEffect(() => ask(at));
  const text = texts.get(at);
  if (!text) return null;
  return (
    <>
      <h3>In the editor</h3>
      <p class="details-hover">{text}</p>
    </>
  );
}

interface PlaceButtonProps {
  readonly text: string;
  readonly range: SourceRange | undefined;
  readonly onReveal: NodeDetailsProps["onReveal"];
}

function PlaceButton({ text, range, onReveal }: PlaceButtonProps): JSX.Element {
  if (range === undefined) return <span>{text}</span>;
  return (
    <button type="button" class="plain" onClick={() => onReveal(range, true)}>
      {text}
    </button>
  );
}

interface EdgeListProps {
  readonly title: string;
  readonly parts: readonly EdgePart[];
  readonly onReveal: NodeDetailsProps["onReveal"];
}

/** Nobody reads more edges than this one by one. */
const mostListed = 50;

function EdgeList({ title, parts, onReveal }: EdgeListProps): JSX.Element | null {
  if (parts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="details-edges">
        {parts.slice(0, mostListed).map(({ source, target, text, range }) => (
          <li key={`${range.start}`}>
            <button type="button" class="plain code" onClick={() => onReveal(range, true)}>
              {visibleText(source)} → {visibleText(target)}
            </button>
            <span class="details-carries">{text}</span>
          </li>
        ))}
        {parts.length > mostListed && <li>and {parts.length - mostListed} more</li>}
      </ul>
    </>
  );
}
