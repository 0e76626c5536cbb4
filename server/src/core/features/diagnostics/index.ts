import type { Rule } from "./rule.ts";
import { actionThen } from "./rules/action-then.ts";
import { actionWhen } from "./rules/action-when.ts";
import { commandDoubleFlag } from "./rules/command-double-flag.ts";
import { commandNearPlaceholder } from "./rules/command-near-placeholder.ts";
import { commandQuotedPlaceholder } from "./rules/command-quoted-placeholder.ts";
import { commandUnknownParameter } from "./rules/command-unknown-parameter.ts";
import { commandValueOfList } from "./rules/command-value-of-list.ts";
import { commandValueOptional } from "./rules/command-value-optional.ts";
import { deploymentNoTarget } from "./rules/deployment-no-target.ts";
import { documentMultiple } from "./rules/document-multiple.ts";
import { documentNotAList } from "./rules/document-not-a-list.ts";
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
import { estimateInvalid } from "./rules/estimate-invalid.ts";
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
import { overrideUnknownParameter } from "./rules/override-unknown-parameter.ts";
import { parameterDefaultType } from "./rules/parameter-default-type.ts";
import { parameterDuplicate } from "./rules/parameter-duplicate.ts";
import { parameterFlagMultiple } from "./rules/parameter-flag-multiple.ts";
import { parameterFlagOptional } from "./rules/parameter-flag-optional.ts";
import { parameterListNotMultiple } from "./rules/parameter-list-not-multiple.ts";
import { parameterMinMax } from "./rules/parameter-min-max.ts";
import { parameterPassAsFormat } from "./rules/parameter-pass-as-format.ts";
import { parameterPassAsValue } from "./rules/parameter-pass-as-value.ts";
import { parameterPassConflict } from "./rules/parameter-pass-conflict.ts";
import { parameterPassTrueNonflag } from "./rules/parameter-pass-true-nonflag.ts";
import { parameterRequiredUnset } from "./rules/parameter-required-unset.ts";
import { parameterUntypedNumber } from "./rules/parameter-untyped-number.ts";
import { parameterYamlFloatString } from "./rules/parameter-yaml-float-string.ts";
import { pipelineParameterAndEdge } from "./rules/pipeline-parameter-and-edge.ts";
import { pipelineParameterListNotMultiple } from "./rules/pipeline-parameter-list-not-multiple.ts";
import { pipelineParameterListTask } from "./rules/pipeline-parameter-list-task.ts";
import { pipelineParameterNoTarget } from "./rules/pipeline-parameter-no-target.ts";
import { pipelineParameterPlural } from "./rules/pipeline-parameter-plural.ts";
import { pipelineParameterTarget } from "./rules/pipeline-parameter-target.ts";
import { pipelineParameterTargetAndTargets } from "./rules/pipeline-parameter-target-and-targets.ts";
import { pipelineParameterType } from "./rules/pipeline-parameter-type.ts";
import { pipelineValueInvalid } from "./rules/pipeline-value-invalid.ts";
import { propEnum } from "./rules/prop-enum.ts";
import { propMissing } from "./rules/prop-missing.ts";
import { propPattern } from "./rules/prop-pattern.ts";
import { propRange } from "./rules/prop-range.ts";
import { propType } from "./rules/prop-type.ts";
import { propUnknown } from "./rules/prop-unknown.ts";
import { reuseCli } from "./rules/reuse-cli.ts";
import { scriptInputUndeclared } from "./rules/script-input-undeclared.ts";
import { scriptInputUnused } from "./rules/script-input-unused.ts";
import { scriptMetadataMissing } from "./rules/script-metadata-missing.ts";
import { scriptMissing } from "./rules/script-missing.ts";
import { scriptOptionDiffers } from "./rules/script-option-differs.ts";
import { scriptOptionMissing } from "./rules/script-option-missing.ts";
import { scriptParameterUndeclared } from "./rules/script-parameter-undeclared.ts";
import { scriptParameterUnused } from "./rules/script-parameter-unused.ts";
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
import { taskParameterMissing } from "./rules/task-parameter-missing.ts";
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

/** All rules: the table of contents of what the editor checks. */
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
  documentMultiple,
  documentNotAList,
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
  estimateInvalid,
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
  overrideUnknownParameter,
  parameterDefaultType,
  parameterDuplicate,
  parameterFlagMultiple,
  parameterFlagOptional,
  parameterListNotMultiple,
  parameterMinMax,
  parameterPassAsFormat,
  parameterPassAsValue,
  parameterPassConflict,
  parameterPassTrueNonflag,
  parameterRequiredUnset,
  parameterUntypedNumber,
  parameterYamlFloatString,
  pipelineParameterAndEdge,
  pipelineParameterListNotMultiple,
  pipelineParameterListTask,
  pipelineParameterNoTarget,
  pipelineParameterPlural,
  pipelineParameterTarget,
  pipelineParameterTargetAndTargets,
  pipelineParameterType,
  pipelineValueInvalid,
  propEnum,
  propMissing,
  propPattern,
  propRange,
  propType,
  propUnknown,
  reuseCli,
  scriptInputUndeclared,
  scriptInputUnused,
  scriptMetadataMissing,
  scriptMissing,
  scriptOptionDiffers,
  scriptOptionMissing,
  scriptParameterUndeclared,
  scriptParameterUnused,
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
  taskParameterMissing,
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
];
