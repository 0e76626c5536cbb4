/** Makes a function that says whether a text holds a word; it searches a text once, however often in a row it is asked for it. */
export function wordFinder(word: string): (text: string) => boolean {
  let latest = "";
  let isFound = latest.includes(word);
  return (text) => {
    if (text === latest) return isFound;
    latest = text;
    isFound = text.includes(word);
    return isFound;
  };
}
