import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import type { Read } from '../judgement/observed';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, verdictOf, notGiven } from '../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../topology/roleScope';
import { defineCause } from './cause';
import { isNotDueYet } from './due';
import type { Evidence, ModuleSeen, ServerEvidence } from './evidence';
import { knownFaults } from './knownFaults';
import { openMtaLog, runningOf, runs, sendingServers, noServerToAsk, notReadOf } from './sendingServers';
import { sentHere } from './sentHere';

/**
 * As many children of the MTA run on every sending server as may: a delivery waits for one of them to end. More than may
 * are left over from an MTA that ended (release notes 2025, NEO-82351): they take the places of those that would send.
 */
export const childSlots = defineCause({
  id: 'childSlots',
  scope: WHERE_MAIL_IS_SENT,
  ruledOut: () => l10n.t('The MTA has children to spare.'),
  findings: {
    childSlots: {
      title: (args) => l10n.t('All children of the MTA are busy on {0}', args.text('servers')),
      meaning: () =>
        l10n.t(
          'A delivery waits until one of them ends. Look at what is being sent: a restart of the MTA would only break that off.',
        ),
      page: 'throughput',
    },
    childrenOrphaned: {
      title: (args) => l10n.t('More MTA children run on {0} than are allowed', args.text('servers')),
      meaning: () =>
        l10n.t(
          'Some are left over from an MTA that has ended, and take the places of those that would send. Stop the module mtachild there: the MTA makes new ones.',
        ),
      page: 'throughput',
    },
  },
  facts: {
    childrenRunning: (args) => l10n.t('{0} of {1} children of the MTA run', args.count('running'), args.count('most')),
  },
  concerns,
  judge,
});

interface Looked {
  readonly server: ServerEvidence;
  readonly modules: Read<readonly ModuleSeen[]>;
  readonly running: number;
  readonly most: number;
}

/** Before it is due nothing waits for a child. */
function concerns(evidence: Evidence): boolean {
  const { value } = evidence.delivery;
  return sentHere(value) !== 'no' && value.state === DELIVERY_STATES.startPending && !isNotDueYet(evidence);
}

function judge(evidence: Evidence) {
  // Without an MTA there are no children to wait for: see mtaNotRunning.
  const sending = sendingServers(evidence).filter(
    ({ modules }) => !modules.ok || runs(modules.value, 'mta', evidence.instanceName),
  );
  if (evidence.servers.length === 0) {
    return noServerToAsk(evidence);
  }
  if (sending.length === 0) {
    return NOT_APPLICABLE;
  }
  const looked = sending.flatMap((server) => lookedAt(server, evidence.instanceName));
  const notSeen = sending.filter(({ name }) => !looked.some(({ server }) => server.name === name));
  const missing = [
    ...notReadOf(notSeen, 'modules'),
    ...notReadOf(notSeen, 'config'),
    ...notSeen
      .filter(({ modules, config }) => modules.ok && config.ok)
      .flatMap(({ name }) => notGiven(`mta/master/@maxSpareServers, ${name}`).unchecked),
  ];
  const orphaned = looked.filter(({ running, most }) => running > most);
  if (orphaned.length > 0) {
    return verdictOf([orphans(evidence, orphaned, looked.length + notSeen.length)], missing);
  }
  const full = looked.filter(({ running, most }) => running > 0 && running >= most);
  // One that has a child to spare can take the delivery.
  if (full.length < looked.length) {
    return RULED_OUT;
  }
  return verdictOf(full.length === 0 ? [] : [busy(evidence, full)], missing);
}

function lookedAt(server: ServerEvidence, instance: string): readonly Looked[] {
  const { modules, config } = server;
  if (!modules.ok || !config.ok || config.value.maxChildren === undefined) {
    return [];
  }
  const running = runningOf(modules.value, 'mtachild', instance).length;
  return [{ server, modules, running, most: config.value.maxChildren }];
}

function busy(evidence: Evidence, full: readonly Looked[]) {
  return finding({
    cause: 'childSlots',
    severity: 'warning',
    certainty: 'possible',
    holdsUp: true,
    args: { servers: namesOf(full) },
    evidence: [...full.map(seen), ...knownFaults(evidence, 'childSlots')],
    remedies: openMtaLog(
      evidence,
      full.map(({ server }) => server),
    ),
  });
}

function orphans(evidence: Evidence, orphaned: readonly Looked[], of: number) {
  const servers = orphaned.map(({ server }) => server);
  return finding({
    cause: 'childrenOrphaned',
    severity: 'warning',
    certainty: 'likely',
    holdsUp: orphaned.length === of,
    args: { servers: namesOf(orphaned) },
    evidence: [...orphaned.map(seen), ...knownFaults(evidence, 'childSlots')],
    remedies: [
      ...servers.map(
        ({ name }) =>
          ({ kind: 'stopModule', server: name, module: 'mtachild', instance: evidence.instanceName }) as const,
      ),
      ...openMtaLog(evidence, servers),
    ],
  });
}

function namesOf(looked: readonly Looked[]): string {
  return looked.map(({ server }) => server.name).join(', ');
}

function seen({ modules, running, most }: Looked) {
  return fact(modules, 'childrenRunning', { running, most });
}
