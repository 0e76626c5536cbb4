/** Where the schema says more than that of valohai-yaml, whose parser or linter refuses what its schema lets pass. */
export const knownDifferences: { readonly [sentence: string]: string } = {
  '"item" has the key "deployment" here, but not there': "Config.parse reads it",
  '"item" has the key "blueprint" here, but not there': "Config.parse reads it",
  '"task.type" takes only certain words here, but not there': "TaskType.cast",
  '"task.on-child-error" takes only certain words here, but not there': "TaskOnChildError.cast",
  '"step.time-limit" has a form here, but none there': "utils.duration",
  '"step.no-output-timeout" has a form here, but none there': "utils.duration",
  '"pipeline parameter.name" is required here, but not there': "PipelineParameter.parse",
  '"pipeline parameter" takes at most one of "target" and "targets" here, but not there':
    "PipelineParameter.parse",
  '"deployment defaults.target" is required there, but not here':
    "the schema of a deployment is not used for files, and the linter only warns",
};
