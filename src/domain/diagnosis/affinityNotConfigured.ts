import { matchAffinity, namesOnAll } from '../affinityName';
import { EMAIL } from '../channel';
import { DELIVERY_MODE, isSentByOwnMta } from '../deliveryMode';
import { isPendingLike } from '../deliveryState';
import type { Certainty, EvidenceItem, Finding, Remedy, Severity, Unchecked } from '../finding';
import type { ConfigSeen, Evidence } from './evidence';
import type { Read } from '../judgement/observed';
import { sendingServers } from './sendingServers';
import {
  NOT_APPLICABLE,
  RULED_OUT,
  fact,
  finding,
  found,
  notGiven,
  ruledOutUnless,
  unchecked,
} from '../judgement/verdict';
import { noServerToAsk, notReadOf } from './sendingServers';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'affinityNotConfigured';

/** What would have to be read to be sure. */
const CONFIG_FILE = 'config-<instance>.xml';

/**
 * The delivery asks for an IP affinity that is configured on no, or not on every, sending server: Adobe's page on
 * delivery statuses names it second after the MTA. Names are compared exactly. Without a configuration only the
 * enumeration `IPAffinity` can be compared, which proves nothing by itself.
 */
export const affinityNotConfigured: Cause = { id: CAUSE, judge };

interface ServerConfig {
  readonly server: string;
  readonly config: Read<ConfigSeen>;
}

function judge(evidence: Evidence): Verdict {
  const { ipAffinity, state, deliveryMode } = evidence.delivery.value;
  if (!isPendingLike(state)) {
    return NOT_APPLICABLE;
  }
  // With mid-sourcing the names live on the mid-sourcing servers; its journal tells (see journalSays).
  if (deliveryMode === DELIVERY_MODE.midSourcing || !isSentByOwnMta(deliveryMode)) {
    return NOT_APPLICABLE;
  }
  if (ipAffinity === undefined) {
    return notGiven('[scheduling/@IPAffinity]');
  }
  if (ipAffinity === '') {
    return RULED_OUT;
  }

  const sending = sendingServers(evidence);
  const configs = sending.flatMap((server): ServerConfig[] =>
    server.config.ok ? [{ server: server.name, config: server.config }] : [],
  );
  const notRead = notReadOf(sending, 'config');
  if (configs.length === 0) {
    return byEnumeration(evidence, ipAffinity, notRead);
  }

  const without = configs.filter(({ config }) => !config.value.affinityNames.includes(ipAffinity));
  if (without.length === 0) {
    return ruledOutUnless(notRead);
  }
  const nowhere = without.length === configs.length;
  const complete = notRead.length === 0 && evidence.unreachableServers.length === 0;
  const result = affinityFinding(evidence, ipAffinity, {
    severity: nowhere ? 'error' : 'warning',
    certainty: certaintyOf(evidence, nowhere, complete),
    scope: nowhere ? 'nowhere' : 'some',
    without,
    remedies: changeTo(evidence, configs),
  });
  return { kind: 'found', findings: [result], unchecked: notRead };
}

/** Only email is sent from the affinity's addresses for sure; and a server that could not be read may have the name. */
function certaintyOf(evidence: Evidence, nowhere: boolean, complete: boolean): Certainty {
  if (evidence.delivery.value.messageType !== EMAIL) {
    return 'possible';
  }
  return nowhere && !complete ? 'likely' : 'certain';
}

interface FindingParts {
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly scope: 'nowhere' | 'some' | 'notInEnumeration';
  readonly without: readonly ServerConfig[];
  readonly remedies: readonly Remedy[];
}

function affinityFinding(evidence: Evidence, affinity: string, parts: FindingParts): Finding {
  const near = parts.without
    .map(({ config }) => matchAffinity(affinity, config.value.affinityNames))
    .find((match) => match.kind === 'nearly');
  return finding({
    cause: CAUSE,
    severity: parts.severity,
    certainty: parts.certainty,
    args: {
      affinity,
      scope: parts.scope,
      servers: parts.without.map(({ server }) => server).join(', '),
      nearly: near?.kind === 'nearly' ? near.name : '',
    },
    evidence: [fact(evidence.delivery, 'affinityChosen', { affinity }), ...parts.without.flatMap(proof)],
    remedies: parts.remedies,
  });
}

function proof({ server, config }: ServerConfig): readonly EvidenceItem[] {
  const names = config.value.affinityNames;
  return [fact(config, 'affinitiesConfigured', { server, names: names.join(', '), count: names.length })];
}

/** Affinities that every sending server has come first choice; only when there is none, any that one of them has. */
function changeTo(evidence: Evidence, configs: readonly ServerConfig[]): readonly Remedy[] {
  const lists = configs.map(({ config }) => config.value.affinityNames);
  const everywhere = namesOnAll(lists);
  const configured = everywhere.length > 0 ? everywhere : [...new Set(lists.flat())];
  const { id } = evidence.delivery.value;
  const choose: readonly Remedy[] =
    configured.length === 0 ? [] : [{ kind: 'changeAffinity', deliveryId: id, configured }];
  return [...choose, { kind: 'setAffinity', deliveryId: id, affinity: '' }];
}

function byEnumeration(evidence: Evidence, affinity: string, notRead: readonly Unchecked[]): Verdict {
  const { affinityNames } = evidence;
  if (!affinityNames.ok) {
    return { kind: 'unchecked', unchecked: [...notRead, unchecked(affinityNames)] };
  }
  const match = matchAffinity(affinity, affinityNames.value);
  if (match.kind === 'exact') {
    return notRead.length > 0 ? { kind: 'unchecked', unchecked: notRead } : noServerToAsk(evidence, CONFIG_FILE);
  }
  return found(
    finding({
      cause: CAUSE,
      severity: 'warning',
      certainty: 'possible',
      args: { affinity, scope: 'notInEnumeration', servers: '', nearly: match.kind === 'nearly' ? match.name : '' },
      evidence: [
        fact(evidence.delivery, 'affinityChosen', { affinity }),
        fact(affinityNames, 'affinitiesInEnumeration', {
          names: affinityNames.value.join(', '),
          count: affinityNames.value.length,
        }),
      ],
      remedies:
        affinityNames.value.length === 0
          ? []
          : [{ kind: 'changeAffinity', deliveryId: evidence.delivery.value.id, configured: affinityNames.value }],
    }),
  );
}
