import type { JSX } from "preact";
import type { Value } from "#core/base/value.ts";
import type { MatchedRun } from "#core/simulation/runs/match-runs.ts";
import type { Variant } from "#core/simulation/variant.ts";
import { RunCell } from "../runs/run-cell.tsx";
import { Icon } from "../shared/icons.tsx";
import { menuOf } from "../shared/menu-context.ts";
import { clipped, valueText } from "../shared/value-text.ts";
import type { Slot } from "./column-layout.ts";
import type { GridColumn } from "./columns.ts";

interface VariantRowProps {
  readonly row: bigint;
  readonly variant: Variant;
  /** Its earlier run. */
  readonly run: MatchedRun | undefined;
  readonly slots: readonly Slot[];
  readonly top: number;
  readonly selected: boolean;
  /** The column that the keyboard is on, if it is in this row. */
  readonly activeColumn: number | undefined;
}

/** One variant as a row of the table. */
export function VariantRow(props: VariantRowProps): JSX.Element {
  const { row, variant, run, slots, top, selected, activeColumn } = props;
  return (
    <div
      role="row"
      class={variant.problems.length > 0 ? "row has-problems" : "row"}
      aria-rowindex={Number(row) + 2}
      aria-selected={selected}
      style={{ top: `${top}px` }}
      data-row={String(row)}
      data-vscode-context={menuOf("cell")}
    >
      {slots.map((slot) =>
        slot.kind === "gap" ? (
          <div key={slot.id} role="none" />
        ) : (
          <div
            key={slot.column.id}
            role="gridcell"
            class={cellClass(slot.column, slot.pin)}
            aria-colindex={slot.index + 1}
            tabIndex={slot.index === activeColumn ? 0 : -1}
            data-column={slot.index}
            data-name={slot.column.name}
            style={pinStyle(slot.pin)}
          >
            <Content column={slot.column} variant={variant} run={run} />
          </div>
        ),
      )}
    </div>
  );
}

/** The classes of a cell, in the header and in the rows. */
export function cellClass({ kind, numeric, varied }: GridColumn, pin: number | undefined): string {
  const classes = ["cell", `of-${kind}`];
  if (numeric) classes.push("numeric");
  if (varied) classes.push("varied");
  if (pin !== undefined) classes.push("pinned");
  return classes.join(" ");
}

/** What keeps a pinned column in view. */
export function pinStyle(pin: number | undefined): { readonly left?: string } {
  return pin === undefined ? {} : { left: `${pin}px` };
}

interface ContentProps {
  readonly column: GridColumn;
  readonly variant: Variant;
  readonly run: MatchedRun | undefined;
}

function Content({ column, variant, run }: ContentProps): JSX.Element | null {
  switch (column.kind) {
    case "index":
      return <IndexContent variant={variant} />;
    case "parameter":
      return (
        <ValueContent value={variant.parameters.find(([name]) => name === column.name)?.[1]} />
      );
    case "input": {
      const uris = variant.inputs.find(([name]) => name === column.name)?.[1] ?? [];
      return <Clipped text={uris.join(", ")} />;
    }
    case "run":
      return <RunCell run={run} />;
    case "metric": {
      const value = run?.metrics.get(column.name);
      return value ? <ValueContent value={value} /> : null;
    }
    case "command":
      return <CommandContent column={column} variant={variant} />;
  }
}

function IndexContent({
  variant: { index, problems },
}: {
  readonly variant: Variant;
}): JSX.Element {
  return (
    <>
      {problems.length > 0 && (
        <span class="row-problem" title={problems.map(clipped).join("\n")}>
          <Icon name="warning" />
          <span class="unseen">Has a problem: </span>
        </span>
      )}
      <span class="text">{(index + 1n).toLocaleString("en-US")}</span>
    </>
  );
}

/** A value in the colour of its kind; a value that the platform draws is not known. */
export function ValueContent({ value }: { readonly value: Value | undefined }): JSX.Element {
  if (value === undefined) return <span class="absent">known when it runs</span>;
  if (value.kind === "null") return <span class="absent">no value</span>;
  return <Clipped text={valueText(value)} kind={value.kind} />;
}

function Clipped({ text, kind }: { readonly text: string; readonly kind?: string }): JSX.Element {
  return (
    <span class={kind === undefined ? "text" : `text value-${kind}`} title={clipped(text)}>
      {clipped(text)}
    </span>
  );
}

function CommandContent({ column, variant }: Omit<ContentProps, "run">): JSX.Element {
  const { command, problems } = variant;
  const [problem, ...others] = problems;
  const lines = column.lines.map((index) => clipped(command[index] ?? ""));
  return (
    <span class="text" title={clipped(command.join("\n"))}>
      {problem !== undefined && (
        <span class="problem-text">
          {clipped(problem)}
          {others.length > 0 && ` (+${others.length} more)`}
        </span>
      )}
      {lines.map((line, index) => (
        <code key={index}>{line}</code>
      ))}
    </span>
  );
}
