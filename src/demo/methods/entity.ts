import { executeQuery } from '../query/execute';
import { findSchema } from '../schemas/registry';
import { elementArg, numberArg, textArg, type Invocation, type Method } from '../soap/method';
import { SoapFault } from '../soap/fault';
import { documentValue, stringValue } from '../soap/values';
import { toNumber } from '../store/store';
import { element, type XmlElement } from '../xml/element';
import { parseXml } from '../xml/parse';

/** Attributes that a copy does not take over (technotes: Duplicate resets links to campaign and workflow). */
const NOT_COPIED = new Set([
  '@id',
  '@internalName',
  '@state',
  '@operation-id',
  '@workflow-id',
  '@created',
  '@lastModified',
  '@startDate',
  '@endDate',
]);
const NOT_COPIED_BELOW = ['indicators/', 'properties/', 'execution/'];

function newInternalName({ instance }: Invocation): string {
  return `DM${instance.store.number('SELECT MAX(iDeliveryId) FROM NmsDelivery') + 1}`;
}

/** The entity with the defaults of a new one. */
function newInstance(call: Invocation): XmlElement {
  const given = elementArg(call, 0) ?? element(call.entity.replace(/^.*:/, ''), { xtkschema: call.entity });
  const defaults: Readonly<Record<string, string>> =
    call.entity === 'nms:delivery' ? { internalName: newInternalName(call), label: 'New delivery', state: '0' } : {};
  return { ...given, attributes: { ...defaults, xtkschema: call.entity, ...given.attributes } };
}

/** `nms:delivery|48210` read whole, without what makes it that one. */
function duplicate(call: Invocation): XmlElement {
  const [id = '', key = ''] = textArg(call, 1).split('|');
  return copyOf(call, id || call.entity, key);
}

/** A delivery made of a template, with what the caller wants otherwise; not saved. */
function fromModel(call: Invocation): XmlElement {
  const model = call.instance.store.first(
    'SELECT iDeliveryId FROM NmsDelivery WHERE sInternalName = ? AND iIsModel = 1',
    [textArg(call, 0)],
  );
  if (model === undefined) {
    throw new SoapFault({
      message: "SOP-330011 Error while executing the method 'CreateFromModel' of service 'nms:delivery'.",
      detail: `There is no delivery template '${textArg(call, 0)}'.`,
    });
  }
  const copy = copyOf(call, 'nms:delivery', String(toNumber(model['iDeliveryId'])));
  const wanted = elementArg(call, 1);
  return {
    ...copy,
    attributes: { ...copy.attributes, isModel: '0', ...wanted?.attributes },
    children: [...copy.children, ...(wanted?.children ?? [])],
  };
}

function copyOf(call: Invocation, id: string, key: string): XmlElement {
  const schema = findSchema(id);
  if (schema === undefined) {
    throw new SoapFault({ message: `XTK-170024 The schema '${id}' is not defined in the current context.` });
  }
  const paths = [...schema.attributes.values()]
    .filter(
      ({ path, expr }) =>
        expr === undefined && !NOT_COPIED.has(path) && !NOT_COPIED_BELOW.some((start) => path.startsWith(start)),
    )
    .map(({ path }) => path);
  const node = (expr: string) => ({ expr, alias: '', analyze: false, groupBy: false, sortDesc: false, nodes: [] });
  const xml = executeQuery(
    call.instance.store,
    {
      schema: schema.id,
      operation: 'get',
      lineCount: 1,
      startLine: 0,
      distinct: false,
      select: paths.map((path) => node(`[${path}]`)),
      orderBy: [],
      groupBy: [],
      where: { expr: `[${schema.key}] = ${Number(key) || 0}`, joinNext: 'AND', setOperator: '', conditions: [] },
    },
    { now: call.instance.clock.now() },
  );
  const copy = parseXml(xml);
  return {
    ...copy,
    attributes: {
      ...copy.attributes,
      xtkschema: schema.id,
      ...(schema.id === 'nms:delivery' ? { internalName: newInternalName(call), state: '0' } : {}),
    },
  };
}

const service = 'xtk:persist';

/** Of the persistence interface: entities made from nothing or from another, and numbers for new ones. */
export const ENTITY_METHODS: readonly Method[] = [
  { service, name: 'NewInstance', run: (call) => [documentValue('entity', newInstance(call))] },
  {
    service,
    name: 'Duplicate',
    parameters: [{ name: 'source', type: 'string' }],
    run: (call) => [documentValue('entity', duplicate(call))],
  },
  {
    service: 'nms:delivery',
    name: 'CreateFromModel',
    static: true,
    right: 'deliveryPrepare',
    parameters: [
      { name: 'scenarioName', type: 'string' },
      { name: 'content', type: 'DOMElement' },
      { name: 'delivery', type: 'DOMDocument', inout: 'out' },
    ],
    run: (call) => [documentValue('pdomDelivery', fromModel(call))],
  },
  {
    service: 'xtk:session',
    name: 'GetNewIdsEx',
    static: true,
    parameters: [
      { name: 'count', type: 'long' },
      { name: 'sequence', type: 'string' },
      { name: 'ids', type: 'string', inout: 'out' },
    ],
    run: (call) => {
      const first = call.instance.store.number('SELECT MAX(iDeliveryId) FROM NmsDelivery') + 1000;
      const ids = Array.from({ length: Math.min(numberArg(call, 0), 1000) }, (_, index) => first + index);
      return [stringValue('pstrIds', ids.join(','))];
    },
  },
];
