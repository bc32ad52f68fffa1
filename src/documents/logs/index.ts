import type { LogsModule } from './contract';
import { OpenLogs } from './logs';

export const createLogs: LogsModule['createLogs'] = (deps, changed) => new OpenLogs(deps, changed);
