import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pageHtml } from "../../../client/src/page-html.ts";

interface Setting {
  readonly type: string;
  readonly scope: string;
  readonly enum?: readonly string[];
}

const manifest: {
  readonly devDependencies: { readonly [name: string]: string };
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly configuration: { readonly properties: { readonly [name: string]: Setting } };
  };
} = JSON.parse(readFileSync("package.json", "utf8"));

const packages: {
  readonly [path: string]: { readonly integrity?: string; readonly link?: boolean };
} = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

const html = pageHtml({
  script: "https://page.test/main.js",
  style: "https://page.test/main.css",
  cspSource: "https://page.test",
  nonce: "once",
});

test("the page may load its own script and style and show what its script draws, and nothing else", () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  const directives = policy.split(";").map((it) => it.trim());
  assert.deepEqual(directives.sort(), [
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'none'",
    "img-src blob:",
    "script-src 'nonce-once'",
    "style-src https://page.test",
  ]);
  assert.ok(!policy.includes("unsafe-"));
});

test("nothing is inline in the page", () => {
  assert.doesNotMatch(html, /<style|\son\w+=|\sstyle=|javascript:/i);
  const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
  assert.deepEqual(
    scripts.map(([, attributes, text]) => [attributes, text]),
    [[' type="module" nonce="once" src="https://page.test/main.js"', ""]],
  );
});

test("no setting names a program or its arguments", () => {
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
  const settings = Object.entries(manifest.contributes.configuration.properties);
  assert.ok(settings.length > 0);
  for (const [name, { type, enum: words }] of settings) {
    assert.doesNotMatch(name, /path|program|command|executable|interpreter|arg|env|runtime/i);
    if (type === "string") assert.ok(words, `${name} takes any text`);
  }
});

test("what a workspace nobody trusts says about paths does not count", () => {
  const settings = Object.entries(manifest.contributes.configuration.properties);
  const free = settings.filter(([, it]) => it.type === "array").map(([name]) => name);
  assert.deepEqual(free, ["valohai.files"]);
  // The other one lets the editor start a program.
  const restricted = [...free, "valohai.mcp.enable"];
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, restricted);
});

test("every dependency is pinned, by version and by what it holds", () => {
  const { devDependencies } = manifest;
  for (const [name, version] of Object.entries(devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
  const installed = Object.entries(packages).filter(([path]) => path !== "");
  assert.ok(installed.length > Object.keys(devDependencies).length);
  for (const [path, { integrity }] of installed) assert.match(integrity ?? "", /^sha512-/, path);
});
