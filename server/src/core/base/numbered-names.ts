/** Elements by their names; the second one of a name gets the number 2 after it, and so on. */
export function numberedNames<Element>(
  elements: readonly Element[],
  nameOf: (element: Element) => string,
): ReadonlyMap<string, Element> {
  const named = new Map<string, Element>();
  const last = new Map<string, number>();
  for (const element of elements) {
    const own = nameOf(element);
    let number = last.get(own) ?? 0;
    let name = own;
    do {
      number++;
      name = number === 1 ? own : `${own} (${number})`;
    } while (named.has(name));
    last.set(own, number);
    named.set(name, element);
  }
  return named;
}
