/** The parts of a list in a sentence: `a, b and c`. */
export function listText(parts: readonly string[], word: "and" | "or" = "and"): string {
  const last = parts.at(-1) ?? "";
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${word} ${last}` : last;
}

/** The first of some names, with how many others there are: `a, b and 7 more`. If there is one other, it is named as well. */
export function firstNames(names: readonly string[], most: number, others = "more"): string {
  const left = names.length - most;
  if (left <= 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${left} ${others}`;
}
