/** Cuts texts to the room that they have in a drawing, as they look in one font. */
export class TextCutter {
  readonly #canvas = document.createElement("canvas").getContext("2d");
  readonly #cut = new Map<string, string>();

  constructor(font: string) {
    if (this.#canvas !== null) this.#canvas.font = font;
  }

  /** The text, or its beginning with an ellipsis where it is wider than so many pixels. */
  cut(text: string, width: number): string {
    const key = `${width} ${text}`;
    const known = this.#cut.get(key);
    if (known !== undefined) return known;
    const found = this.#find(text, width);
    this.#cut.set(key, found);
    return found;
  }

  #find(text: string, width: number): string {
    const letters = [...text.slice(0, 300)];
    if (text.length <= 300 && this.#width(text) <= width) return text;
    let [fits, tooMany] = [0, letters.length];
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      const isNarrow = this.#width(`${letters.slice(0, middle).join("")}…`) <= width;
      if (isNarrow) fits = middle;
      else tooMany = middle;
    }
    return `${letters.slice(0, fits).join("").trimEnd()}…`;
  }

  #width(text: string): number {
    return this.#canvas?.measureText(text).width ?? text.length * 7;
  }
}
