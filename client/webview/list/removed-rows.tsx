import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { visibleText } from "#core/base/visible-text.ts";
import { withArticle } from "#core/base/with-article.ts";
import { shownName } from "#core/graph/node-label.ts";
import { ChangeWord } from "../compare/change-sign.tsx";
import type { RemovedNode } from "../compare/removed-nodes.ts";
import { KindIcon } from "../graph/graph-icons.tsx";
import { memo } from "../shared/memo.ts";
import { countOf, numberText } from "../shared/words.ts";

interface RemovedRowsProps {
  readonly removed: readonly RemovedNode[];
  /** Gives the keyboard back to the first or the last of the rows above. */
  readonly onLeave: (end: "first" | "last") => void;
}

/** How many removed nodes have rows; more are only counted. */
const mostRows = 200;

/** The nodes that a change removes, as rows below all others: a row opens to what the node was, and nothing else can be done with it. */
export const RemovedRows = memo(({ removed, onLeave }: RemovedRowsProps): JSX.Element | null => {
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (removed.length === 0) return null;
  const rows = removed.slice(0, mostRows);
  const left = removed.length - rows.length;
  const active = Math.min(at, rows.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The keys of the rows above mean the node that is active there.
    event.stopPropagation();
    const next = rowAfter(event.key, active, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    if (next === "first" || next === "last") onLeave(next);
    else buttonsIn(list.current)[next]?.focus();
  };
  return (
    <ul ref={list} class="removed-rows" aria-label="Removed nodes" onKeyDown={onKeyDown}>
      {rows.map((it, index) => (
        <li key={it.name}>
          <RemovedRow
            {...it}
            isActive={index === active}
            isOpen={open.has(it.name)}
            onFocus={() => setAt(index)}
            onToggle={() => setOpen(toggled(open, it.name))}
          />
        </li>
      ))}
      {left > 0 && <li class="node-aside">and {countOf(left, "more removed node")}</li>}
    </ul>
  );
});

/** Gives the keyboard to the first removed node below the rows of a list; answers whether there is one. */
export function focusRemoved(list: Element | null): boolean {
  const [button] = buttonsIn(list);
  button?.focus();
  return button !== undefined;
}

function buttonsIn(list: Element | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(".removed-node") ?? [])];
}

/** The row that a key leads to, or which of the rows above; undefined for all other keys. */
function rowAfter(key: string, at: number, count: number): number | "first" | "last" | undefined {
  switch (key) {
    case "ArrowUp":
      return at === 0 ? "last" : at - 1;
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "Home":
      return "first";
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}

interface RemovedRowProps extends RemovedNode {
  /** Whether the keyboard reaches the removed nodes at this row. */
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
}

function RemovedRow(props: RemovedRowProps): JSX.Element {
  const { name, kind, work, runs, isActive, isOpen, onFocus, onToggle } = props;
  return (
    <>
      <div class="list-row">
        <button
          type="button"
          class="node removed-node"
          aria-expanded={isOpen}
          aria-description={`removed ${kind} node${work === "" ? "" : `, ${visibleText(work)}`}`}
          title={`Removed: ${kind} node`}
          tabindex={isActive ? 0 : -1}
          onFocus={onFocus}
          onClick={onToggle}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <KindIcon kind={kind} at={{ x: 0, y: 0 }} />
          </svg>
          <ChangeWord change="removed" />
          <span class="node-name">{shownName(name)}</span>
          {runs !== undefined && <span class="node-count">{numberText(runs)} → 0</span>}
        </button>
      </div>
      {isOpen && <RemovedDetails {...props} />}
    </>
  );
}

/** What a removed node was, in words. */
function RemovedDetails({ name, kind, work, runs, edges }: RemovedNode): JSX.Element {
  return (
    <section class="removed-details" aria-label={`Details of ${shownName(name)}`}>
      <p>
        Was {withArticle(`${kind} node`)}
        {work !== "" && (
          <>
            {" "}
            of <span class="code">{visibleText(work)}</span>
          </>
        )}
        {runs !== undefined && `, ${countOf(runs, "execution")}`}
      </p>
      {edges.length > 0 && (
        <>
          <p>Removed with it:</p>
          <ul>
            {edges.slice(0, mostEdges).map((it) => (
              <li key={it} class="code">
                {visibleText(it)}
              </li>
            ))}
            {edges.length > mostEdges && (
              <li>and {countOf(edges.length - mostEdges, "more edge")}</li>
            )}
          </ul>
        </>
      )}
    </section>
  );
}

/** Nobody reads more edges than this one by one. */
const mostEdges = 50;
