import { boolean, byte, date, datetime, enumeration, link, long, string } from './build';
import type { SchemaDefinition } from './types';

export const workflowLog: SchemaDefinition = {
  id: 'xtk:workflowLog',
  label: 'Workflow log',
  labelSingular: 'Line of a workflow’s log',
  table: 'XtkWorkflowLog',
  attributes: [
    long('@id', 'Primary key', { column: 'iWorkflowLogId' }),
    datetime('@logDate', 'Date', { column: 'tsLog' }),
    byte('@logType', 'Kind'),
    string('@activity', 'Activity'),
    string('@message', 'Message', { column: 'sMessage' }),
  ],
  links: [link('workflow', 'xtk:workflow', 'Workflow')],
};

export const workflow: SchemaDefinition = {
  id: 'xtk:workflow',
  label: 'Workflows',
  labelSingular: 'Workflow',
  table: 'XtkWorkflow',
  naturalKey: '@internalName',
  implements: 'xtk:persist',
  enumerations: [
    enumeration('state', 'byte', {
      edition: [0, 'Being edited'],
      startPending: [1, 'Start pending'],
      starting: [2, 'Start in progress'],
      started: [11, 'Started'],
      pausing: [12, 'Pause in progress'],
      paused: [13, 'Paused'],
      stopping: [18, 'Stop in progress'],
      finished: [20, 'Finished'],
    }),
  ],
  attributes: [
    long('@id', 'Primary key', { column: 'iWorkflowId' }),
    string('@internalName', 'Internal name'),
    string('@label', 'Label'),
    byte('@state', 'Status', { enumeration: 'state' }),
    boolean('@builtIn', 'Built-in'),
    boolean('@isModel', 'Template'),
    boolean('@production', 'Technical workflow'),
    byte('@status', 'Execution status'),
    boolean('@failed', 'In error'),
    datetime('@lastStartDate', 'Last start', { column: 'tsLastStart' }),
    datetime('@processDate', 'Last run', { column: 'tsProcess' }),
    datetime('@nextProcessingDate', 'Next run', { column: 'tsNextProcessing' }),
    datetime('@lastModified', 'Last modified'),
    string('schedule', 'Schedule in words', { column: 'sSchedule' }),
  ],
  links: [link('folder', 'xtk:folder', 'Folder'), link('operation', 'nms:operation', 'Campaign')],
};

export const operation: SchemaDefinition = {
  id: 'nms:operation',
  label: 'Campaigns',
  labelSingular: 'Campaign',
  table: 'NmsOperation',
  naturalKey: '@internalName',
  implements: 'xtk:persist',
  // Names as the console shows them; the numbers are the demo's own.
  enumerations: [
    enumeration('operationStatus', 'byte', {
      edition: [0, 'Being edited'],
      started: [2, 'In progress'],
      stopped: [4, 'Stopped'],
      finished: [5, 'Finished'],
    }),
  ],
  attributes: [
    long('@id', 'Primary key', { column: 'iOperationId' }),
    string('@internalName', 'Internal name'),
    string('@label', 'Label'),
    string('@nature', 'Nature'),
    byte('@status', 'Status', { enumeration: 'operationStatus' }),
    boolean('@isModel', 'Template'),
    date('@start', 'Start'),
    date('@end', 'End'),
  ],
  links: [link('folder', 'xtk:folder', 'Folder')],
};
