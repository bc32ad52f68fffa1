import type { RunCommand } from '../engine/commands';
import { formatDateTime } from '../query/dates';
import type { Instance } from '../instance';
import { SoapFault } from '../soap/fault';
import { numberArg, textArg, type Invocation, type Method } from '../soap/method';
import { elementValue } from '../soap/values';
import { toNumber, toText } from '../store/store';
import { element, type XmlElement } from '../xml/element';

const service = 'nms:delivery';
const PREPARE = 'deliveryPrepare';
const START = 'deliveryValidate';

function readCommand(text: string): RunCommand {
  if (text === 'play' || text === 'pause' || text === 'stop') {
    return text;
  }
  throw new SoapFault({
    message: "SOP-330011 Error while executing the method 'ExecCommand' of service 'nms:delivery'.",
    detail: `Unknown command '${text}'.`,
    faultCode: 'SOAP-ENV:Server',
  });
}

/** Journal lines after `lastLogId`, oldest first, as the job interface and GetDlStatusAndLogs return them. */
export function journalSince({ store }: Instance, deliveryId: number, lastLogId: number, limit: number): XmlElement[] {
  return store
    .all('SELECT * FROM XtkJobLog WHERE iJobId = ? AND iJobLogId > ? ORDER BY iJobLogId LIMIT ?', [
      deliveryId,
      lastLogId,
      limit,
    ])
    .map((row) =>
      element('log', {
        id: toNumber(row['iJobLogId']),
        iRc: toNumber(row['iRc']),
        logDate: formatDateTime(toNumber(row['tsLog'])),
        logType: toNumber(row['iLogType']),
        message: toText(row['sMessage']),
        object: toText(row['sObject']),
      }),
    );
}

export function deliveryState({ store }: Instance, deliveryId: number): number {
  const row = store.first('SELECT iState FROM NmsDelivery WHERE iDeliveryId = ?', [deliveryId]);
  if (row === undefined) {
    throw new SoapFault({
      message: "SOP-330011 Error while executing a method of service 'nms:delivery'.",
      detail: `There is no delivery with the identifier ${deliveryId}.`,
      faultCode: 'SOAP-ENV:Server',
    });
  }
  return toNumber(row['iState']);
}

function command(name: string, verb: RunCommand): Method {
  return {
    service,
    name,
    static: true,
    right: START,
    parameters: [{ name: 'deliveryId', type: 'string' }],
    run: (call) => {
      call.instance.engine.command(numberArg(call, 0), verb, call.account?.login ?? '');
      return [];
    },
  };
}

function execCommand(call: Invocation) {
  const state = call.instance.engine.command(
    numberArg(call, 0),
    readCommand(textArg(call, 1)),
    call.account?.login ?? '',
  );
  return [{ name: 'pbNewState', type: 'byte' as const, value: String(state) }];
}

/** `nms:delivery`: run control, status, statistics (api facts, section 1). */
export const DELIVERY_METHODS: readonly Method[] = [
  command('Play', 'play'),
  command('Pause', 'pause'),
  command('Stop', 'stop'),
  {
    service,
    name: 'ExecCommand',
    static: true,
    right: START,
    parameters: [
      { name: 'deliveryId', type: 'string' },
      { name: 'command', type: 'string' },
      { name: 'newState', type: 'byte', inout: 'out' },
    ],
    run: execCommand,
  },
  {
    service,
    name: 'PrepareFromId',
    static: true,
    right: PREPARE,
    parameters: [{ name: 'deliveryId', type: 'string' }],
    run: (call) => {
      call.instance.engine.prepareById(numberArg(call, 0), 'messages');
      return [];
    },
  },
  {
    service,
    name: 'GetDlStatusAndLogs',
    static: true,
    parameters: [
      { name: 'deliveryId', type: 'long' },
      { name: 'lastLogId', type: 'long' },
      { name: 'deliveryState', type: 'short', inout: 'out' },
      { name: 'returnLogs', type: 'DOMElement', inout: 'out' },
    ],
    run: (call) => {
      const id = numberArg(call, 0);
      const state = deliveryState(call.instance, id);
      const logs = element('returnLogs', {}, journalSince(call.instance, id, numberArg(call, 1), 500));
      return [{ name: 'psDeliveryState', type: 'short', value: String(state) }, elementValue('pReturnLogs', logs)];
    },
  },
  {
    service,
    name: 'RecomputeStats',
    static: true,
    right: PREPARE,
    parameters: [
      { name: 'deliveryId', type: 'long' },
      { name: 'dirtyFlags', type: 'byte' },
    ],
    run: (call) => {
      deliveryState(call.instance, numberArg(call, 0));
      call.instance.engine.recompute(numberArg(call, 0), numberArg(call, 1));
      return [];
    },
  },
];
