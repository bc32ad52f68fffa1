import { l10n } from 'vscode';
import type { Delivery } from '../../domain/delivery';
import type { TrackedUrl } from '../../domain/tracking';
import type { ContentUrl, TrackedContent, UrlInContent } from '../../domain/urlTracking';
import { contentUrlKey, isTracked, switchedMode, urlsInContent } from '../../domain/urlTracking';
import { stageObstacle } from '../../operations/definitions/tracking';
import { trackingModeText } from '../../operations/definitions/trackingModeText';
import type { Part } from '../../shared/protocol/common';
import type { TrackingSwitch } from '../../shared/protocol/tracking';

/** Why tracking of single URLs cannot be switched; undefined when it can. */
export function urlSwitchObstacle(
  { state }: Pick<Delivery, 'state'>,
  content: Part<TrackedContent>,
): string | undefined {
  const stage = stageObstacle({ state });
  if (stage !== undefined || content.ok) {
    return stage;
  }
  return l10n.t(
    'Tracking of single URLs cannot be switched here: this instance does not show the content of the ' +
      'delivery, where their modes are, so that a change could not be verified. Change it in the client console ' +
      'before sending.',
  );
}

/** The switch for tracking of the whole delivery. */
export function deliverySwitch({ state }: Pick<Delivery, 'state'>, on: boolean | undefined): TrackingSwitch {
  const mode = on === undefined ? l10n.t('not available on this instance') : on ? l10n.t('On') : l10n.t('Off');
  const unread = l10n.t('The instance does not tell whether tracking is on, so that a change could not be verified.');
  return { mode, on, why: stageObstacle({ state }) ?? (on === undefined ? unread : undefined) };
}

/** The switch of one URL; undefined where its mode is unknown, because the content was not read or does not hold it. */
export function urlSwitch(
  { occurrences }: UrlInContent,
  all: readonly ContentUrl[],
  obstacle: string | undefined,
): TrackingSwitch | undefined {
  const [first] = occurrences;
  if (first?.mode === undefined) {
    return undefined;
  }
  const modes = new Set(occurrences.map(({ mode }) => mode));
  const tracked = new Set(occurrences.map(({ mode }) => isTracked(mode)));
  return {
    mode: modes.size === 1 ? trackingModeText(first.mode) : l10n.t('Differs by place'),
    on: tracked.size === 1 ? isTracked(first.mode) : undefined,
    why: obstacle ?? ownObstacle(occurrences, all),
  };
}

function ownObstacle(occurrences: readonly ContentUrl[], all: readonly ContentUrl[]): string | undefined {
  if (occurrences.some(({ mode }) => switchedMode(mode, true) === undefined)) {
    return l10n.t(
      'This URL is marked as opt-out or mirror page: switching its tracking would lose that. Change it in the client console.',
    );
  }
  if (occurrences.some((url) => contentUrlKey(url, all) === undefined)) {
    return l10n.t('Nothing tells this URL apart from another in the content: change it in the client console.');
  }
  return undefined;
}

/** The URLs as counted, with where they stand in the content as far as that was read. */
export function joinedUrls(urls: readonly TrackedUrl[], content: Part<TrackedContent>): UrlInContent[] {
  return content.ok ? urlsInContent(urls, content.value.urls) : urls.map((url) => ({ url, occurrences: [] }));
}
