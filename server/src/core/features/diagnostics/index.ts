import type { Rule } from "./rule.ts";
import { actionThen } from "./rules/action-then.ts";
import { actionWhen } from "./rules/action-when.ts";
import { codeInputUndeclared } from "./rules/code-input-undeclared.ts";
import { codeInputUnused } from "./rules/code-input-unused.ts";
import { codeMetadataMissing } from "./rules/code-metadata-missing.ts";
import { codeOptionDiffers } from "./rules/code-option-differs.ts";
import { codeOptionMissing } from "./rules/code-option-missing.ts";
import { codeParameterUndeclared } from "./rules/code-parameter-undeclared.ts";
import { codeParameterUnused } from "./rules/code-parameter-unused.ts";
import { codeScriptMissing } from "./rules/code-script-missing.ts";
import { commandDoubleFlag } from "./rules/command-double-flag.ts";
import { commandNearPlaceholder } from "./rules/command-near-placeholder.ts";
import { commandQuotedPlaceholder } from "./rules/command-quoted-placeholder.ts";
import { commandUnknownParameter } from "./rules/command-unknown-parameter.ts";
import { commandValueOfList } from "./rules/command-value-of-list.ts";
import { commandValueOptional } from "./rules/command-value-optional.ts";
import { deploymentNoTarget } from "./rules/deployment-no-target.ts";
import { docMultipleDocuments } from "./rules/doc-multiple-documents.ts";
import { docNotAList } from "./rules/doc-not-a-list.ts";
import { durationInvalid } from "./rules/duration-invalid.ts";
import { edgeConfiguration } from "./rules/edge-configuration.ts";
import { edgeCycle } from "./rules/edge-cycle.ts";
import { edgeDirection } from "./rules/edge-direction.ts";
import { edgeDuplicate } from "./rules/edge-duplicate.ts";
import { edgeFileKey } from "./rules/edge-file-key.ts";
import { edgeListIntoExecution } from "./rules/edge-list-into-execution.ts";
import { edgeMalformed } from "./rules/edge-malformed.ts";
import { edgeMetadataTaskSource } from "./rules/edge-metadata-task-source.ts";
import { edgeNodeKind } from "./rules/edge-node-kind.ts";
import { edgeNodeMissing } from "./rules/edge-node-missing.ts";
import { edgePair } from "./rules/edge-pair.ts";
import { edgeParameterTwice } from "./rules/edge-parameter-twice.ts";
import { edgeParts } from "./rules/edge-parts.ts";
import { edgeSelf } from "./rules/edge-self.ts";
import { edgeSourceMissing } from "./rules/edge-source-missing.ts";
import { edgeTargetMissing } from "./rules/edge-target-missing.ts";
import { edgeTaskOutputLiteral } from "./rules/edge-task-output-literal.ts";
import { edgeTypeMismatch } from "./rules/edge-type-mismatch.ts";
import { edgeTypePlural } from "./rules/edge-type-plural.ts";
import { edgeTypeUnknown } from "./rules/edge-type-unknown.ts";
import { endpointCommand } from "./rules/endpoint-command.ts";
import { endpointMountPath } from "./rules/endpoint-mount-path.ts";
import { expressionDash } from "./rules/expression-dash.ts";
import { expressionInvalid } from "./rules/expression-invalid.ts";
import { expressionUnknownName } from "./rules/expression-unknown-name.ts";
import { inputDuplicate } from "./rules/input-duplicate.ts";
import { inputRequiredUnfed } from "./rules/input-required-unfed.ts";
import { inputUnknownParameter } from "./rules/input-unknown-parameter.ts";
import { itemDeprecatedBlueprint } from "./rules/item-deprecated-blueprint.ts";
import { itemExtraKey } from "./rules/item-extra-key.ts";
import { itemMisspelt } from "./rules/item-misspelt.ts";
import { itemNotAMapping } from "./rules/item-not-a-mapping.ts";
import { itemUnindented } from "./rules/item-unindented.ts";
import { itemUnknown } from "./rules/item-unknown.ts";
import { nameDuplicate } from "./rules/name-duplicate.ts";
import { nodeDeploymentUndefined } from "./rules/node-deployment-undefined.ts";
import { nodeDuplicate } from "./rules/node-duplicate.ts";
import { nodeEndpointMissing } from "./rules/node-endpoint-missing.ts";
import { nodeIsolated } from "./rules/node-isolated.ts";
import { nodeNameDot } from "./rules/node-name-dot.ts";
import { nodeRemoteBlueprint } from "./rules/node-remote-blueprint.ts";
import { nodeRetryDeployment } from "./rules/node-retry-deployment.ts";
import { nodeStepAndTask } from "./rules/node-step-and-task.ts";
import { nodeStepMissing } from "./rules/node-step-missing.ts";
import { nodeTaskMissing } from "./rules/node-task-missing.ts";
import { nodeType } from "./rules/node-type.ts";
import { overrideClearsDefault } from "./rules/override-clears-default.ts";
import { overrideUnknownInput } from "./rules/override-unknown-input.ts";
import { overrideUnknownParam } from "./rules/override-unknown-param.ts";
import { paramDefaultType } from "./rules/param-default-type.ts";
import { paramDuplicate } from "./rules/param-duplicate.ts";
import { paramFlagMultiple } from "./rules/param-flag-multiple.ts";
import { paramFlagOptional } from "./rules/param-flag-optional.ts";
import { paramListNotMultiple } from "./rules/param-list-not-multiple.ts";
import { paramMinMax } from "./rules/param-min-max.ts";
import { paramPassAsFormat } from "./rules/param-pass-as-format.ts";
import { paramPassAsValue } from "./rules/param-pass-as-value.ts";
import { paramPassConflict } from "./rules/param-pass-conflict.ts";
import { paramPassTrueNonflag } from "./rules/param-pass-true-nonflag.ts";
import { paramRequiredUnset } from "./rules/param-required-unset.ts";
import { paramUntypedNumber } from "./rules/param-untyped-number.ts";
import { paramYamlFloatString } from "./rules/param-yaml-float-string.ts";
import { pparamAndEdge } from "./rules/pparam-and-edge.ts";
import { pparamListNotMultiple } from "./rules/pparam-list-not-multiple.ts";
import { pparamListTask } from "./rules/pparam-list-task.ts";
import { pparamNoTarget } from "./rules/pparam-no-target.ts";
import { pparamPlural } from "./rules/pparam-plural.ts";
import { pparamTarget } from "./rules/pparam-target.ts";
import { pparamTargetAndTargets } from "./rules/pparam-target-and-targets.ts";
import { pparamType } from "./rules/pparam-type.ts";
import { propEnum } from "./rules/prop-enum.ts";
import { propMissing } from "./rules/prop-missing.ts";
import { propPattern } from "./rules/prop-pattern.ts";
import { propRange } from "./rules/prop-range.ts";
import { propType } from "./rules/prop-type.ts";
import { propUnknown } from "./rules/prop-unknown.ts";
import { reuseCli } from "./rules/reuse-cli.ts";
import { stepPresetNeedsEnvironment } from "./rules/step-preset-needs-environment.ts";
import { suppressionUnused } from "./rules/suppression-unused.ts";
import { taskBayesianOnly } from "./rules/task-bayesian-only.ts";
import { taskBayesianSmall } from "./rules/task-bayesian-small.ts";
import { taskCountRange } from "./rules/task-count-range.ts";
import { taskLarge } from "./rules/task-large.ts";
import { taskLogspaceMinmax } from "./rules/task-logspace-minmax.ts";
import { taskNoCount } from "./rules/task-no-count.ts";
import { taskNotVaried } from "./rules/task-not-varied.ts";
import { taskOnChildError } from "./rules/task-on-child-error.ts";
import { taskParamMissing } from "./rules/task-param-missing.ts";
import { taskRulesForeign } from "./rules/task-rules-foreign.ts";
import { taskRulesIncomplete } from "./rules/task-rules-incomplete.ts";
import { taskSetsAndParameters } from "./rules/task-sets-and-parameters.ts";
import { taskSetsRagged } from "./rules/task-sets-ragged.ts";
import { taskSetsType } from "./rules/task-sets-type.ts";
import { taskStepMissing } from "./rules/task-step-missing.ts";
import { taskType } from "./rules/task-type.ts";
import { taskValueInvalid } from "./rules/task-value-invalid.ts";
import { unusedEndpoint } from "./rules/unused-endpoint.ts";
import { unusedStep } from "./rules/unused-step.ts";
import { yamlDuplicateKey } from "./rules/yaml-duplicate-key.ts";
import { yamlLayout } from "./rules/yaml-layout.ts";
import { yamlOddCharacter } from "./rules/yaml-odd-character.ts";
import { yamlSwallowedLine } from "./rules/yaml-swallowed-line.ts";
import { yamlSyntax } from "./rules/yaml-syntax.ts";
import { yamlTypedScalar } from "./rules/yaml-typed-scalar.ts";

/** Every rule there is: the table of contents of what the editor checks. */
export const rules: readonly Rule[] = [
  actionThen,
  actionWhen,
  commandDoubleFlag,
  commandNearPlaceholder,
  commandQuotedPlaceholder,
  commandUnknownParameter,
  commandValueOfList,
  commandValueOptional,
  deploymentNoTarget,
  docMultipleDocuments,
  docNotAList,
  durationInvalid,
  edgeConfiguration,
  edgeCycle,
  edgeDirection,
  edgeDuplicate,
  edgeFileKey,
  edgeListIntoExecution,
  edgeMalformed,
  edgeMetadataTaskSource,
  edgeNodeKind,
  edgeNodeMissing,
  edgePair,
  edgeParameterTwice,
  edgeParts,
  edgeSelf,
  edgeSourceMissing,
  edgeTargetMissing,
  edgeTaskOutputLiteral,
  edgeTypeMismatch,
  edgeTypePlural,
  edgeTypeUnknown,
  endpointCommand,
  endpointMountPath,
  expressionDash,
  expressionInvalid,
  expressionUnknownName,
  inputDuplicate,
  inputRequiredUnfed,
  inputUnknownParameter,
  itemDeprecatedBlueprint,
  itemExtraKey,
  itemMisspelt,
  itemNotAMapping,
  itemUnindented,
  itemUnknown,
  nameDuplicate,
  nodeDeploymentUndefined,
  nodeDuplicate,
  nodeEndpointMissing,
  nodeIsolated,
  nodeNameDot,
  nodeRemoteBlueprint,
  nodeRetryDeployment,
  nodeStepAndTask,
  nodeStepMissing,
  nodeTaskMissing,
  nodeType,
  overrideClearsDefault,
  overrideUnknownInput,
  overrideUnknownParam,
  paramDefaultType,
  paramDuplicate,
  paramFlagMultiple,
  paramFlagOptional,
  paramListNotMultiple,
  paramMinMax,
  paramPassAsFormat,
  paramPassAsValue,
  paramPassConflict,
  paramPassTrueNonflag,
  paramRequiredUnset,
  paramUntypedNumber,
  paramYamlFloatString,
  pparamAndEdge,
  pparamListNotMultiple,
  pparamListTask,
  pparamNoTarget,
  pparamPlural,
  pparamTarget,
  pparamTargetAndTargets,
  pparamType,
  propEnum,
  propMissing,
  propPattern,
  propRange,
  propType,
  propUnknown,
  reuseCli,
  stepPresetNeedsEnvironment,
  suppressionUnused,
  taskBayesianOnly,
  taskBayesianSmall,
  taskCountRange,
  taskLarge,
  taskLogspaceMinmax,
  taskNoCount,
  taskNotVaried,
  taskOnChildError,
  taskParamMissing,
  taskRulesForeign,
  taskRulesIncomplete,
  taskSetsAndParameters,
  taskSetsRagged,
  taskSetsType,
  taskStepMissing,
  taskType,
  taskValueInvalid,
  unusedEndpoint,
  unusedStep,
  yamlDuplicateKey,
  yamlLayout,
  yamlOddCharacter,
  yamlSwallowedLine,
  yamlSyntax,
  yamlTypedScalar,
  codeScriptMissing,
  codeParameterUndeclared,
  codeParameterUnused,
  codeInputUndeclared,
  codeInputUnused,
  codeOptionMissing,
  codeOptionDiffers,
  codeMetadataMissing,
];
