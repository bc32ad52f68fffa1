import { l10n } from 'vscode';
import { TRACKING_AGE } from '../../domain/advisor/instance/trackingStale';
import { DEFAULTS } from '../../domain/advisor/rule';
import type { DeliveryDetail, EpochMs } from '../../domain/delivery';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import type { TrackedUrl } from '../../domain/tracking';
import { OPEN_URL_ID } from '../../domain/trackingIndicators';
import { durationFormats } from '../../shared/format/durations';
import type { Part } from '../../shared/protocol/common';
import type { ChainStep } from '../../shared/protocol/tracking';
import type { ChainEvidence } from './trackingChainEvidence';

/** Tracking that was not consolidated for longer stands still, ms. */
const TRACKING_STALE_MS = DEFAULTS(TRACKING_AGE);

export interface ChainInput extends ChainEvidence {
  readonly delivery: DeliveryDetail;
  readonly urls: Part<readonly TrackedUrl[]>;
  /** When the newest open or click came that is counted. */
  readonly newestReaction: EpochMs | undefined;
  readonly now: EpochMs;
  /** BCP 47. */
  readonly locale: string;
}

/**
 * The chain of tracking, link by link (Adobe, "About message tracking"): switched on, URLs rewritten, redirection
 * answers, trackinglogd runs, tracking data are consolidated. What could not be checked is no fault.
 */
export function trackingChain(input: ChainInput): ChainStep[] {
  return [
    activated(input),
    rewritten(input),
    redirection(input),
    logDaemon(input),
    workflowRuns(input),
    consolidation(input),
    newest(input),
  ];
}

function activated({ delivery }: ChainInput): ChainStep {
  const title = l10n.t('Tracking is switched on for this delivery');
  const step = (state: ChainStep['state'], detail: string): ChainStep => ({ id: 'activated', state, title, detail });
  if (delivery.trackingEnabled === false) {
    return step('error', l10n.t('It is switched off: neither opens nor clicks are recorded.'));
  }
  if (delivery.openTrackingEnabled === false) {
    return step('warning', l10n.t('Clicks are tracked, opens are not.'));
  }
  if (delivery.trackingEnabled === undefined) {
    return step('unknown', l10n.t('The instance does not tell.'));
  }
  return step(
    'ok',
    delivery.openTrackingEnabled === undefined
      ? l10n.t('Clicks are tracked.')
      : l10n.t('Opens and clicks are tracked.'),
  );
}

function rewritten({ delivery, urls }: ChainInput): ChainStep {
  const title = l10n.t('URLs are rewritten');
  const step = (state: ChainStep['state'], detail: string): ChainStep => ({ id: 'rewritten', state, title, detail });
  if (!urls.ok) {
    return step('unknown', urls.why);
  }
  const count = urls.value.filter(({ id }) => id !== OPEN_URL_ID).length;
  if (count > 0) {
    return step('ok', l10n.t('Tracked URLs: {0}.', count));
  }
  if (delivery.state < DELIVERY_STATES.messageReady) {
    return step('unknown', l10n.t('The analysis does that; it has not come so far.'));
  }
  return step(
    'warning',
    l10n.t('There is no tracked URL: the message has no link, or tracking was off when it was prepared.'),
  );
}

function redirection({ redirection: seen }: ChainInput): ChainStep {
  const title = l10n.t('The redirection server answers');
  if (seen.ok) {
    return {
      id: 'redirection',
      state: 'ok',
      title,
      detail: l10n.t('{0} answered within {1} ms.', seen.value.host, seen.value.tookMs),
    };
  }
  const states = { broken: 'error', unreached: 'warning', unasked: 'unknown' } as const;
  const detail = seen.kind === 'broken' ? seen.why : l10n.t('{0} (seen from this machine)', seen.why);
  return { id: 'redirection', state: states[seen.kind], title, detail };
}

function logDaemon({ servers }: ChainInput): ChainStep {
  const title = l10n.t('trackinglogd runs');
  const step = (state: ChainStep['state'], detail: string): ChainStep => ({ id: 'trackinglogd', state, title, detail });
  const looked = servers.flatMap(({ name, modules }) => (modules === undefined ? [] : [{ name, modules }]));
  const running = looked.filter(({ modules }) => modules.includes('trackinglogd'));
  if (running.length > 0) {
    return step('ok', l10n.t('On {0}.', running.map(({ name }) => name).join(', ')));
  }
  if (servers.length === 0) {
    return step('unknown', l10n.t('No server of this instance is known here: add one to see its modules.'));
  }
  if (looked.length < servers.length) {
    return step('unknown', l10n.t('Not every server could be reached, and it runs on none of the others.'));
  }
  return step(
    'warning',
    l10n.t(
      'It runs on none of the servers that are known here. If a tracking server is not among them, it may run there.',
    ),
  );
}

/** `xtk:workflow/@state` of one that runs. */
const STARTED = 11;

function workflowRuns({ workflow, now, locale }: ChainInput): ChainStep {
  const title = l10n.t('The Tracking workflow runs');
  const step = (state: ChainStep['state'], detail: string): ChainStep => ({ id: 'workflow', state, title, detail });
  if (workflow === undefined) {
    return step('unknown', l10n.t('The instance does not show its technical workflows to this operator.'));
  }
  if (workflow.failed === true) {
    return step('error', l10n.t('It stopped with an error: see its journal in the console.'));
  }
  if (workflow.state !== undefined && workflow.state !== STARTED) {
    return step('error', l10n.t('It is not started.'));
  }
  if (workflow.lastRun === undefined) {
    return step('unknown', l10n.t('The instance does not tell when it last ran.'));
  }
  const ago = durationFormats(locale).relative(workflow.lastRun, now);
  return now - workflow.lastRun > TRACKING_STALE_MS
    ? step('warning', l10n.t('Last run {0}: it should run hourly.', ago))
    : step('ok', l10n.t('Last run {0}.', ago));
}

/** Within a day of the start somebody opens nearly any mailing; later, silence tells nothing. */
const LIVELY_MS = 24 * 60 * 60_000;
/** Reactions thin out with the age of a mailing: only a silence that lasts half of its life is one. */
const SILENT_SHARE = 0.5;

function newest({ delivery, newestReaction, now, locale }: ChainInput): ChainStep {
  const title = l10n.t('Opens and clicks of this delivery arrive');
  const step = (state: ChainStep['state'], detail: string): ChainStep => ({ id: 'newest', state, title, detail });
  const since = delivery.broadStart;
  const expected = since !== undefined && now - since > TRACKING_STALE_MS && now - since < LIVELY_MS;
  if (newestReaction === undefined) {
    return step(
      expected && (delivery.counters.success ?? 0) > 0 ? 'warning' : 'unknown',
      l10n.t('None has been counted so far.'),
    );
  }
  const ago = durationFormats(locale).relative(newestReaction, now);
  const silence = now - newestReaction;
  const silent = expected && silence > TRACKING_STALE_MS && silence > SILENT_SHARE * (now - since);
  return step(silent ? 'warning' : 'ok', l10n.t('The newest counted is from {0}.', ago));
}

function consolidation({ consolidatedAt, now, locale }: ChainInput): ChainStep {
  const title = l10n.t('Tracking data are consolidated');
  const step = (state: ChainStep['state'], detail: string): ChainStep => ({
    id: 'consolidation',
    state,
    title,
    detail,
  });
  if (consolidatedAt === undefined) {
    return step('unknown', l10n.t('The instance does not tell when it last did so.'));
  }
  const ago = durationFormats(locale).relative(consolidatedAt, now);
  return now - consolidatedAt > TRACKING_STALE_MS
    ? step(
        'warning',
        l10n.t('Last done {0}: the Tracking workflow should do it hourly. Is it started, and without error?', ago),
      )
    : step('ok', l10n.t('Last done {0}.', ago));
}
