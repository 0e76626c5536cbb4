import type { JSX } from "preact";
import type { SourceRange } from "#core/base/range.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { gradeWords, originWords } from "../shared/words.ts";
import { ValueContent } from "./variant-row.tsx";

interface ConstantsProps {
  readonly fanOut: FanOut;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** The parameters that are the same in every execution, in one line instead of columns. */
export function Constants({ fanOut, onReveal }: ConstantsProps): JSX.Element | null {
  const constant = fanOut.columns.filter(({ varied }) => !varied);
  if (constant.length === 0) return null;
  return (
    <dl class="constants" aria-label="The same in every execution">
      {constant.map(({ name, origin, grade, values }) => {
        const { range } = origin;
        return (
          <div key={name} class="constant" title={`${originWords(origin)} (${gradeWords[grade]})`}>
            <dt>
              {range === undefined ? (
                name
              ) : (
                <button type="button" class="plain" onClick={() => onReveal(range, true)}>
                  {name}
                </button>
              )}
            </dt>
            <dd class="code">
              {values.length === 0 ? (
                <span class="absent">no value</span>
              ) : (
                <ValueContent value={values.at(0)} />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
