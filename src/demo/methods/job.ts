import { writeEntity } from '../query/write';
import type { Instance } from '../instance';
import { SoapFault } from '../soap/fault';
import { numberArg, requiredElement, textArg, type Invocation, type Method } from '../soap/method';
import { documentValue, elementValue, stringValue } from '../soap/values';
import { toNumber } from '../store/store';
import { attribute, element, firstChild, type XmlElement } from '../xml/element';
import { journalSince } from './delivery';

/** Waiting in a synchronous job method, real ms at most. */
const SYNCHRONOUS_LIMIT_MS = 60_000;

/** The delivery that a job's document describes: an existing one by its id, else a new one, which is saved first. */
function deliveryOf(instance: Instance, document: XmlElement): number {
  const id = Number(attribute(document, 'id')) || 0;
  if (id > 0) {
    return id;
  }
  const internalName =
    attribute(document, 'internalName') || `DM${instance.store.number('SELECT MAX(iDeliveryId) FROM NmsDelivery') + 1}`;
  writeEntity(instance, {
    ...document,
    attributes: { ...document.attributes, xtkschema: 'nms:delivery', internalName },
  });
  return toNumber(
    instance.store.first('SELECT iDeliveryId FROM NmsDelivery WHERE sInternalName = ?', [internalName])?.[
      'iDeliveryId'
    ],
  );
}

/** `<subSoapCall name service><param name="this"><delivery/></param></…>`: method and entity of SubmitSoapCall. */
function readSubCall(call: XmlElement): { method: string; document: XmlElement } {
  const holder = firstChild(call, 'param') ?? call;
  const document = firstChild(holder, 'value') ?? firstChild(holder, 'delivery') ?? firstChild(call, 'delivery');
  const entity = document === undefined ? undefined : (firstChild(document, 'delivery') ?? document);
  if (entity === undefined) {
    throw new SoapFault({ message: 'SOP-330007 The entity of the call is missing.' });
  }
  return { method: attribute(call, 'name'), document: entity };
}

function submit(call: Invocation): string {
  const document = requiredElement(call, 0, 'entity');
  return call.instance.jobs.submit(textArg(call, 1), deliveryOf(call.instance, document));
}

const service = 'xtk:jobInterface';
const id = { name: 'id', type: 'string' } as const;
const idOut = { name: 'id', type: 'string', inout: 'out' } as const;
const methodName = { name: 'methodName', type: 'string' } as const;

/** Starting jobs: `xtk:jobInterface|nms:delivery`. The entity comes back first, as for every method that is not static. */
const STARTING: readonly Method[] = [
  {
    service,
    name: 'Submit',
    parameters: [methodName, idOut],
    run: (call) => [documentValue('entity', requiredElement(call, 0, 'entity')), stringValue('pstrId', submit(call))],
  },
  {
    service,
    name: 'Execute',
    parameters: [methodName, idOut],
    run: async (call) => {
      const uuid = submit(call);
      await call.instance.jobs.wait(uuid, SYNCHRONOUS_LIMIT_MS);
      return [documentValue('entity', requiredElement(call, 0, 'entity')), stringValue('pstrId', uuid)];
    },
  },
  {
    service,
    name: 'SubmitSoapCall',
    parameters: [{ name: 'subSoapCall', type: 'DOMElement' }, idOut],
    run: (call) => {
      const entity = requiredElement(call, 0, 'entity');
      const { method, document } = readSubCall(requiredElement(call, 1, 'subSoapCall'));
      return [
        documentValue('entity', entity),
        stringValue('pstrId', call.instance.jobs.submit(method, deliveryOf(call.instance, document))),
      ];
    },
  },
];

/** Asking about jobs: static, by the identifier. */
const ASKING: readonly Method[] = [
  {
    service,
    name: 'GetStatus',
    static: true,
    parameters: [
      id,
      { name: 'lastLogId', type: 'long' },
      { name: 'maxLogCount', type: 'long' },
      { name: 'status', type: 'short', inout: 'out' },
      { name: 'returnLogs', type: 'DOMElement', inout: 'out' },
      { name: 'properties', type: 'DOMElement', inout: 'out' },
    ],
    run: (call) => {
      const job = call.instance.jobs.get(textArg(call, 0));
      const logs = journalSince(
        call.instance,
        job.deliveryId,
        Math.max(job.firstLogId, numberArg(call, 1)),
        numberArg(call, 2) || 100,
      );
      return [
        { name: 'psStatus', type: 'short', value: String(job.status) },
        elementValue('elemReturnLogs', element('logs', {}, logs)),
        elementValue(
          'elemProperties',
          element('properties', { warning: job.warning ? 1 : 0 }, [
            element('progress', { current: job.progress, max: 100 }),
          ]),
        ),
      ];
    },
  },
  {
    service,
    name: 'Cancel',
    static: true,
    parameters: [id],
    run: (call) => {
      call.instance.jobs.cancel(textArg(call, 0), call.account?.login ?? '');
      return [];
    },
  },
  {
    service,
    name: 'Pause',
    static: true,
    parameters: [id],
    run: (call) => {
      call.instance.jobs.pause(textArg(call, 0), call.account?.login ?? '');
      return [];
    },
  },
  {
    service,
    name: 'WaitJobCancelled',
    static: true,
    parameters: [id, { name: 'timeout', type: 'long' }],
    run: async (call) => {
      await call.instance.jobs.wait(textArg(call, 0), Math.min(numberArg(call, 1) * 1000, SYNCHRONOUS_LIMIT_MS));
      return [];
    },
  },
  {
    service,
    name: 'GetResult',
    static: true,
    parameters: [id, { name: 'result', type: 'string', inout: 'out' }],
    run: (call) => [stringValue('pstrResult', String(call.instance.jobs.get(textArg(call, 0)).deliveryId))],
  },
  {
    service,
    name: 'HasWarning',
    static: true,
    parameters: [id, { name: 'warning', type: 'boolean', inout: 'out' }],
    run: (call) => [
      { name: 'pbHasWarning', type: 'boolean', value: String(call.instance.jobs.get(textArg(call, 0)).warning) },
    ],
  },
  {
    service,
    name: 'GetJobsInProcess',
    static: true,
    parameters: [{ name: 'jobs', type: 'DOMElement', inout: 'out' }],
    run: ({ instance }) => [
      elementValue(
        'pJobs',
        element(
          'jobs',
          {},
          instance.jobs.running().map((uuid) => element('job', { id: uuid })),
        ),
      ),
    ],
  },
];

/** Shortcuts of `nms:delivery` that need no complete entity. */
const BY_ID: readonly Method[] = [
  {
    service: 'nms:delivery',
    name: 'SubmitJob',
    static: true,
    right: 'deliveryPrepare',
    parameters: [methodName, { name: 'id', type: 'long' }],
    run: (call) => {
      call.instance.jobs.submit(textArg(call, 0), numberArg(call, 1));
      return [];
    },
  },
  {
    service: 'nms:delivery',
    name: 'ExecuteJob',
    static: true,
    right: 'deliveryPrepare',
    parameters: [methodName, { name: 'id', type: 'long' }],
    run: async (call) => {
      await call.instance.jobs.wait(
        call.instance.jobs.submit(textArg(call, 0), numberArg(call, 1)),
        SYNCHRONOUS_LIMIT_MS,
      );
      return [];
    },
  },
];

const JOB_ONLY = ['Prepare', 'PrepareTarget', 'PrepareMessage', 'PrepareAndStart'];

/** Methods that only the job interface may call: listed by the schema, refused when called straight. */
const LISTED: readonly Method[] = JOB_ONLY.map((name) => ({
  service: 'nms:delivery',
  name,
  run: () => {
    throw new SoapFault({
      message: `SOP-330011 Error while executing the method '${name}' of service 'nms:delivery'.`,
      detail: 'This method must be called through the job interface.',
      faultCode: 'SOAP-ENV:Server',
    });
  },
}));

export const JOB_METHODS: readonly Method[] = [...STARTING, ...ASKING, ...BY_ID, ...LISTED];
