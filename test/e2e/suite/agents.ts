import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openFile, openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

/** What is used of an interface that is younger than the oldest supported editor. */
interface ToolApi {
  readonly tools?: readonly { readonly name: string }[];
  invokeTool(
    name: string,
    options: { readonly input: object; readonly toolInvocationToken: undefined },
  ): Promise<{ readonly content: readonly { readonly value?: string }[] }>;
}

const { tools, invokeTool } = vscode.lm as unknown as ToolApi;

async function ask(name: string, input: object): Promise<string> {
  const { content } = await invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((it) => it.value ?? "").join("");
}

inEditor("offers its tools to the agents of the editor", () => {
  const names = (tools ?? []).map((it) => it.name).filter((it) => it.startsWith("valohai_"));
  assert.equal(names.length, 6, names.join());
  return Promise.resolve();
});

inEditor("answers agents about texts that are not saved", async () => {
  const file = "agents.valohai.yaml";
  const editor = await openText(file, "- step: { name: a, image: b:1, command: c }\n");
  const before = await until("an answer", async () => {
    const answer = await ask("valohai_check", { file });
    return answer.includes("no problems") ? answer : undefined;
  });
  assert.equal(before, `${file}: no problems\n`);
  await editor.edit((it) => it.insert(new vscode.Position(0, 9), "nme: x, "));
  const after = await until("the edit", async () => {
    const answer = await ask("valohai_check", { file });
    return answer.includes("nme") ? answer : undefined;
  });
  assert.match(after, /^agents\.valohai\.yaml:1:10: error prop-unknown: /m);
});

inEditor("plans a pipeline for agents, and says in words what it cannot answer", async () => {
  await openFile("dynamic-task/valohai.yaml");
  const file = "dynamic-task/valohai.yaml";
  const metadata = { preprocess: { storeids: [1, 2, 3] } };
  assert.match(await ask("valohai_plan", { file, metadata }), /dynamic-task: 4 executions in all/);
  assert.match(await ask("valohai_plan", { file: "../x.yaml" }), /is outside the folder/);
});
