import { lineColumns } from "#core/base/line-column.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { badByteMessage, type DecodedText } from "../files/decode-utf8.ts";
import { type CliIo, UsageError } from "./cli-io.ts";

/** The document of a file that was read; a text that is not UTF-8 is a usage error, and a syntax error is noted. */
export function documentOf(file: string, { text, badByte }: DecodedText, io: CliIo): Document {
  if (badByte) {
    const { line, column } = lineColumns(text)(badByte.offset);
    throw new UsageError(
      `Cannot read "${file}": line ${line}, column ${column}: ${badByteMessage(badByte)}`,
    );
  }
  const document = createDocument(text);
  noteSyntaxErrors(file, document, io);
  return document;
}

/** Warns that what follows a syntax error may be missing from the answer. */
function noteSyntaxErrors(file: string, { pieces, text }: Document, io: CliIo): void {
  for (const { piece, start } of pieces) {
    const [first] = piece.problems;
    if (!first) continue;
    const { line, column } = lineColumns(text)(start + first.range.start);
    io.error(`${file}:${line}:${column}: a syntax error, so the answer may be incomplete\n`);
    return;
  }
}
