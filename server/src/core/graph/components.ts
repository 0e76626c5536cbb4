/**
 * Numbers the nodes of a directed graph by their strongly connected components: two nodes get the same number exactly if
 * each can be reached from the other, and every link leads to the same number or a higher one (Kosaraju's algorithm,
 * without recursion: a chain may be longer than any stack).
 */
export function componentNumbers(
  targets: readonly (readonly number[])[],
  sources: readonly (readonly number[])[],
): readonly number[] {
  const numbers = targets.map(() => -1);
  let next = 0;
  for (const start of finishingOrder(targets).reverse()) {
    if (numbers[start] === -1) numberComponent(start, next++, sources, numbers);
  }
  return numbers;
}

/** Gives a number to all nodes without one from which a node can be reached. */
function numberComponent(
  start: number,
  number: number,
  sources: readonly (readonly number[])[],
  numbers: number[],
): void {
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (numbers[node] !== -1) continue;
    numbers[node] = number;
    for (const source of sources[node] ?? []) open.push(source);
  }
}

/** The nodes in the order in which a depth-first search leaves them. */
function finishingOrder(targets: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const seen = targets.map(() => false);
  for (let start = 0; start < targets.length; start++) {
    if (seen[start]) continue;
    seen[start] = true;
    const path = [{ node: start, next: 0 }];
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const target = targets[at.node]?.[at.next++];
      if (target === undefined) {
        order.push(at.node);
        path.pop();
      } else if (!seen[target]) {
        seen[target] = true;
        path.push({ node: target, next: 0 });
      }
    }
  }
  return order;
}
