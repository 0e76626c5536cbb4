import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import type { MatchedRun } from "#core/simulation/runs/match-runs.ts";
import type { FanOut, Variant, VariantProblem } from "#core/simulation/variant.ts";
import { HasPlaces } from "../shared/has-places.ts";
import { IconButton } from "../shared/icon-button.tsx";
import { Icon } from "../shared/icons.tsx";
import { menuOf } from "../shared/menu-context.ts";
import { clipped } from "../shared/value-text.ts";
import { inputPlace } from "../variants/places.ts";
import { ValueContent } from "../variants/variant-row.tsx";
import { CopyButton } from "./copy-button.tsx";
import { OriginLine, PlaceName } from "./origin-line.tsx";
import { RunDetail } from "./run-detail.tsx";
import "./detail.css";

interface VariantDetailProps {
  readonly id: string;
  readonly fanOut: FanOut;
  readonly variant: Variant;
  /** Its earlier run. */
  readonly run: MatchedRun | undefined;
  readonly onClose: () => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  readonly onCopy: (text: string) => void;
}

/** Everything about one variant: problems, earlier run, command, values with their origins, inputs. */
export function VariantDetail(props: VariantDetailProps): JSX.Element {
  const { id, fanOut, variant, run, onClose, onReveal, onCopy } = props;
  const number = (variant.index + 1n).toLocaleString("en-US");
  const title = `Execution ${number} of ${(fanOut.count ?? 1n).toLocaleString("en-US")}`;
  const close = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose();
  };
  return (
    <section
      id={id}
      class="detail"
      aria-label={title}
      data-vscode-context={menuOf("detail")}
      onKeyDown={close}
    >
      <header class="detail-head">
        <h2>{title}</h2>
        <IconButton icon="close" label="Close the details" onPress={onClose} />
      </header>
      <div class="detail-body">
        <Problems details={variant.details} onReveal={onReveal} />
        {run && <RunDetail run={run} />}
        <div class="part-head">
          <h3>Command</h3>
          {variant.command.length > 0 && (
            <CopyButton onCopy={() => onCopy(variant.command.join("\n"))} />
          )}
        </div>
        {variant.command.length > 0 ? (
          <pre class="command">{clipped(variant.command.join("\n"))}</pre>
        ) : (
          <p class="absent">No command is known</p>
        )}
        <ParameterValues fanOut={fanOut} variant={variant} onReveal={onReveal} />
        <Inputs fanOut={fanOut} variant={variant} onReveal={onReveal} />
        <Settings fanOut={fanOut} onReveal={onReveal} />
      </div>
    </section>
  );
}

interface ProblemsProps {
  readonly details: readonly VariantProblem[];
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** The problems, each with its place: where the step states the limit that is broken, else where the value comes from. */
function Problems({ details, onReveal }: ProblemsProps): JSX.Element | null {
  const hasPlaces = useContext(HasPlaces);
  if (details.length === 0) return null;
  return (
    <ul class="problems" aria-label="Problems">
      {details.map(({ kind, text, rule, range }) => {
        const place = rule ?? range;
        const meant = kind === "duplicate" || kind === "empty";
        return (
          <li key={`${kind} ${text}`}>
            <Icon name={meant ? "information" : "warning"} />
            <span class="unseen">{meant ? "Note: " : "Problem: "}</span>
            <span class="problem-words">{clipped(text)}</span>
            {place !== undefined && hasPlaces && (
              <IconButton
                icon="goTo"
                label="Go to the YAML source"
                onPress={() => onReveal(place, true)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

type PartProps = Pick<VariantDetailProps, "fanOut" | "variant" | "onReveal">;

function ParameterValues({ fanOut, variant, onReveal }: PartProps): JSX.Element | null {
  if (fanOut.columns.length === 0) return null;
  return (
    <>
      <h3>Parameters</h3>
      <dl class="values">
        {fanOut.columns.map((column) => (
          <div key={column.name} class={column.varied ? "entry varied" : "entry"}>
            <dt>
              <PlaceName name={column.name} place={column.origin.range} onReveal={onReveal} />
            </dt>
            <dd class="value">
              <ValueContent
                value={variant.parameters.find(([name]) => name === column.name)?.[1]}
              />
            </dd>
            <dd class="origin">
              <OriginLine origin={column.origin} grade={column.grade} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Inputs({ fanOut, variant, onReveal }: PartProps): JSX.Element | null {
  if (variant.inputs.length === 0) return null;
  return (
    <>
      <h3>Inputs</h3>
      <dl class="values">
        {variant.inputs.map(([name, uris]) => (
          <div key={name} class="entry">
            <dt>
              <PlaceName name={name} place={inputPlace(fanOut, name)} onReveal={onReveal} />
            </dt>
            <dd class="value uris">
              {uris.length === 0 ? <span class="absent">no files</span> : null}
              {uris.map((uri) => (
                <span key={uri} class="uri">
                  {clipped(uri)}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The image, the environment and whatever else says how the execution runs. */
function Settings({ fanOut, onReveal }: Omit<PartProps, "variant">): JSX.Element | null {
  if (fanOut.settings.length === 0) return null;
  return (
    <>
      <h3>Settings</h3>
      <dl class="values">
        {fanOut.settings.map(({ key, value, from, range }) => (
          <div key={key} class="entry">
            <dt>
              <PlaceName name={key} place={range} onReveal={onReveal} />
            </dt>
            <dd class="value">
              <ValueContent value={value} />
            </dd>
            <dd class="origin">{from === "step" ? "step" : "override of the node"}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
