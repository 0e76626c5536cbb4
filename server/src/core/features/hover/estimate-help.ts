/** What a comment that estimates time and cost is for, as Markdown. */
export const estimateHelp =
  "Says how long one execution takes, how many run at the same time, and what an hour of one costs, such as `12 min, 4 parallel, 0.90 EUR per hour`. It belongs to the step, the task or the node of a pipeline on whose lines it is, and the plan of a pipeline then has a time and a cost.";
