import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ruleCodes } from "#core/features/diagnostics/rule-help.ts";
import { folderWith, runCli } from "../support/cli.ts";
import { hidden, hostileNames } from "../support/hostile-names.ts";
import { startMcp, startMcpProgram } from "../support/mcp.ts";
import { fitFile } from "../support/yaml.ts";

const yaml = fitFile({ edges: "[gen.metadata.ids, fit.parameter.a]" });

/** In bytes. */
const answerLimit = 20_000;

test("tools/list says what each tool takes, and that it changes nothing", async (t) => {
  const { client } = await startMcp(t, folderWith(t, {}));
  const { tools } = await client.listTools();
  assert.deepEqual(
    tools.map(({ name, inputSchema }) => [name, Object.keys(inputSchema.properties ?? {}).join()]),
    [
      ["valohai_check", "file,offset"],
      ["valohai_plan", "file,pipeline,metadata,parameters,offset"],
      [
        "valohai_variants",
        "file,pipeline,metadata,parameters,node,where,sort,descending,offset,limit",
      ],
      ["valohai_describe", "file,name,offset"],
      ["valohai_graph", "file,pipeline,metadata,parameters,around,showParameters,offset"],
      ["valohai_explain", "name,offset"],
    ],
  );
  for (const { name, annotations, description, inputSchema } of tools) {
    assert.equal(annotations?.readOnlyHint, true, name);
    assert.equal(inputSchema["additionalProperties"], false, name);
    assert.ok(description && description.length < 600, name);
  }
  const [version] =
    /"version": "([^"]+)"/.exec(readFileSync("package.json", "utf8"))?.slice(1) ?? [];
  assert.equal(client.getServerVersion()?.version, version);
});

test("the resources are the rules, the schema and an example without problems", async (t) => {
  const folder = folderWith(t, {});
  const { client, ask } = await startMcp(t, folder);
  const read = async (uri: string) => {
    const [content] = (await client.readResource({ uri })).contents;
    return content && "text" in content ? content.text : "";
  };
  const { resources } = await client.listResources();
  assert.equal(resources.length, 3);
  assert.equal(
    (await read("valohai-yaml://rules")).match(/^`[\w-]+`: /gm)?.length,
    ruleCodes.length,
  );
  assert.match(await read("valohai-yaml://rules/edge-self"), /^## edge-self\n[\s\S]*```yaml\n/);
  assert.equal(JSON.parse(await read("valohai-yaml://schema")).type, "array");
  writeFileSync(path.join(folder, "valohai.yaml"), await read("valohai-yaml://example"));
  assert.match((await ask("valohai_check")).text, /error|no problems/);
  const { resourceTemplates } = await client.listResourceTemplates();
  assert.equal(resourceTemplates[0]?.uriTemplate, "valohai-yaml://rules/{code}");
  for (const [uri, message] of [
    ["valohai-yaml://rules/edge-slf", /No rule has the code "edge-slf"; did you mean "edge-self"/],
    [
      "file:///etc/passwd",
      /There is no resource "file:\/\/\/etc\/passwd"; there are valohai-yaml:/,
    ],
    ["valohai-yaml://rules/../../package.json", /No rule has the code/],
  ] as const) {
    await assert.rejects(client.readResource({ uri }), message);
  }
});

test("a file is read as it is now, with what its scripts print", async (t) => {
  const folder = folderWith(t, { "valohai.yaml": yaml });
  const { ask } = await startMcp(t, folder);
  const plan = await ask("valohai_plan", { metadata: { gen: { ids: [1, 2, 3] } } });
  assert.match(plan.text, /^valohai\.yaml:\d+:\d+: pipeline "p"\np: 4 executions in all/);
  writeFileSync(
    path.join(folder, "valohai.yaml"),
    yaml.replace("gen.metadata.ids", "gen.metdata.ids"),
  );
  assert.match(
    (await ask("valohai_check")).text,
    /: error edge-parts|: error .*did you mean "metadata"/,
  );
});

test("--root names another folder, and a folder that is not there is refused", async (t) => {
  const folder = folderWith(t, { "project/valohai.yaml": yaml });
  const { ask } = await startMcp(t, folder, "--root", "project");
  assert.match((await ask("valohai_plan")).text, /^valohai\.yaml:/);
  assert.match((await ask("valohai_check", { file: "../x.yaml" })).text, /is outside the folder/);
  const { status, error } = runCli(folder, ["mcp", "--root", "missing"]);
  assert.deepEqual([status, error.split("\n")[0]], [2, 'vhyaml: There is no folder "missing"']);
});

test("the language server of the extension answers the same", async (t) => {
  const folder = folderWith(t, { "project/valohai.yaml": yaml });
  const server = await startMcpProgram(
    t,
    folder,
    "out/server/main.js",
    path.join(folder, "project"),
  );
  const cli = await startMcp(t, path.join(folder, "project"));
  assert.deepEqual(await server.client.listTools(), await cli.client.listTools());
  for (const tool of ["valohai_check", "valohai_plan", "valohai_graph"])
    assert.deepEqual(await server.ask(tool), await cli.ask(tool));
  const uri = "valohai-yaml://rules/edge-self";
  assert.deepEqual(
    await server.client.readResource({ uri }),
    await cli.client.readResource({ uri }),
  );
});

test("nothing outside the folder is read, whatever a path or a link says", async (t) => {
  const folder = folderWith(t, {
    "secret.yaml": "- step: { name: hidden-name }\n",
    "project/valohai.yaml": yaml,
    "project/.env": "TOKEN=hidden-name\n",
  });
  const project = path.join(folder, "project");
  symlinkSync(path.join(folder, "secret.yaml"), path.join(project, "link.yaml"));
  symlinkSync(folder, path.join(project, "up"));
  symlinkSync(path.join(project, "valohai.yaml"), path.join(project, "inside.yaml"));
  mkdirSync(path.join(project, "folder.yaml"));
  const { ask } = await startMcp(t, project);
  for (const file of [
    ...[
      "../secret.yaml",
      "link.yaml",
      "up/secret.yaml",
      "a/../../secret.yaml",
      ".env",
      "folder.yaml",
    ],
    ...[path.join(folder, "secret.yaml"), `file://${folder}/secret.yaml`, "%2e%2e/secret.yaml"],
    ...[
      "..\\secret.yaml",
      "\\\\server\\share\\x.yaml",
      "http://evil.test/x.yaml",
      "x\0.yaml",
      "missing.yaml",
    ],
    ...["/dev/zero.yaml", "file:///dev/stdin", "", " ", "~/secret.yaml", "$HOME/secret.yaml"],
  ]) {
    const { text, isError } = await ask("valohai_check", { file });
    assert.ok(isError, `${file}: ${text}`);
    assert.match(text, /^"[^\n]*" (?:is|does|leads|cannot)\b/, file);
    assert.doesNotMatch(text, /hidden-name/);
  }
  assert.equal((await ask("valohai_plan", { file: "inside.yaml" })).isError, false);
  const whole = path.join(project, "valohai.yaml");
  assert.equal((await ask("valohai_plan", { file: whole })).isError, false);
});

test("hostile names and values are shown without what a terminal or reader obeys", async (t) => {
  const names = hostileNames.map((it) => JSON.stringify(it));
  const steps = names.map((it) => `- step: { name: ${it}, image: ${it}, command: ${it} }\n`);
  const nodes = names.map((it) => `{ name: ${it}, type: execution, step: ${it} }`);
  const text = `${steps.join("")}- pipeline: { name: ${names[0]}, nodes: [${nodes.join(", ")}], edges: [] }\n`;
  const { ask } = await startMcp(t, folderWith(t, { "valohai.yaml": text }));
  const inputs: readonly (readonly [string, object])[] = [
    ...["valohai_check", "valohai_plan", "valohai_graph"].map((it) => [it, {}] as const),
    ...hostileNames.flatMap((name) => [
      ["valohai_describe", { name }] as const,
      ["valohai_variants", { node: name }] as const,
      ["valohai_explain", { name }] as const,
      [name, {}] as const,
      ["valohai_check", { [name]: name }] as const,
    ]),
  ];
  for (const [tool, input] of inputs) {
    const answer = (await ask(tool, input)).text;
    assert.doesNotMatch(answer, hidden, `${tool} ${JSON.stringify(input)}: ${answer}`);
    assert.ok(Buffer.byteLength(answer) <= answerLimit);
  }
  assert.doesNotMatch((await ask("valohai_graph")).text, /%%\{/);
});

test("large inputs and limits get short answers", async (t) => {
  const { ask } = await startMcp(t, folderWith(t, { "valohai.yaml": yaml }));
  const large = "x".repeat(2_000_000);
  const { text, isError } = await ask("valohai_plan", { metadata: { gen: { ids: [large] } } });
  assert.ok(isError);
  assert.match(text, /^"metadata" has 20\d{5} characters of JSON; give at most 1000000, or/);
  assert.match((await ask("valohai_check", { file: large })).text, /"file" has 2000000 characters/);
  assert.match((await ask("valohai_explain", { [large]: 1 })).text, /takes no "x+ … x+"/);
  const ids = Array.from({ length: 10_000 }, (_, index) => index);
  const metadata = { gen: { ids } };
  for (const limit of [1e12, "99999999999999999999"]) {
    const answer = await ask("valohai_variants", { node: "fit", metadata, limit });
    assert.match(answer.text, /Executions 1 to \d+ of 10000\. For the rest, call .* "offset": \d+/);
    assert.ok(Buffer.byteLength(answer.text) <= answerLimit);
  }
  const last = await ask("valohai_variants", { node: "fit", metadata, offset: 9999 });
  assert.match(last.text, /^#10000 /m);
  const beyond = await ask("valohai_variants", { node: "fit", metadata, offset: 10_000 });
  assert.match(beyond.text, /^There are only 10000 executions; give a smaller "offset"/);
  const long = { gen: { ids: ["y".repeat(500_000), 1] } };
  const cut = await ask("valohai_variants", { node: "fit", metadata: long });
  assert.ok(!cut.isError && Buffer.byteLength(cut.text) <= answerLimit);
});

test("wrong types are answered with what is right", async (t) => {
  const { ask } = await startMcp(t, folderWith(t, { "valohai.yaml": yaml }));
  const cases: readonly (readonly [string, object, RegExp])[] = [
    ["valohai_check", { file: 1 }, /^"file" is a text$/],
    ["valohai_check", { offset: -1 }, /^"offset" is a whole number from 0$/],
    ["valohai_check", { offset: 1.5 }, /^"offset" is a whole number/],
    ["valohai_check", { offset: 99 }, /^The answer has only \d+ lines; give a smaller "offset"$/],
    ["valohai_check", { fil: "a" }, /^valohai_check takes no "fil"; did you mean "file"\?$/],
    ["valohai_check", { zz: "a" }, /^valohai_check takes no "zz"; it takes file, offset$/],
    ["valohai_describe", {}, /^"name" is missing$/],
    [
      "valohai_describe",
      { name: "fitt" },
      /^Nothing in the file is named "fitt"; there are gen, fit, /,
    ],
    ["valohai_plan", { metadata: [] }, /^"metadata" is an object, such as/],
    ["valohai_plan", { metadata: "{" }, /^"metadata" is not JSON at character \d+: /],
    ["valohai_plan", { metadata: { gen: 1 } }, /^The metadata of "gen" is an object, such as/],
    [
      "valohai_plan",
      { metadata: { gn: {} } },
      /^The pipeline has no node "gn"; there are gen, fit$/,
    ],
    [
      "valohai_plan",
      { parameters: { a: 1 } },
      /^The pipeline has no pipeline parameter "a"; it has/,
    ],
    ["valohai_plan", { pipeline: "q" }, /^No pipeline is named "q"; there are p$/],
    ["valohai_variants", {}, /^"node" is missing; there are gen, fit$/],
    ["valohai_variants", { node: "fit", where: ["problem:x"] }, /^"problem:x" is no filter/],
    ["valohai_variants", { node: "fit", where: 1 }, /^"where" is a list of texts$/],
    ["valohai_variants", { node: "fit", sort: "z" }, /^No parameter is named "z"; there are /],
    ["valohai_variants", { node: "fit", descending: "yes" }, /^"descending" is true or false$/],
    ["valohai_graph", { around: "z" }, /^No node is named "z"; there are gen, fit$/],
    ["valohai_explain", { name: "edge-slf" }, /did you mean "edge-self"\?$/],
    ["valohai_chek", {}, /^No tool is named "valohai_chek"; did you mean "valohai_check"\?$/],
  ];
  for (const [tool, input, message] of cases) {
    const { text, isError } = await ask(tool, input);
    assert.ok(isError, `${tool} ${JSON.stringify(input)}`);
    assert.match(text, message);
  }
});

test("a long answer can be read part by part", async (t) => {
  const steps = Array.from(
    { length: 300 },
    (_, index) => `- step: { name: step-${index}, image: "a:1", comand: run, command: run }\n`,
  );
  const { ask } = await startMcp(t, folderWith(t, { "valohai.yaml": steps.join("") }));
  const lines: string[] = [];
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const { text }: { readonly text: string } = await ask("valohai_check", { offset });
    assert.ok(Buffer.byteLength(text) <= answerLimit);
    const rest: string | undefined = /"offset": (\d+)/.exec(text)?.[1];
    lines.push(...text.split("\n").filter((it) => /: (?:error|warning) /.test(it)));
    offset = rest === undefined ? undefined : Number(rest);
  }
  assert.equal(new Set(lines).size, 300);
});

test("an answer that is no longer wanted stops nothing", async (t) => {
  const { client, ask } = await startMcp(t, folderWith(t, { "valohai.yaml": yaml }));
  const stop = new AbortController();
  const asked = client.callTool({ name: "valohai_check", arguments: {} }, undefined, {
    signal: stop.signal,
  });
  stop.abort();
  await assert.rejects(asked);
  assert.match((await ask("valohai_check")).text, /^valohai\.yaml: /);
});

test("standard output carries the protocol only, and the input's end is the end", async (t) => {
  const folder = folderWith(t, { "valohai.yaml": '- step: &a [*b, "\n' });
  const child = spawn(process.execPath, [path.resolve("out/cli/main.js"), "mcp"], { cwd: folder });
  t.after(() => child.kill());
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  const send = (text: string) => child.stdin.write(`${text}\n`);
  const initialize = {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "t", version: "1" },
  };
  send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: initialize }));
  send("no JSON");
  send('{"jsonrpc": "2.0"}');
  const call = { name: "valohai_check", arguments: {} };
  send(JSON.stringify({ jsonrpc: "2.0", id: 2, method: "tools/call", params: call }));
  send(JSON.stringify({ jsonrpc: "2.0", id: 3, method: "nothing/here" }));
  while (!/"id":2\b/.test(out)) await once(child.stdout, "data");
  child.stdin.end();
  const [status] = await once(child, "exit");
  assert.equal(status, 0);
  const ids = out
    .trim()
    .split("\n")
    .map((it) => JSON.parse(it).id);
  assert.deepEqual(ids.toSorted(), [1, 2, 3]);
});

test("nothing is written, and no other command loads the SDK", (t) => {
  const folder = folderWith(t, { "valohai.yaml": yaml });
  const { status } = spawnSync(process.execPath, [path.resolve("out/cli/main.js"), "mcp"], {
    cwd: folder,
    input: "",
  });
  assert.equal(status, 0);
  assert.deepEqual(readdirSync(folder), ["valohai.yaml"]);
  const holding = readdirSync("out/cli").filter(
    (it) =>
      it.endsWith(".js") &&
      readFileSync(`out/cli/${it}`, "utf8").includes("notifications/initialized"),
  );
  assert.deepEqual(
    holding.map((it) => it.replace(/-[A-Z0-9]{8}/, "")),
    ["mcp.js"],
  );
});
