import { formatDateTime, parseDateLiteral } from '../query/dates';
import { attribute, childElements, element } from '../xml/element';
import { elementArg, numberArg, textArg, type Invocation, type Method } from '../soap/method';
import { SoapFault } from '../soap/fault';
import { documentValue, stringValue, type SoapValue } from '../soap/values';
import { setState } from '../engine/deliveries';
import { writeJournal } from '../engine/journal';
import { writeParts } from '../engine/target';
import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import { insertRow, toNumber, toText } from '../store/store';
import { ACCOUNT } from '../data/reference';

/** Columns of a delivery that a twin gets from its sender. */
export const HANDED_OVER = [
  'sLabel',
  'iMessageType',
  'tsContact',
  'tsValidity',
  'sIPAffinity',
  'iMaxRetry',
  'iRetryPeriod',
  'dRate',
  'iWeight',
  'iNoiseKey',
  'sSubject',
  'dOpenRate',
  'dClickRate',
  'dShare',
  'sSegment',
] as const;

const TEXTS: readonly string[] = ['sLabel', 'sIPAffinity', 'sSubject', 'sSegment'];

/**
 * What a mid-sourcing server answers to the instances that submit to it: names and order of parameters from the factory
 * schema of nms:delivery (docs/campaign/topology.md); what stands in the documents is our own.
 */
export const MID_METHODS: readonly Method[] = [
  {
    service: 'nms:delivery',
    name: 'SubmitMidSourcing',
    static: true,
    parameters: [
      { name: 'delivery', type: 'DOMElement' },
      { name: 'routingMatch', type: 'string' },
      { name: 'folderName', type: 'string' },
      { name: 'remoteId', type: 'long', inout: 'out' },
    ],
    run: (call) => [{ name: 'plRemoteId', type: 'long', value: String(submit(call)) }],
  },
  {
    service: 'nms:delivery',
    name: 'AppendDeliveryPart',
    static: true,
    parameters: [
      { name: 'part', type: 'DOMElement' },
      { name: 'retry', type: 'boolean' },
    ],
    run: append,
  },
  {
    service: 'nms:delivery',
    name: 'FinalizeMidPreparation',
    static: true,
    parameters: [
      { name: 'deliveryId', type: 'long' },
      { name: 'errorCode', type: 'long' },
      { name: 'properties', type: 'DOMElement' },
      { name: 'retry', type: 'boolean' },
      { name: 'fatalError', type: 'boolean', inout: 'out' },
      { name: 'fatalErrorMsg', type: 'string', inout: 'out' },
    ],
    run: finalize,
  },
  {
    service: 'nms:delivery',
    name: 'GetMidDeliveries',
    static: true,
    parameters: [
      { name: 'startDate', type: 'datetime' },
      { name: 'maxCount', type: 'long' },
      { name: 'emitterDate', type: 'datetime' },
      { name: 'result', type: 'DOMDocument', inout: 'out' },
      { name: 'nextDate', type: 'datetime', inout: 'out' },
    ],
    run: midDeliveries,
  },
  {
    service: 'nms:delivery',
    name: 'GetMidBroadLogs',
    static: true,
    parameters: [
      { name: 'startDate', type: 'datetime' },
      { name: 'maxCount', type: 'long' },
      { name: 'result', type: 'DOMDocument', inout: 'out' },
      { name: 'nextDate', type: 'datetime', inout: 'out' },
    ],
    run: midBroadLogs,
  },
];

/** Makes the twin, which is a bulk delivery of this instance that names its sender's. */
function submit(call: Invocation): number {
  const { store, clock } = call.instance;
  const given = elementArg(call, 0);
  const sender = given === undefined ? '' : attribute(given, 'id');
  if (given === undefined || sender === '') {
    throw new SoapFault({ message: 'NMS-150001 There is no delivery to submit.' });
  }
  const now = clock.now();
  const id = store.number('SELECT COALESCE(MAX(iDeliveryId), 7000) FROM NmsDelivery') + 7;
  insertRow(store, 'NmsDelivery', {
    ...Object.fromEntries(
      HANDED_OVER.map((column) => {
        const text = attribute(given, column);
        return [column, TEXTS.includes(column) ? text : text === '' ? null : Number(text)];
      }),
    ),
    iDeliveryId: id,
    sInternalName: `DM${id}`,
    iState: S.messagePreparation,
    iDeliveryMode: 1,
    iDeliveryProviderId: ACCOUNT.bulk,
    iMidSourcing: 1,
    iMidRemoteId: Number(sender),
    iFolderId: 1101,
    iMappingId: 1301,
    iTypologyId: 1401,
    tsCreated: now,
    tsLastModified: now,
    tsStartDate: now,
    sValidationMode: 'manual',
    iDelayed: 1,
  });
  writeJournal(store, id, now, 'info', `Delivery submitted by '${call.account?.login ?? ''}'`);
  return id;
}

/** Adds messages to a twin, each with the id that it has on the sender. */
function append(call: Invocation): readonly SoapValue[] {
  const { store, clock } = call.instance;
  const part = elementArg(call, 0);
  const id = part === undefined ? 0 : Number(attribute(part, 'delivery-id'));
  const now = clock.now();
  store.transaction(() => {
    for (const message of part === undefined ? [] : childElements(part)) {
      store.run(
        `INSERT INTO NmsBroadLogRcp (sAddress, iStatus, tsEvent, tsLastModified, iDeliveryId, iRecipientId, iDomain, iText, iNoise, iMktBroadLogId, sVariant)
         VALUES (?, 6, ?, ?, ?, 0, ?, ?, ?, ?, 'default')`,
        [
          attribute(message, 'address'),
          now,
          now,
          id,
          Number(attribute(message, 'domain')),
          Number(attribute(message, 'text')),
          Number(attribute(message, 'noise')),
          Number(attribute(message, 'id')),
        ],
      );
    }
  });
  return [];
}

function finalize(call: Invocation): readonly SoapValue[] {
  const { store, clock } = call.instance;
  const id = numberArg(call, 0);
  const now = clock.now();
  const messages = store.number('SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ?', [id]);
  const validity = store.number('SELECT tsValidity FROM NmsDelivery WHERE iDeliveryId = ?', [id]);
  writeParts(store, id, messages, validity);
  store.run('UPDATE NmsDelivery SET iToDeliver = ?, tsEndDate = ? WHERE iDeliveryId = ?', [messages, now, id]);
  setState(store, id, S.ready, now);
  writeJournal(store, id, now, 'info', 'The delivery is ready');
  return [{ name: 'pbFatalError', type: 'boolean', value: 'false' }, stringValue('pstrFatalErrorMsg', '')];
}

const COUNTERS = ['iState', 'iProcessed', 'iSuccess', 'iToDeliver', 'iError', 'iRetry'] as const;

/** Twins of the caller that changed since a date of this instance's clock: state and counters, no tracking. */
function midDeliveries(call: Invocation): readonly SoapValue[] {
  const { store } = call.instance;
  const since = parseDateLiteral(textArg(call, 0)) ?? 0;
  const rows = store.all(
    `SELECT iDeliveryId, iMidRemoteId, tsLastModified, tsBroadStart, ${COUNTERS.join(', ')} FROM NmsDelivery
     WHERE iMidSourcing = 1 AND tsLastModified >= ? ORDER BY tsLastModified LIMIT ?`,
    [since, numberArg(call, 1) || 1000],
  );
  const last = rows.at(-1)?.['tsLastModified'];
  return [
    documentValue(
      'pdomResult',
      element(
        'delivery-collection',
        {},
        rows.map((row) =>
          element('delivery', {
            id: toText(row['iMidRemoteId']),
            remoteId: toText(row['iDeliveryId']),
            tsBroadStart: toText(row['tsBroadStart']),
            ...Object.fromEntries(COUNTERS.map((column) => [column, toText(row[column])])),
          }),
        ),
      ),
    ),
    { name: 'pdtNextDate', type: 'datetime', value: formatDateTime(last === undefined ? since : toNumber(last)) },
  ];
}

/** Statuses of messages of the caller's twins that changed since a date of this instance's clock. */
function midBroadLogs(call: Invocation): readonly SoapValue[] {
  const { store } = call.instance;
  const since = parseDateLiteral(textArg(call, 0)) ?? 0;
  const rows = store.all(
    `SELECT b.iMktBroadLogId, b.iStatus, b.tsEvent, b.tsLastModified FROM NmsBroadLogRcp b
     JOIN NmsDelivery v ON v.iDeliveryId = b.iDeliveryId WHERE v.iMidSourcing = 1 AND b.tsLastModified > ?
     ORDER BY b.tsLastModified LIMIT ?`,
    [since, numberArg(call, 1) || 5000],
  );
  const last = rows.at(-1)?.['tsLastModified'];
  return [
    documentValue(
      'pdomResult',
      element(
        'broadLog-collection',
        {},
        rows.map((row) =>
          element('broadLog', {
            id: toText(row['iMktBroadLogId']),
            status: toText(row['iStatus']),
            tsEvent: toText(row['tsEvent']),
          }),
        ),
      ),
    ),
    { name: 'pdtNextDate', type: 'datetime', value: formatDateTime(last === undefined ? since : toNumber(last)) },
  ];
}
