export { checkTask, checkTasks } from "./check-task.ts";
export { createComparisonStatus } from "./comparison-status.ts";
export { createFileStatus } from "./language-status.ts";
export { overviewRows, treeItem } from "./overview-rows.ts";
