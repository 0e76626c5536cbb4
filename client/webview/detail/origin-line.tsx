import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import type { Grade, Origin } from "#core/simulation/variant.ts";
import { HasPlaces } from "../shared/has-places.ts";
import { gradeSentences, gradeWords, originWords } from "../shared/words.ts";

/** Where a value comes from and how sure that is, in words. */
export function OriginLine(props: { readonly origin: Origin; readonly grade: Grade }): JSX.Element {
  return (
    <>
      {originWords(props.origin)}
      {props.grade !== "documented" && (
        <>
          {" "}
          <GradeMark grade={props.grade} />
        </>
      )}
    </>
  );
}

/** How sure a statement is. */
export function GradeMark({ grade }: { readonly grade: Grade }): JSX.Element {
  return (
    <span class={`grade grade-${grade}`} title={gradeSentences[grade]}>
      {gradeWords[grade]}
    </span>
  );
}

interface PlaceNameProps {
  readonly name: string;
  readonly place: SourceRange | undefined;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** A name that leads to its place in the file, where it has one. */
export function PlaceName({ name, place, onReveal }: PlaceNameProps): JSX.Element {
  const hasPlaces = useContext(HasPlaces);
  if (place === undefined || !hasPlaces) return <span>{name}</span>;
  return (
    <button
      type="button"
      class="link"
      title="Go to the YAML source"
      onClick={() => onReveal(place, true)}
    >
      {name}
    </button>
  );
}
