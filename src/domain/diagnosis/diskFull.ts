import * as l10n from '@vscode/l10n';
import { isPendingLike } from '../deliveryState';
import type { Read } from '../judgement/observed';
import { fact, finding, verdictOf, notGiven, unchecked } from '../judgement/verdict';
import { WHERE_SERVERS_ARE_OURS } from '../topology/roleScope';
import { defineCause } from './cause';
import type { Evidence, HostSeen, JournalLine, ServerEvidence } from './evidence';
import { RECENT_FOR_MS, certaintyOfLine, journalProof } from './journalLine';
import { isMeantToRun, noServerToAsk, openMtaLog, sendingServers } from './sendingServers';
import { sentHere } from './sentHere';

/** Less free than this, and less than that share: spool files and logs cannot be written any more. */
const FREE_BYTES = 200 * 1024 * 1024;
const FREE_SHARE = 0.02;

/** A sending server has no room: the MTA can write neither its spool nor its logs. */
export const diskFull = defineCause({
  id: 'diskFull',
  scope: WHERE_SERVERS_ARE_OURS,
  ruledOut: () => l10n.t('The sending servers have room on their disks.'),
  findings: {
    diskFull: {
      title: (args) =>
        args.has('server')
          ? l10n.t('The disk of {0} is full', args.text('server'))
          : l10n.t('The disk of a sending server is full'),
      meaning: () =>
        l10n.t(
          'The MTA can write neither its messages nor its logs. Make room: old logs, temporary files and exports first.',
        ),
      page: 'temporaryFiles',
    },
    diskFullElsewhere: {
      title: () => l10n.t('A moment ago there was no space left where the MTA writes'),
      meaning: () =>
        l10n.t(
          'The journal says so, yet there is room where Campaign is installed. Another device may be full (/tmp, the spool), or its inodes: look with df and df -i on the sending servers.',
        ),
      page: 'temporaryFiles',
    },
  },
  facts: {},
  concerns,
  judge,
});

function concerns({ delivery }: Evidence): boolean {
  return sentHere(delivery.value) !== 'no' && isPendingLike(delivery.value.state);
}

interface Measured {
  readonly server: ServerEvidence;
  readonly host: Read<HostSeen>;
  readonly freeBytes: number;
  readonly totalBytes: number;
}

function judge(evidence: Evidence) {
  const sending = sendingServers(evidence);
  const measured = sending.flatMap((server): readonly Measured[] => {
    const { host } = server;
    if (host?.ok !== true || host.value.freeBytes === undefined || host.value.totalBytes === undefined) {
      return [];
    }
    return [{ server, host, freeBytes: host.value.freeBytes, totalBytes: host.value.totalBytes }];
  });
  const full = measured.filter(
    ({ freeBytes, totalBytes }) => freeBytes <= FREE_BYTES && freeBytes <= totalBytes * FREE_SHARE,
  );
  const notMeasured = sending
    .filter(({ name }) => !measured.some(({ server }) => server.name === name))
    .flatMap(({ name, host }) =>
      host?.ok === false ? [unchecked(host)] : notGiven(l10n.t('disk of {0}', name)).unchecked,
    );
  if (full.length > 0) {
    return verdictOf(
      full.map(({ server, host, freeBytes, totalBytes }) =>
        finding({
          cause: 'diskFull',
          severity: 'error',
          // Whether the server sends at all is not known without its configuration.
          certainty: isMeantToRun(server, 'mta') === undefined ? 'possible' : 'likely',
          args: { server: server.name, freeBytes },
          evidence: [fact(host, 'diskFree', { freeBytes, totalBytes })],
          remedies: [{ kind: 'purgeTemporary', server: server.name }, ...openMtaLog(evidence, [server], 'errno=28')],
        }),
      ),
      notMeasured,
    );
  }
  // Where every disk was measured, a line of the journal is history, but for one of a moment ago.
  if (sending.length > 0 && notMeasured.length === 0) {
    return verdictOf(saidAgainstMeasurement(evidence, measured), []);
  }
  const byJournal = saidByJournal(evidence, sending);
  return byJournal.length === 0 && evidence.servers.length === 0
    ? noServerToAsk(evidence)
    : verdictOf(byJournal, notMeasured);
}

/** Whether a line of a journal tells of a full disk. */
export function tellsOfFullDisk({ message }: Pick<JournalLine, 'message'>): boolean {
  return /errno=28\b|No space left on device/i.test(message);
}

/** The journal told of a full disk a moment ago, and there is room: it may be another device, or the inodes. */
function saidAgainstMeasurement(evidence: Evidence, measured: readonly Measured[]) {
  const { journal, instanceNow } = evidence;
  const line = journal.ok ? journal.value.findLast(tellsOfFullDisk) : undefined;
  if (!journal.ok || line?.at === undefined || instanceNow - line.at > RECENT_FOR_MS) {
    return [];
  }
  return [
    finding({
      cause: 'diskFullElsewhere',
      severity: 'warning',
      certainty: 'possible',
      evidence: [
        journalProof(journal, line),
        ...measured.map(({ host, freeBytes, totalBytes }) => fact(host, 'diskFree', { freeBytes, totalBytes })),
      ],
      remedies: [
        ...openMtaLog(
          evidence,
          measured.map(({ server }) => server),
          'errno=28',
        ),
        { kind: 'openAuditLog', deliveryId: evidence.delivery.value.id },
      ],
    }),
  ];
}

function saidByJournal(evidence: Evidence, sending: readonly ServerEvidence[]) {
  const { journal } = evidence;
  const line = journal.ok ? journal.value.findLast(tellsOfFullDisk) : undefined;
  const certainty = line === undefined ? undefined : certaintyOfLine(line, evidence, true);
  if (!journal.ok || line === undefined || certainty === undefined) {
    return [];
  }
  return [
    finding({
      cause: 'diskFull',
      severity: certainty === 'likely' ? 'error' : 'warning',
      certainty,
      evidence: [journalProof(journal, line)],
      remedies: [
        ...sending.map(({ name }) => ({ kind: 'purgeTemporary', server: name }) as const),
        ...openMtaLog(evidence, sending, 'errno=28'),
        { kind: 'openAuditLog', deliveryId: evidence.delivery.value.id },
      ],
    }),
  ];
}
