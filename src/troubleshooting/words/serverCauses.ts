import { l10n } from 'vscode';
import type { RuleFindingWords } from './ruleFindingWords';
import { durationText, numberText } from './format';

/** Causes that lie with the sending servers. */
export const SERVER_CAUSES: Readonly<Record<string, RuleFindingWords>> = {
  mtaNotRunning: {
    title: (args) =>
      args.text('scope') === 'all'
        ? l10n.t('The MTA of {0} is not running: {1}', args.text('instance'), args.text('servers'))
        : l10n.t(
            'The MTA of {0} is not running on every sending server: {1}',
            args.text('instance'),
            args.text('servers'),
          ),
    meaning: (args) =>
      args.text('scope') === 'all'
        ? l10n.t(
            'The MTA takes deliveries from the database and sends them. None is running where it should, so nothing leaves until it is started.',
          )
        : l10n.t(
            'Another server still sends, so the delivery is not stuck for this reason alone, but sending is slower and its IP addresses are missing.',
          ),
    ruledOut: () => l10n.t('The MTA runs on the sending servers.'),
    page: 'modules',
  },
  noServerRunsMta: {
    title: (args) => l10n.t('None of the declared servers is set to run the MTA of {0}', args.text('instance')),
    meaning: () =>
      l10n.t(
        'On all of them the module has no automatic start. Either the sending servers are not declared in this connection, or the MTA was switched off in the configuration. On a marketing instance that sends through mid-sourcing it must be off.',
      ),
    page: 'modules',
  },
  statServerMissing: {
    title: (args) => l10n.t('The MTA on {0} has no statistics server, so it cannot start', args.text('server')),
    meaning: () =>
      l10n.t(
        'The attribute statServerAddress of the mta element is empty. Set it (often to localhost) in the configuration of the instance, make sure that the stat module runs there, then start the MTA.',
      ),
    ruledOut: () => l10n.t('The MTA has the address of a statistics server.'),
    page: 'statisticsServer',
  },
  affinityNotConfigured: {
    title: (args) => {
      switch (args.text('scope')) {
        case 'some':
          return l10n.t('The IP affinity “{0}” is missing on {1}', args.text('affinity'), args.text('servers'));
        case 'notInEnumeration':
          return l10n.t('The IP affinity “{0}” is not among those that can be chosen', args.text('affinity'));
        default:
          return l10n.t('The IP affinity “{0}” is configured on no sending server', args.text('affinity'));
      }
    },
    meaning: (args) => {
      const nearly = args.has('nearly')
        ? ' ' +
          l10n.t(
            'It differs from “{0}” only in upper and lower case or in spaces: probably a typing mistake.',
            args.text('nearly'),
          )
        : '';
      switch (args.text('scope')) {
        case 'some':
          return (
            l10n.t(
              'An affinity must be the same on every sending server. Those that lack it cannot send this delivery.',
            ) + nearly
          );
        case 'notInEnumeration':
          return (
            l10n.t(
              'The configuration of the sending servers could not be read, so the name was only compared with the enumeration IPAffinity. It does not prove that the affinity is missing.',
            ) + nearly
          );
        default:
          return (
            l10n.t(
              'The delivery asks to be sent from the addresses of this affinity, which no server has, so no MTA takes it. Choose one that is configured, or have it added to the configuration of every sending server and restart their MTA.',
            ) + nearly
          );
      }
    },
    ruledOut: () => l10n.t('The delivery asks for no IP affinity, or for one that is configured.'),
    page: 'affinities',
  },
  affinityNotOnMid: {
    title: (args) => l10n.t('The mid-sourcing server does not know the IP affinity “{0}”', args.text('detail')),
    meaning: () =>
      l10n.t(
        'The journal says so. On a mid-sourcing server the name reads operator.affinity.group; ask whoever runs it to configure the affinity, or choose another one.',
      ),
    page: 'midSourcing',
  },
  wfserverNotRunning: {
    title: (args) =>
      l10n.t('The workflow server of {0} is not running: {1}', args.text('instance'), args.text('servers')),
    meaning: () =>
      l10n.t(
        'Approved deliveries of campaigns are started by a technical workflow (deliveryMgt). While no workflow runs, they stay ready.',
      ),
    ruledOut: () => l10n.t('The workflow server runs where it should.'),
    page: 'modules',
  },
  diskFull: {
    title: (args) =>
      args.has('server')
        ? l10n.t('The disk of {0} is full', args.text('server'))
        : l10n.t('The disk of a sending server is full'),
    meaning: () =>
      l10n.t(
        'The MTA can write neither its messages nor its logs. Make room: old logs, temporary files and exports first.',
      ),
    ruledOut: () => l10n.t('The sending servers have room on their disks.'),
    page: 'temporaryFiles',
  },
  clockSkew: {
    title: (args) =>
      l10n.t(
        'The clock of {0} differs from the instance’s by {1}',
        args.text('servers'),
        durationText(args.number('skewMs')),
      ),
    meaning: () =>
      l10n.t(
        'A delivery that is due for the one is not for the other: it starts too early or too late, and logs do not fit together. Have all servers and the database follow a time server (NTP), in the same time zone.',
      ),
    ruledOut: () => l10n.t('The clocks of the sending servers agree with the instance’s.'),
    page: 'statisticsServer',
  },
  ownClockSkew: {
    title: (args) =>
      l10n.t('The clock of this computer differs from the instance’s by {0}', durationText(args.number('skewMs'))),
    meaning: () =>
      l10n.t(
        'It holds nothing up: Delivery Doctor goes by the instance’s clock. But what other programs on this computer show does not fit together with the instance’s logs.',
      ),
    page: 'statisticsServer',
  },
  partsNotTaken: {
    title: (args) =>
      args.number('parts') === 1
        ? l10n.t('1 part of it waits in the database, and the MTA does not take it')
        : l10n.t(
            '{0} parts of it wait in the database, and the MTA does not take them',
            numberText(args.number('parts')),
          ),
    meaning: () =>
      l10n.t(
        'The MTA runs, yet nothing of the delivery has left for a quarter of an hour. Adobe names a blocked or bloated database for it: have its locks looked at, and vacuum and reindex it where an index is larger than its table. An MTA that hangs looks the same; its log tells.',
      ),
    ruledOut: () => l10n.t('None of its parts is left lying in the database.'),
    page: 'performance',
  },
  childSlots: {
    title: (args) => l10n.t('All children of the MTA are busy on {0}', args.text('servers')),
    meaning: () =>
      l10n.t(
        'A delivery waits until one of them ends. Look at what is being sent; children that do not end for hours are stuck, and a restart of the MTA frees them.',
      ),
    ruledOut: () => l10n.t('The MTA has children to spare.'),
    page: 'throughput',
  },
  domainsRefuse: {
    title: (args) => l10n.t('Receiving domains put messages off or refuse them: {0}', args.text('domains')),
    meaning: () =>
      l10n.t(
        'What they put off is tried again, hours later, so the delivery is not over. Look at the answers in the delivery log and at the reputation of the IP addresses.',
      ),
    ruledOut: () => l10n.t('No receiving domain refuses an unusual share.'),
    page: 'throughput',
  },
  workflowStopped: {
    title: (args) =>
      args.number('failed') === 1
        ? l10n.t('The technical workflow {0} ended in an error', args.text('label'))
        : l10n.t('The technical workflow {0} is not started', args.text('label')),
    meaning: (args) => {
      switch (args.text('workflow')) {
        case 'deliveryMgt':
          return l10n.t('It starts the approved deliveries of campaigns. While it stands, they stay ready.');
        case 'cleanup':
          return l10n.t(
            'Every night it closes deliveries whose validity has ended. While it stands, they stay as they are.',
          );
        case 'tracking':
          return l10n.t('It collects opens and clicks. While it stands, the figures of every delivery do.');
        default:
          return l10n.t(
            'It brings counters and logs back from the mid-sourcing server. While it stands, the delivery seems to stand too, although it may have been sent.',
          );
      }
    },
    ruledOut: () => l10n.t('The technical workflows that it needs are started.'),
    page: (args) => {
      const workflow = args.text('workflow');
      if (workflow === 'tracking') {
        return 'tracking';
      }
      return workflow.startsWith('defaultMidSourcing') ? 'midSourcing' : 'workflows';
    },
  },
  midSourcingTimeout: {
    title: () => l10n.t('Handing the messages to the mid-sourcing server timed out'),
    meaning: () =>
      l10n.t(
        'Adobe’s advice for this error (HTTP 408 in AppendDeliveryPart): have the database of the marketing instance vacuumed and reindexed, then restart the scheduled and the failed workflows.',
      ),
    page: 'performance',
  },
  temporaryFiles: {
    title: () => l10n.t('Temporary files cannot be moved to where the MTA reads them'),
    meaning: () =>
      l10n.t(
        'The folder /tmp and the var folder of Campaign lie on different devices (errno 18). Make a tmp folder below var and let TMPDIR point to it in nl6/customer.sh, then restart the processes.',
      ),
    page: 'temporaryFiles',
  },
  quotasMet: {
    title: () => l10n.t('The quota of a receiving domain is used up'),
    meaning: () =>
      l10n.t(
        'The MX rules limit connections and messages per hour. Messages wait until the quota frees up; look at the rules and at the reputation of the IP addresses.',
      ),
    page: 'statisticsServer',
  },
  dynamicFlowControl: {
    title: () => l10n.t('The MTA slows itself down for a domain that refuses much'),
    meaning: () =>
      l10n.t(
        'Many errors of one provider make the MTA careful. Clean the list and look at the reputation of the IP addresses.',
      ),
    page: 'throughput',
  },
};
