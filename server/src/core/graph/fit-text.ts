/** A text cut to a width, counted in letters of usual width; an ellipsis then ends it. */
export function fitText(text: string, width: number): string {
  let taken = 0;
  let kept = "";
  for (const letter of text) {
    taken += widthOf(letter);
    if (taken > width) return `${kept.trimEnd()}…`;
    if (taken < width) kept += letter;
  }
  return text;
}

/** Letters of East Asia and pictures take twice the usual room, marks on letters none. */
function widthOf(letter: string): number {
  if (/[\p{M}\p{Cf}]/u.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff01-\uff60]/u;
