import type { Method } from '../soap/method';
import { CONTENT_METHODS } from './content';
import { DELIVERY_METHODS } from './delivery';
import { ENTITY_METHODS } from './entity';
import { JOB_METHODS } from './job';
import { MID_METHODS } from './midSourcing';
import { MONITORING_METHODS } from './monitoring';
import { QUERY_METHODS } from './query';
import { SESSION_METHODS } from './session';
import { WORKFLOW_METHODS } from './workflow';

/** Every method the instance answers. */
export const METHODS: readonly Method[] = [
  ...SESSION_METHODS,
  ...QUERY_METHODS,
  ...ENTITY_METHODS,
  ...DELIVERY_METHODS,
  ...CONTENT_METHODS,
  ...JOB_METHODS,
  ...WORKFLOW_METHODS,
  ...MONITORING_METHODS,
  ...MID_METHODS,
];
