import { SaxesParser } from "saxes";

export interface XmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: XmlElement[];
  /** The text that is not in its children. */
  text: string;
}

/** The root of a document of XML 1.0; throws at what is not well formed. */
export function readXml(document: string): XmlElement {
  const outside: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [outside];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: XmlElement = { name, attributes: { ...attributes }, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(document).close();
  const [root] = outside.children;
  if (root === undefined) throw new Error("There is no element");
  return root;
}
