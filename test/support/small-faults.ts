import fc from "fast-check";

/** Makes one small fault in a text, as people do. */
type Fault = (text: string) => string;

/** A text with a few small faults. */
export function faulty(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.array(fault, { minLength: 1, maxLength: 3 }))
    .map(([whole, faults]) => faults.reduce((broken, it) => it(broken), whole));
}

const place = fc.nat({ max: 100_000 });

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 2, arbitrary: deleted(/[\s\S]/g) },
  { weight: 4, arbitrary: deleted(/ /g) },
  { weight: 3, arbitrary: deleted(/: ?/g) },
  { weight: 3, arbitrary: deleted(/- /g) },
  { weight: 3, arbitrary: deleted(/-(?= )/g) },
  { weight: 2, arbitrary: deleted(/["'[\]{},]/g) },
  { weight: 2, arbitrary: deleted(/^.*\n/gm) },
  { weight: 1, arbitrary: replaced(/[a-z]/g, "x") },
  { weight: 1, arbitrary: replaced(/ {2}/g, "\t") },
  { weight: 1, arbitrary: replaced(/ /g, "\u00a0") },
  { weight: 2, arbitrary: lines(moveLine) },
  { weight: 2, arbitrary: lines(swapLines) },
  { weight: 4, arbitrary: lines(indentLines) },
  { weight: 1, arbitrary: lines(leaveConflict) },
);

/** Deletes one of the places that a pattern matches. */
function deleted(pattern: RegExp): fc.Arbitrary<Fault> {
  return replaced(pattern, "");
}

function replaced(pattern: RegExp, by: string): fc.Arbitrary<Fault> {
  return place.map((at) => (text) => {
    const found = [...text.matchAll(pattern)];
    const match = found[at % found.length];
    if (!match) return text;
    return text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
  });
}

type ChangeLines = (lines: readonly string[], at: number, by: number) => readonly string[];

function lines(change: ChangeLines): fc.Arbitrary<Fault> {
  return fc.tuple(place, fc.nat({ max: 1000 })).map(([at, by]) => (text) => {
    const all = text.split("\n");
    return change(all, at % all.length, by).join("\n");
  });
}

function moveLine(all: readonly string[], at: number, by: number): readonly string[] {
  const rest = all.toSpliced(at, 1);
  return rest.toSpliced(by % (rest.length + 1), 0, all[at] ?? "");
}

function swapLines(all: readonly string[], at: number): readonly string[] {
  return [...all.slice(0, at), ...all.slice(at, at + 2).reverse(), ...all.slice(at + 2)];
}

/** One to four lines are moved to the left or right. */
function indentLines(all: readonly string[], at: number, by: number): readonly string[] {
  const blanks = (by % 5) - 2;
  const count = 1 + (by % 4);
  return all.map((line, index) => {
    if (index < at || index >= at + count) return line;
    return blanks >= 0 ? " ".repeat(blanks + 1) + line : line.replace(/^ {0,2}/, "");
  });
}

function leaveConflict(all: readonly string[], at: number, by: number): readonly string[] {
  const markers = ["<<<<<<< HEAD", "||||||| 1f2e3d4", "=======", ">>>>>>> branch"];
  return all.toSpliced(at, 0, markers[by % markers.length] ?? "");
}
