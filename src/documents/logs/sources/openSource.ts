import { isCampaignError, type CampaignErrorCode } from '../../../campaign/errors';
import type { ServerLogRef } from '../../../connections/access';
import type { LogsDeps, LogTarget } from '../contract';
import { missingText } from '../gapText';
import type { LogSource } from './logSource';
import { activitySource } from './activitySource';
import { auditSource, type InstanceSourceOptions } from './auditSource';
import { mergedSource } from './mergedSource';
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

/** Servers are not followed at the same pace: within so much time their lines are put in order, ms. */
const GATHER_MS = 500;

/** Where the lines of a log come from. */
export function openSource(target: LogTarget, { access, activity, settings, describeError }: LogsDeps): LogSource {
  switch (target.kind) {
    case 'audit':
      return auditSource(ofInstance(target));
    case 'tracking':
      return trackingSource(ofInstance(target));
    case 'server':
      return ofServer(target);
    case 'allServers':
      return mergedSource({
        sources: async () =>
          (await access.servers(target.connectionId)).map(({ name }) => ({
            name,
            source: ofServer({ ...target, serverId: name }),
          })),
        missing: (name, error) => missingText(name, words(error)),
        gatherMs: GATHER_MS,
      });
    case 'activity':
      return activitySource(activity);
  }

  function ofServer({ connectionId, serverId, file }: ServerLogRef): LogSource {
    return serverSource({
      file,
      missing: () => new LogGone(file),
      logs: async () => {
        const server = (await access.servers(connectionId)).find(({ name }) => name === serverId);
        if (server === undefined) {
          throw new LogGone(serverId);
        }
        return server.logs;
      },
    });
  }

  function words(error: unknown): ErrorWords {
    return error instanceof LogGone ? error.words : describeError(error);
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
