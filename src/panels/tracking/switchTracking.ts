import { l10n } from 'vscode';
import { isTracked, switchedMode } from '../../domain/urlTracking';
import { keyOf } from '../../operations/definitions/tracking';
import type { OperationRequest } from '../../operations/request';
import { deliveryGone, PanelProblem } from '../frame/panelProblem';
import type { PanelFrame } from '../frame/panelContent';
import { joinedUrls, urlSwitch, urlSwitchObstacle } from './urlSwitch';

/** Turns tracking of one URL, wherever it stands in the content, on or off. Answers what came of it; undefined when declined. */
export async function switchUrl(frame: PanelFrame, urlId: string, on: boolean): Promise<string | undefined> {
  return frame.changes.run(await urlRequest(frame, urlId, on));
}

/** Turns tracking of the whole delivery on or off. */
export function switchDelivery(frame: PanelFrame, on: boolean): Promise<string | undefined> {
  return frame.changes.run({ kind: 'switchTracking', deliveryId: frame.ref.deliveryId, on });
}

/** Which occurrences get which mode; those that are as wanted keep *always* and *never*. */
async function urlRequest(frame: PanelFrame, urlId: string, on: boolean): Promise<OperationRequest> {
  const { access } = frame.deps;
  const { connectionId, deliveryId } = frame.ref;
  const { deliveries, tracking } = await access.instance(connectionId, frame.closed);
  const [delivery, urls, read] = await Promise.all([
    deliveries.get(deliveryId, frame.closed),
    tracking.urls(deliveryId, frame.closed),
    tracking.content(deliveryId, frame.closed),
  ]);
  if (delivery === undefined) {
    throw deliveryGone();
  }
  const content = read === undefined ? ({ ok: false, why: '' } as const) : ({ ok: true, value: read } as const);
  const found = joinedUrls(urls, content).find(({ url }) => url.id === urlId);
  const offered = found && urlSwitch(found, read?.urls ?? [], urlSwitchObstacle(delivery, content));
  if (found === undefined || offered === undefined) {
    throw new PanelProblem({
      what: l10n.t('The content of the delivery does not have this URL any more.'),
      next: l10n.t('Refresh and look again.'),
    });
  }
  if (offered.why !== undefined) {
    throw new PanelProblem({ what: offered.why });
  }
  const modes = found.occurrences.flatMap((url) => {
    const mode = switchedMode(url.mode, on);
    return mode === undefined || isTracked(url.mode) === on ? [] : [{ ...keyOf(url), mode }];
  });
  if (modes.length === 0) {
    throw new PanelProblem({ what: l10n.t('It is already done: somebody switched it in the meantime.') });
  }
  return { kind: 'setUrlModes', deliveryId, url: found.url.label === '' ? found.url.source : found.url.label, modes };
}
