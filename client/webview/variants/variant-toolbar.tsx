import type { ComponentChildren, JSX } from "preact";
import { Icon } from "../shared/icons.tsx";
import { SearchField } from "../shared/search-field.tsx";
import { numberText } from "../shared/words.ts";
import { ColumnMenu } from "./column-menu.tsx";
import type { GridColumn } from "./columns.ts";
import type { RowQuery } from "./row-query.ts";

interface VariantToolbarProps {
  readonly query: RowQuery;
  /** How many variants there are, have problems, and are shown. */
  readonly total: bigint;
  readonly problems: bigint;
  readonly shown: bigint;
  readonly columns: readonly GridColumn[];
  readonly isShown: (column: GridColumn) => boolean;
  readonly onSwitch: (column: GridColumn) => void;
  readonly onQuery: (query: RowQuery) => void;
  /** The filters of a comparison and of earlier runs. */
  readonly filters: ComponentChildren;
  /** Whether one of these filters is on. */
  readonly isNarrowed: boolean;
  /** Whether the rows are those of an earlier version, which are not written into the file. */
  readonly isBefore: boolean;
  readonly onExport: () => void;
  readonly onFreeze: () => void;
}

/** The controls of the table: rows, problems, columns. */
export function VariantToolbar(props: VariantToolbarProps): JSX.Element {
  const { query, problems, onQuery } = props;
  return (
    <div class="toolbar">
      <Filter {...props} />
      {(problems > 0n || query.problemsOnly) && (
        <button
          type="button"
          class="tool toggle"
          aria-pressed={query.problemsOnly}
          title="Show only executions with problems"
          onClick={() => onQuery({ ...query, problemsOnly: !query.problemsOnly })}
        >
          <Icon name="warning" />
          {numberText(problems)} with problems
        </button>
      )}
      {props.filters}
      <div class="tools">
        <ColumnMenu columns={props.columns} isShown={props.isShown} onSwitch={props.onSwitch} />
        <OutputTools {...props} />
      </div>
    </div>
  );
}

/** What takes the executions that are shown out of the table. */
function OutputTools(props: VariantToolbarProps): JSX.Element {
  const { query, shown, isBefore, onExport, onFreeze } = props;
  const rest = query.run === "not run" ? ` ${numberText(shown)} not run` : "";
  return (
    <>
      {!isBefore && (
        <button
          type="button"
          class="tool"
          title="Write the executions shown into the file as the parameter sets of a task"
          onClick={onFreeze}
        >
          <Icon name="freeze" />
          Freeze{rest}
        </button>
      )}
      <button type="button" class="tool" onClick={onExport}>
        <Icon name="export" />
        Export…
      </button>
    </>
  );
}

/** The filter of the table, and how many variants it leaves. */
function Filter({ query, total, shown, isNarrowed, onQuery }: VariantToolbarProps): JSX.Element {
  const filtered = query.search.trim() !== "" || query.problemsOnly || isNarrowed;
  return (
    <SearchField
      label="Filter executions"
      placeholder="Filter"
      hint="Words, or conditions such as epochs>5, id=122, name^=a, name~text"
      value={query.search}
      found={filtered ? `${numberText(shown)} of ${numberText(total)}` : ""}
      onSearch={(search) => onQuery({ ...query, search })}
    />
  );
}
