import { isCampaignError, type CampaignErrorCode } from '../../../campaign/errors';
import type { LogsDeps, LogTarget } from '../contract';
import type { LogSource } from './logSource';
import { activitySource } from './activitySource';
import { auditSource, type InstanceSourceOptions } from './auditSource';
import { serverSource } from './serverSource';
import { trackingSource } from './trackingSource';
import { l10n } from 'vscode';
import type { ErrorWords } from '../../../platform/commandRunner';

/** Failures of an instance that go away by themselves: signing in again, on its own, could lock an account. */
const PASSING: readonly CampaignErrorCode[] = [
  'dns',
  'refused',
  'timeout',
  'proxy',
  'connectionLost',
  'http',
  'html',
  'serverError',
  'malformed',
  'truncated',
];

/** Where the lines of a log come from. */
export function openSource(target: LogTarget, { access, activity, settings }: LogsDeps): LogSource {
  switch (target.kind) {
    case 'audit':
      return auditSource(ofInstance(target));
    case 'tracking':
      return trackingSource(ofInstance(target));
    case 'server':
      return serverSource({
        file: target.file,
        missing: () => new LogGone(target.file),
        logs: async () => {
          const server = (await access.servers(target.connectionId)).find(({ name }) => name === target.serverId);
          if (server === undefined) {
            throw new LogGone(target.serverId);
          }
          return server.logs;
        },
      });
    case 'activity':
      return activitySource(activity);
  }

  function ofInstance({
    connectionId,
    deliveryId,
  }: Extract<LogTarget, { kind: 'audit' | 'tracking' }>): InstanceSourceOptions {
    return {
      deliveryId,
      instance: (signal) => access.instance(connectionId, signal),
      leastMs: () => settings().pollWhileSendingMs,
      mostMs: () => settings().pollMs,
      passes: (error) => isCampaignError(error) && PASSING.includes(error.code),
    };
  }
}

/** The file or the server that a log was read from is not there. */
export class LogGone extends Error {
  constructor(readonly what: string) {
    super(`${what} is not there`);
    this.name = 'LogGone';
  }

  get words(): ErrorWords {
    return {
      what: l10n.t('{0} is not there', this.what),
      next: l10n.t('Open the log again from the list of the server’s logs.'),
    };
  }
}
