import assert from "node:assert/strict";
import { test } from "node:test";
import { type PipelineSourceResult, pipelineSourceRequest } from "#protocol";
import { startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { fitFile } from "../support/yaml.ts";

test("gives the preview what the config of the project estimates, as it is in the editor", async (t) => {
  const config = "estimates:\n  steps:\n    fit: { minutes: 2 }\n";
  const project = projectFolder(t, { "valohai.yaml": fitFile(), ".valohai-lint.yaml": config });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
  });
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, fitFile());
  const estimates = async () => {
    const params = { uri, pipeline: "p" };
    const { source }: PipelineSourceResult = await client.connection.sendRequest(
      pipelineSourceRequest,
      params,
    );
    return source?.estimates;
  };
  const place = project.uriOf(".valohai-lint.yaml");
  const value = (minutes: number) => ({
    min: minutes * 60_000,
    typical: minutes * 60_000,
    max: minutes * 60_000,
  });
  const read = await estimates();
  assert.equal(read?.uri, place);
  assert.equal(read.file, ".valohai-lint.yaml");
  assert.deepEqual(read.steps, { fit: { duration: { value: value(2), line: 3 } } });
  await client.open(place, config.replace("2", "3"));
  assert.deepEqual((await estimates())?.steps["fit"]?.duration?.value, value(3));
});
