import { executeQuery } from '../query/execute';
import { findSchema } from '../schemas/registry';
import { elementArg, numberArg, textArg, type Invocation, type Method } from '../soap/method';
import { SoapFault } from '../soap/fault';
import { documentValue, stringValue } from '../soap/values';
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
  const schema = findSchema(id || call.entity);
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
