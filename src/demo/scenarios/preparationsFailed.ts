import { plan } from '../data/plan';
import { writeJournal, type LogLevel } from '../engine/journal';
import { addDelivery, HOUR, minuteBefore, type Scenario, type ScenarioContext } from './scenario';

interface Failure {
  readonly label: string;
  /** What went wrong, in the words that Campaign writes. */
  readonly root: string;
  readonly level?: LogLevel;
}

/** Preparations that failed in the field, by Adobe's support articles: each says why once, under layers that do not. */
const FAILURES: readonly Failure[] = [
  {
    label: 'Sale – from the new domain',
    root: 'DLV-490032 The sender email address or error email address is not authorized (deliverability configuration not carried out).',
  },
  {
    label: 'Weekly offers – second run',
    root: 'DLV-490037 The delivery cannot be started because the resources are not available. Please restart the analysis process.',
  },
  { label: 'Large sofa campaign', root: "Replication not confirmed: schema:'nms:delivery', id(s): '4711'" },
  {
    label: 'All customers – long read',
    root: "Replication not confirmed: schema:'nms:dlvMidRemoteIdRel', id(s): '4711'",
  },
  {
    label: 'Newsletter with web analytics',
    root: "QUE-370030 You do not have the rights needed on folder of identifier 1031 (documents of type 'External Accounts (extAccount)') to complete the operation.",
  },
  {
    label: 'Alert – stock is low',
    root: 'PGS-220000 PostgreSQL error: ERROR:  operator does not exist: character varying = integer',
  },
  {
    label: 'Offers near you',
    root: "RED-520025 Communication failed with tracking server 'http://192.0.2.5'. Please check that the server is started.",
  },
  { label: 'Blocks from the library', root: 'URL-140038 The content model fragment is badly configured.' },
  { label: 'Reminder through the relay', root: "DLV-490004 The routing 'defaultEmailMid' is not enabled." },
  {
    label: 'Your orders this year',
    root: 'The count of message prepared (14120) is greater than the number of messages to send (13980). Please contact support.',
  },
  {
    label: 'People of a trade fair',
    root: 'DLV-491034 Cannot prepare delivery for tenant shop: mid-sourcing service is setup for Full FDA deliveries only.',
  },
  {
    label: 'Handed over to the relay',
    root:
      "Communication error with server: please make sure it is configured correctly.  HTTP code 500 'XSV-350014 " +
      "The '192.0.2.7' IP address via which you are accessing the server is not accepted. Connection refused.'",
  },
  {
    label: 'Sorted by length of stay',
    root: 'PGS-220000 PostgreSQL error: ERROR:  function minutesdiff(timestamp with time zone, timestamp with time zone) does not exist',
  },
  {
    label: 'Hello again',
    root: "DLV-490118 Error during preparation. Please refer to the delivery action journal '27626534' for more information.",
  },
];

/** The layers above, in the order in which they add their lines. */
const WRAPPERS: readonly string[] = [
  "SOP-330011 Error while executing the method 'PrepareTargetImpl' of service 'nms:delivery'.",
  "SOP-330011 Error while executing the method 'PrepareTarget' of service 'nms:delivery'.",
  'XSV-350122 An error occurred and the process has been stopped.',
];

export const preparationsFailed: Scenario = {
  name: 'preparationsFailed',
  title: 'Preparations failed for many reasons, each told once under a stack of errors that only pass it on.',
  truth: ['content.senderNotAuthorised'],
  subject: 'Sale – from the new domain',
  apply: (context) => {
    for (const [index, failure] of FAILURES.entries()) {
      failedPreparation(context, failure, index);
    }
  },
};

function failedPreparation(context: ScenarioContext, { label, root, level = 'error' }: Failure, index: number): void {
  const contact = minuteBefore(context.now, (1 + index / 4) * HOUR);
  const id = addDelivery(
    context,
    plan({
      label,
      contact,
      segment: `failure${index}`,
      share: 0.02,
      theme: 'order',
      standing: { kind: 'preparationFailed', trouble: 'personalization' },
    }),
  );
  context.store.run('DELETE FROM XtkJobLog WHERE iJobId = ? AND iLogType = 0', [id]);
  const lines = [[level, root] as const, ...WRAPPERS.map((text) => ['error', text] as const)];
  for (const [at, [lineLevel, text]] of lines.entries()) {
    writeJournal(context.store, id, contact + 11_000 + at, lineLevel, text, -53);
  }
}
