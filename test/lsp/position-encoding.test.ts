import assert from "node:assert/strict";
import { test } from "node:test";
import { startLspClient } from "../support/lsp-client.ts";

const uri = "file:///project/valohai.yaml";

/** Between the start of the line and the misspelt name stand characters of one to four bytes. */
const line = '      - { description: "é€😀", name: 😀n, type: execution, step: trian }';
const source = `- step:
    name: train
    image: busybox:1
    command: train
- pipeline:
    name: p
    nodes:
${line}
    edges:
      - [😀n.output.*, 😀n.input.x]
`;

/** Of the agreed encoding, the width of a text. */
const widths: { readonly [encoding: string]: (text: string) => number } = {
  "utf-8": (text) => new TextEncoder().encode(text).length,
  "utf-16": (text) => text.length,
  "utf-32": (text) => [...text].length,
};

interface Handshake {
  readonly offered?: readonly string[];
  readonly option?: string;
  readonly clientInfo?: { readonly name: string; readonly version?: string };
  readonly agreed: string;
}

const vimLsp = { name: "vim-lsp" };
const lspMode = { name: "emacs", version: "GNU Emacs 28.2 (build 1, x86_64-pc-linux-gnu)" };
const otherEmacs = { name: "emacs", version: "other" };

const handshakes: readonly Handshake[] = [
  { agreed: "utf-16" },
  { offered: ["utf-16"], agreed: "utf-16" },
  { offered: ["utf-8", "utf-16"], agreed: "utf-8" },
  { offered: ["utf-16", "utf-8"], agreed: "utf-16" },
  { offered: ["utf-7", "utf-32", "utf-16"], agreed: "utf-32" },
  { option: "utf-8", agreed: "utf-8" },
  { option: "utf-8", offered: ["utf-32", "utf-16"], agreed: "utf-8" },
  { option: "utf-7", offered: ["utf-32", "utf-16"], agreed: "utf-32" },
  { clientInfo: vimLsp, agreed: "utf-32" },
  { clientInfo: vimLsp, option: "utf-16", agreed: "utf-16" },
  { clientInfo: vimLsp, offered: ["utf-16"], agreed: "utf-16" },
  { clientInfo: lspMode, agreed: "utf-32" },
  { clientInfo: otherEmacs, agreed: "utf-16" },
];

for (const { offered, option, clientInfo, agreed } of handshakes) {
  const said = JSON.stringify({ offered, option, clientInfo });
  test(`a client that says ${said} gets and sends positions in ${agreed}`, async (t) => {
    const client = await startLspClient(t, {
      initializationOptions: option === undefined ? {} : { positionEncoding: option },
      ...(clientInfo ? { clientInfo } : {}),
      capabilities: {
        general: offered ? { positionEncodings: offered } : {},
        textDocument: { publishDiagnostics: { versionSupport: true } },
      },
    });
    assert.equal(client.initialized.capabilities["positionEncoding"], agreed);
    const width = widths[agreed] ?? assert.fail("no such encoding");
    const rangeOf = (name: string) => ({
      start: { line: 7, character: width(line.slice(0, line.indexOf(name))) },
      end: { line: 7, character: width(line.slice(0, line.indexOf(name) + name.length)) },
    });
    await client.open(uri, source);
    const before = await client.diagnostics(uri, 1);
    const misspelt = before.find((it) => it.code === "node-step-missing");
    assert.deepEqual(misspelt?.range, rangeOf("trian"));
    const tokens = await client.connection.sendRequest<{ data: number[] }>(
      "textDocument/semanticTokens/full",
      { textDocument: { uri } },
    );
    const lengths = tokens.data.filter((_, index) => index % 5 === 2);
    assert.ok(lengths.includes(width("😀n")));
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: rangeOf("trian"), text: "train" }],
    });
    const after = await client.diagnostics(uri, 2);
    assert.ok(after.every((it) => it.code !== "node-step-missing"));
    const highlights = await client.connection.sendRequest<{ range: unknown }[]>(
      "textDocument/documentHighlight",
      { textDocument: { uri }, position: rangeOf("😀n").end },
    );
    const edge = (character: number) => ({
      start: { line: 9, character },
      end: { line: 9, character: character + width("😀n") },
    });
    const second = width("      - [😀n.output.*, ");
    assert.deepEqual(
      highlights.map((it) => it.range),
      [rangeOf("😀n"), edge(width("      - [")), edge(second)],
    );
  });
}
