import { actionThen } from "./action-then.ts";
import { actionWhen } from "./action-when.ts";
import { codeInputUndeclared } from "./code-input-undeclared.ts";
import { codeInputUnused } from "./code-input-unused.ts";
import { codeMetadataMissing } from "./code-metadata-missing.ts";
import { codeOptionDiffers } from "./code-option-differs.ts";
import { codeOptionMissing } from "./code-option-missing.ts";
import { codeParameterUndeclared } from "./code-parameter-undeclared.ts";
import { codeParameterUnused } from "./code-parameter-unused.ts";
import { codeScriptMissing } from "./code-script-missing.ts";
import { commandDoubleFlag } from "./command-double-flag.ts";
import { commandNearPlaceholder } from "./command-near-placeholder.ts";
import { commandQuotedPlaceholder } from "./command-quoted-placeholder.ts";
import { commandUnknownParameter } from "./command-unknown-parameter.ts";
import { commandValueOfList } from "./command-value-of-list.ts";
import { commandValueOptional } from "./command-value-optional.ts";
import { deploymentNoTarget } from "./deployment-no-target.ts";
import { docMultipleDocuments } from "./doc-multiple-documents.ts";
import { docNotAList } from "./doc-not-a-list.ts";
import { durationInvalid } from "./duration-invalid.ts";
import { edgeConfiguration } from "./edge-configuration.ts";
import { edgeCycle } from "./edge-cycle.ts";
import { edgeDirection } from "./edge-direction.ts";
import { edgeDuplicate } from "./edge-duplicate.ts";
import { edgeFileKey } from "./edge-file-key.ts";
import { edgeListIntoExecution } from "./edge-list-into-execution.ts";
import { edgeMalformed } from "./edge-malformed.ts";
import { edgeMetadataTaskSource } from "./edge-metadata-task-source.ts";
import { edgeNodeKind } from "./edge-node-kind.ts";
import { edgeNodeMissing } from "./edge-node-missing.ts";
import { edgePair } from "./edge-pair.ts";
import { edgeParameterTwice } from "./edge-parameter-twice.ts";
import { edgeParts } from "./edge-parts.ts";
import { edgeSelf } from "./edge-self.ts";
import { edgeSourceMissing } from "./edge-source-missing.ts";
import { edgeTargetMissing } from "./edge-target-missing.ts";
import { edgeTaskOutputLiteral } from "./edge-task-output-literal.ts";
import { edgeTypeMismatch } from "./edge-type-mismatch.ts";
import { edgeTypePlural } from "./edge-type-plural.ts";
import { edgeTypeUnknown } from "./edge-type-unknown.ts";
import { endpointCommand } from "./endpoint-command.ts";
import { endpointMountPath } from "./endpoint-mount-path.ts";
import { expressionDash } from "./expression-dash.ts";
import { expressionInvalid } from "./expression-invalid.ts";
import { expressionUnknownName } from "./expression-unknown-name.ts";
import { inputDuplicate } from "./input-duplicate.ts";
import { inputRequiredUnfed } from "./input-required-unfed.ts";
import { inputUnknownParameter } from "./input-unknown-parameter.ts";
import { itemDeprecatedBlueprint } from "./item-deprecated-blueprint.ts";
import { itemExtraKey } from "./item-extra-key.ts";
import { itemMisspelt } from "./item-misspelt.ts";
import { itemNotAMapping } from "./item-not-a-mapping.ts";
import { itemUnindented } from "./item-unindented.ts";
import { itemUnknown } from "./item-unknown.ts";
import { nameDuplicate } from "./name-duplicate.ts";
import { nodeDeploymentUndefined } from "./node-deployment-undefined.ts";
import { nodeDuplicate } from "./node-duplicate.ts";
import { nodeEndpointMissing } from "./node-endpoint-missing.ts";
import { nodeIsolated } from "./node-isolated.ts";
import { nodeNameDot } from "./node-name-dot.ts";
import { nodeRemoteBlueprint } from "./node-remote-blueprint.ts";
import { nodeRetryDeployment } from "./node-retry-deployment.ts";
import { nodeStepAndTask } from "./node-step-and-task.ts";
import { nodeStepMissing } from "./node-step-missing.ts";
import { nodeTaskMissing } from "./node-task-missing.ts";
import { nodeType } from "./node-type.ts";
import { overrideClearsDefault } from "./override-clears-default.ts";
import { overrideUnknownInput } from "./override-unknown-input.ts";
import { overrideUnknownParam } from "./override-unknown-param.ts";
import { paramDefaultType } from "./param-default-type.ts";
import { paramDuplicate } from "./param-duplicate.ts";
import { paramFlagMultiple } from "./param-flag-multiple.ts";
import { paramFlagOptional } from "./param-flag-optional.ts";
import { paramListNotMultiple } from "./param-list-not-multiple.ts";
import { paramMinMax } from "./param-min-max.ts";
import { paramPassAsFormat } from "./param-pass-as-format.ts";
import { paramPassAsValue } from "./param-pass-as-value.ts";
import { paramPassConflict } from "./param-pass-conflict.ts";
import { paramPassTrueNonflag } from "./param-pass-true-nonflag.ts";
import { paramRequiredUnset } from "./param-required-unset.ts";
import { paramUntypedNumber } from "./param-untyped-number.ts";
import { paramYamlFloatString } from "./param-yaml-float-string.ts";
import { pparamAndEdge } from "./pparam-and-edge.ts";
import { pparamListNotMultiple } from "./pparam-list-not-multiple.ts";
import { pparamListTask } from "./pparam-list-task.ts";
import { pparamNoTarget } from "./pparam-no-target.ts";
import { pparamPlural } from "./pparam-plural.ts";
import { pparamTarget } from "./pparam-target.ts";
import { pparamTargetAndTargets } from "./pparam-target-and-targets.ts";
import { pparamType } from "./pparam-type.ts";
import { propEnum } from "./prop-enum.ts";
import { propMissing } from "./prop-missing.ts";
import { propPattern } from "./prop-pattern.ts";
import { propRange } from "./prop-range.ts";
import { propType } from "./prop-type.ts";
import { propUnknown } from "./prop-unknown.ts";
import { reuseCli } from "./reuse-cli.ts";
import type { Rule } from "./rule.ts";
import { stepPresetNeedsEnvironment } from "./step-preset-needs-environment.ts";
import { suppressionUnused } from "./suppression-unused.ts";
import { taskBayesianOnly } from "./task-bayesian-only.ts";
import { taskBayesianSmall } from "./task-bayesian-small.ts";
import { taskCountRange } from "./task-count-range.ts";
import { taskLarge } from "./task-large.ts";
import { taskLogspaceMinmax } from "./task-logspace-minmax.ts";
import { taskNoCount } from "./task-no-count.ts";
import { taskNotVaried } from "./task-not-varied.ts";
import { taskOnChildError } from "./task-on-child-error.ts";
import { taskParamMissing } from "./task-param-missing.ts";
import { taskRulesForeign } from "./task-rules-foreign.ts";
import { taskRulesIncomplete } from "./task-rules-incomplete.ts";
import { taskSetsAndParameters } from "./task-sets-and-parameters.ts";
import { taskSetsRagged } from "./task-sets-ragged.ts";
import { taskSetsType } from "./task-sets-type.ts";
import { taskStepMissing } from "./task-step-missing.ts";
import { taskType } from "./task-type.ts";
import { taskValueInvalid } from "./task-value-invalid.ts";
import { unusedEndpoint } from "./unused-endpoint.ts";
import { unusedStep } from "./unused-step.ts";
import { yamlDuplicateKey } from "./yaml-duplicate-key.ts";
import { yamlLayout } from "./yaml-layout.ts";
import { yamlOddCharacter } from "./yaml-odd-character.ts";
import { yamlSwallowedLine } from "./yaml-swallowed-line.ts";
import { yamlSyntax } from "./yaml-syntax.ts";
import { yamlTypedScalar } from "./yaml-typed-scalar.ts";

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
