/**
 * What the platform's reference accepts, one row per mapping and key: `*` required, then the type, a default after `=`.
 * Types: text, int, num, bool, any, map (free keys), `x[]` a list, `x|y` either, `{name}` a mapping, `<a,b>` choices (`~` lenient, `?` others
 * tolerated, `+` others allowed), `/re/` a pattern, `≤n` a length, `n..m` a range, `->kind` a reference, `#n` a fixed number of entries.
 */
export const propertyTable = `
step
  name* text
  image* text
  command* text|text[]
  parameters {parameter}[]
  inputs {input}[]
  outputs {output}[]
  environment text
  autorestart bool
  environment-variables {environment variable}[]
  environment-variable-groups text[]
  description text
  category text
  icon text
  time-limit int|text/duration/
  no-output-timeout int|text/duration/
  stop-condition text
  upload-store text≤64
  mounts text/^(?=.*$)\\/.+:\\/./|{mount}[]
  cache-volumes text[]
  resources {resources}
  runtime-config-preset text
  source-path text
parameter
  name* text
  type text<string,integer,float,flag> =string
  default any
  description text
  optional bool =false
  choices any[]
  min num
  max num
  multiple text<none,repeat,separate> =none
  multiple-separator text =","
  pass-as text ="--{name}={value}"
  pass-true-as text
  pass-false-as text
  category text
  widget text<SQL,datumalias>+|{widget}
widget (open)
  type* text<SQL,datumalias>+
  settings map
input
  name* text≤64
  default text|text[]
  optional bool =false
  filename text
  keep-directories bool|text<none,full,suffix> =false
  download text<always,on-demand> =always
  description text
output
  name* text
  description text
mount
  source* text
  destination* text/^\\/.+$/
  readonly bool =false
  type text
  options map
environment variable
  name* text
  default text
  optional bool =true
  description text
resources
  cpu {cpu limits}
  memory {memory limits}
  devices map num1..
cpu limits
  min num
  max num
memory limits
  min num
  max num
endpoint resources
  cpu {cpu limits}
  memory {memory limits}
  devices map num1..
  ephemeral-storage {ephemeral storage limits}
ephemeral storage limits
  min int
  max int
task (at least one of parameters, parameter-sets)
  name* text
  step* text->step
  type text<grid_search,random_search,bayesian_tpe,manual_search,distributed>~ =grid_search
  parameters {variant parameter}[]
  parameter-sets map[]
  execution-count int
  execution-batch-size int
  maximum-queued-executions int
  optimization-target-metric text
  optimization-target-value num
  engine text<optuna,hyperopt>+ =optuna
  on-child-error text<continue-and-complete,continue-and-error,stop-all-and-error>~
  stop-condition text
  reuse-children bool =false
  description text
variant parameter
  name* text
  style* text<single,multiple,linear,logspace,random>
  rules* {rules}
rules
  value num
  items num|text|bool[]
  start num
  end num
  step num
  count num
  base num
  min num
  max num
  distribution text<uniform>+
  seed num
  integerify bool =false
  numberify bool =false
pipeline
  name* text
  nodes* type:execution,task,deployment[]
  edges* text->socket[]#2|{edge}[]
  parameters {pipeline parameter}[]
  reuse-executions bool =false
edge
  source* text->socket
  target* text->socket
  configuration map
pipeline parameter (at most one of target, targets)
  name* text
  targets text->target|text->target[]
  target text->target
  default any
  description text
  category text
execution node
  name* text
  type* text<execution,task,deployment>
  step* text->step
  override {override}
  actions {action}[]
  on-error text<stop-all,stop-next,continue,retry> =stop-all
  edge-merge-mode text<replace,append> =replace
  commit text
task node (exactly one of step, task)
  name* text
  type* text<execution,task,deployment>
  step text->step
  task text->task
  override {override}
  actions {action}[]
  on-error text<stop-all,stop-next,continue,retry> =stop-all
  edge-merge-mode text<replace,append> =replace
  commit text
deployment node
  name* text
  type* text<execution,task,deployment>
  deployment* text->deployment
  endpoints text->endpoint[]
  aliases text[]
  actions {action}[]
  on-error text<stop-all,stop-next,continue> =stop-all
override
  parameters {parameter}[]
  inputs {input}[]
  image text
  command text|text[]
  environment text
  autorestart bool
  environment-variables {environment variable}[]
  mounts text/^(?=.*$)\\/.+:\\/./|{mount}[]
  runtime-config-preset text
action
  when* text<node-complete,node-starting,node-error>?|text<node-complete,node-starting,node-error>?[]
  if text|text[]
  then* text<stop-pipeline,require-approval,error-pipeline,noop>?|text<stop-pipeline,require-approval,error-pipeline,noop>?[]
endpoint (exactly one of server-command, wsgi)
  name* text/^[a-z][a-z0-9-]+$/
  image* text
  server-command text|text[]
  wsgi text
  port num1025..65535 =8000
  files {endpoint file}[]
  description text
  resources {endpoint resources}
  shared-volumes {shared volume}[]
  workspace-volume {workspace volume}
  node-selector text/=/
  tolerations {toleration}[]
shared volume
  pvc-name* text
  mount-path* text/^\\//
  sub-path text/^(?!\\/)/
  read-only bool =false
workspace volume
  size* int
  mount-path* text/^\\//
  storage-class-name text
endpoint file
  name* text
  path* text
  description text
toleration
  key(operator=Equal) text
  operator text<Equal,Exists> =Equal
  value text
  effect text<NoSchedule,PreferNoSchedule,NoExecute>
deployment
  name* text
  defaults {deployment defaults}
deployment defaults (open)
  target text
`;
