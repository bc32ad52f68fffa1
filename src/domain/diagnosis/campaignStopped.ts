import * as l10n from '@vscode/l10n';
import { inCampaign } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import { RULED_OUT, fact, finding, found, notGiven, ruledOutUnless, uncheckedOf } from '../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../topology/roleScope';
import { defineCause } from './cause';
import type { Evidence } from './evidence';

/** Names of a campaign's status that say that it was broken off; the numbers differ and are the instance's own. */
const BROKEN_OFF = /stop|cancel|abort|interrupt/i;

/** Its campaign was stopped: what is not confirmed yet is not started by it any more. */
export const campaignStopped = defineCause({
  id: 'campaignStopped',
  scope: WHERE_DELIVERIES_ARE_MADE,
  ruledOut: () => l10n.t('Its campaign was not stopped.'),
  findings: {
    campaignStopped: {
      title: (args) => l10n.t('Its campaign “{0}” was stopped: {1}', args.text('campaign'), args.text('status')),
      meaning: () =>
        l10n.t(
          'A campaign starts its deliveries itself; one that was stopped does not. Ask who stopped it, and why, before anything is confirmed.',
        ),
      page: 'workflows',
    },
  },
  facts: {
    campaignStatus: (args) => l10n.t('campaign “{0}”: {1}', args.text('campaign'), args.text('status')),
  },
  concerns: ({ delivery }) => delivery.value.state <= DELIVERY_STATES.ready && inCampaign(delivery.value) === true,
  judge,
});

function judge({ campaign, delivery }: Evidence) {
  if (!campaign.ok) {
    return ruledOutUnless(uncheckedOf(campaign));
  }
  const status = campaign.value?.status;
  if (campaign.value === undefined || status === undefined) {
    return notGiven('[operation/@status]');
  }
  if (!BROKEN_OFF.test(status.name)) {
    return RULED_OUT;
  }
  const args = { campaign: campaign.value.label, status: status.label };
  return found(
    finding({
      cause: 'campaignStopped',
      severity: 'warning',
      certainty: 'likely',
      holdsUp: true,
      args,
      evidence: [fact(campaign, 'campaignStatus', args)],
      remedies: [{ kind: 'openAuditLog', deliveryId: delivery.value.id }],
    }),
  );
}
