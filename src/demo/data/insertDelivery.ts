import { PRIME } from '../engine/chance';
import { insertRow, type Store } from '../store/store';
import { RESOURCES, urlsOf } from './urls';
import type { DeliveryPlan } from './plan';
import { ACCOUNT } from './reference';

const MODE = { bulk: 1, mid: 4, external: 0 } as const;
const CHANNEL = { email: 0, sms: 1, paper: 3 } as const;
const VALIDITY_MS = 5 * 86_400_000;

/** Names of the routing accounts by routing and channel. */
export const ACCOUNT_LABEL = {
  bulk: { email: 'Email (bulk delivery)', sms: 'Email (bulk delivery)' },
  mid: { email: 'Email routing using mid-sourcing', sms: 'SMS routing using mid-sourcing' },
  external: { email: 'Print house (direct mail)', sms: 'Print house (direct mail)' },
} as const;

function accountOf({ routing, channel }: DeliveryPlan): number {
  if (routing === 'bulk') {
    return ACCOUNT.bulk;
  }
  if (routing === 'external') {
    return ACCOUNT.directMail;
  }
  return channel === 'sms' ? ACCOUNT.midSms : ACCOUNT.midEmail;
}

/** `BF-2611`: the initials of the campaign and the month; none outside of campaigns. */
function codeOf({ operation, contact }: DeliveryPlan): string {
  if (operation === undefined) {
    return '';
  }
  const initials = operation
    .split(/[^\p{L}]+/u)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  return `${initials}-${new Date(contact).toISOString().slice(2, 7).replace('-', '')}`;
}

/** Writes the delivery as it is when somebody has just saved it, with its URLs; answers how many URLs. */
export function insertDelivery(
  store: Store,
  { id, plan, now }: { readonly id: number; readonly plan: DeliveryPlan; readonly now: number },
  operations: ReadonlyMap<string, number>,
  random: () => number,
): number {
  const email = plan.channel === 'email';
  // Saved days before it is due, and never later than now.
  const created = Math.min(plan.contact, now) - Math.round((1 + random() * 6) * 86_400_000);
  insertRow(store, 'NmsDelivery', {
    iDeliveryId: id,
    sInternalName: `DM${id}`,
    sLabel: plan.label,
    iState: 0,
    iDeliveryMode: MODE[plan.routing],
    iMessageType: CHANNEL[plan.channel],
    iFCP: plan.proof === true ? 1 : 0,
    sNature: '',
    sDeliveryCode: codeOf(plan),
    iPriority: 10,
    tsCreated: created,
    tsLastModified: created,
    tsContentModTime: created,
    sValidationMode: 'manual',
    iDelayed: 1,
    tsContact: plan.contact,
    tsValidity: plan.contact + VALIDITY_MS,
    tsWebValidity: plan.contact + 60 * 86_400_000,
    sIPAffinity: plan.affinity ?? '',
    iWavesEnabled: plan.waves === undefined ? 0 : 1,
    sWavesSplitSize: plan.waves?.size ?? '',
    iWavesSplitDelay: plan.waves?.delaySeconds ?? 0,
    iMaxRetry: plan.maxRetry,
    iRetryPeriod: plan.retryPeriod,
    iMaxPersoTime: 3600,
    iTrackingEnabled: email && plan.trackingOff !== true ? 1 : 0,
    iOpenEnabled: email && plan.trackingOff !== true ? 1 : 0,
    sMirrorPagePolicy: 'default',
    sSubject: email ? plan.subject : '',
    sSenderName: 'Alder & Finch',
    sSenderAddress: email ? 'hello@mail.alderfinch.example' : '',
    sMirrorUrl: email ? `https://t.alderfinch.example/nl/jsp/m.jsp?d=${id}` : '',
    sPublicUrl: email ? `${RESOURCES}/res` : '',
    mHtmlSource: email
      ? `<html><body><img src="${RESOURCES}/res/img/logo.png" alt="Alder &amp; Finch"><h1>${plan.subject}</h1></body></html>`
      : '',
    iUseQuarantine: 1,
    iUseBlackList: 1,
    iFolderId: plan.folder,
    iOperationId: operations.get(plan.operation ?? '') ?? 0,
    iMappingId: 1301,
    iTypologyId: plan.affinity === 'newsletter' ? 1402 : 1401,
    iDeliveryProviderId: accountOf(plan),
    iCreatedById: plan.author,
    iModifiedById: plan.author,
    sMidAccountUsedName: plan.routing === 'mid' ? (plan.channel === 'sms' ? 'midSourcingSms' : 'midSourcingEmail') : '',
    iMidRemoteId: plan.routing === 'mid' ? 90_000 + id : 0,
    iNoiseKey: 1 + Math.floor(random() * (PRIME - 2)),
    dRate: plan.rate,
    dOpenRate: plan.openRate,
    dClickRate: plan.clickRate,
    iWeight: plan.weight,
    sSegment: plan.segment,
    dShare: plan.share,
  });
  if (!email || plan.trackingOff === true) {
    return 0;
  }
  const urls = urlsOf(plan.theme);
  for (const url of urls) {
    insertRow(store, 'NmsTrackingUrl', {
      sLabel: url.label,
      sSource: url.source,
      iType: url.type,
      sCategory: url.category,
      tsCreated: created,
      iDeliveryId: id,
      dFrom: url.from,
      dTo: url.to,
    });
  }
  return urls.length;
}
