/** The name with the lowest number after it that is free: `train` becomes `train-2`. */
export function freeName(name: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  const stem = name.replace(/-\d+$/, "");
  let number = 2;
  while (names.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
