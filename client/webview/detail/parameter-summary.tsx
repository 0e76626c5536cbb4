import type { JSX } from "preact";
import type { SourceRange } from "#core/base/range.ts";
import type { FanOut, ParameterColumn } from "#core/simulation/variant.ts";
import { countOf } from "../shared/words.ts";
import { ValueContent } from "../variants/variant-row.tsx";
import { OriginLine, PlaceName } from "./origin-line.tsx";
import "./detail.css";

interface ParameterSummaryProps {
  readonly fanOut: FanOut;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** What is known about the parameters where single executions are unknown. */
export function ParameterSummary({ fanOut, onReveal }: ParameterSummaryProps): JSX.Element | null {
  if (fanOut.columns.length === 0) return null;
  return (
    <section class="summary" aria-label="Parameters">
      <h2 class="section">Parameters</h2>
      <dl class="values">
        {fanOut.columns.map((column) => (
          <div key={column.name} class={column.varied ? "entry varied" : "entry"}>
            <dt>
              <PlaceName name={column.name} place={column.origin.range} onReveal={onReveal} />
            </dt>
            <dd class="value">
              <Values column={column} />
            </dd>
            <dd class="origin">
              <OriginLine origin={column.origin} grade={column.grade} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Values({ column: { values, varied } }: { readonly column: ParameterColumn }): JSX.Element {
  if (values.length === 0 && !varied) return <span class="absent">no value</span>;
  if (values.length === 1) return <ValueContent value={values.at(0)} />;
  return <span>{countOf(values.length, "value")}</span>;
}
