import { formatDateTime } from '../query/dates';
import { executeQuery, querySql } from '../query/execute';
import { readQueryDef } from '../query/queryDef';
import { refuseWhatIsMissing } from '../character/limits';
import { findSchema, schemas } from '../schemas/registry';
import { writeSchema } from '../schemas/compiled';
import { SoapFault } from '../soap/fault';
import { booleanArg, elementArg, requiredElement, textArg, type Invocation, type Method } from '../soap/method';
import { documentValue, stringValue, type SoapValue } from '../soap/values';
import { element, type XmlElement } from '../xml/element';

/** `xtk:schema|nms:delivery` to its two halves. */
function readKey(key: string): { kind: string; id: string } {
  const [kind = '', id = ''] = key.split('|');
  return { kind, id };
}

/** `<select>` of everything with a column, for SelectAll. */
function selectAll(query: XmlElement): XmlElement {
  const schema = findSchema(query.attributes['schema'] ?? '');
  const nodes = [...(schema?.attributes.keys() ?? [])].map((path) =>
    element('node', { expr: /[/:-]/.test(path) ? `[${path}]` : path }),
  );
  const others = query.children.filter(
    (child) => typeof child === 'string' || !('name' in child) || child.name !== 'select',
  );
  return { ...query, children: [element('select', {}, nodes), ...others] };
}

/**
 * The schemas of the caller's `<cache buildNumber time>` that have changed: all of them once after another build, and
 * none from then on, since those of the demo do not change.
 */
function modifiedSchemas(call: Invocation): XmlElement {
  const known = elementArg(call, 0);
  const { build } = call.instance.product;
  const isOld = known?.attributes['buildNumber'] !== String(build);
  const changed = isOld
    ? [...schemas()].map((schema) => {
        const { attributes } = writeSchema(schema, 'xtk:schema', call.instance.methods);
        return element('entityCache', {
          pk: `xtk:schema|${schema.id}`,
          schema: 'xtk:schema',
          md5: attributes['md5'] ?? '',
        });
      })
    : [];
  return element(
    'cache',
    {
      buildNumber: build,
      time: formatDateTime(call.instance.clock.now()),
      ...(isOld ? { emptyCache: 'true' } : {}),
    },
    changed,
  );
}

/** `xtk:queryDef` and the reading of schemas. */
export const QUERY_METHODS: readonly Method[] = [
  {
    service: 'xtk:queryDef',
    name: 'ExecuteQuery',
    const: true,
    parameters: [{ name: 'output', type: 'DOMDocument', inout: 'out' }],
    run: (call) => {
      const query = readQueryDef(requiredElement(call, 0, 'queryDef'));
      refuseWhatIsMissing(call.instance.limits, query);
      const xml = executeQuery(call.instance.store, query, { now: call.instance.clock.now() });
      const output: SoapValue = { name: 'pdomOutput', type: 'DOMDocument', value: xml };
      return [output];
    },
  },
  {
    service: 'xtk:queryDef',
    name: 'BuildQuery',
    const: true,
    parameters: [{ name: 'sql', type: 'string', inout: 'out' }],
    run: (call) => {
      const query = readQueryDef(requiredElement(call, 0, 'queryDef'));
      return [stringValue('pstrSql', querySql(call.instance.store, query, { now: call.instance.clock.now() }))];
    },
  },
  {
    service: 'xtk:queryDef',
    name: 'SelectAll',
    parameters: [{ name: 'duplicate', type: 'boolean' }],
    run: (call) => [documentValue('entity', selectAll(requiredElement(call, 0, 'queryDef')))],
  },
  {
    service: 'xtk:persist',
    name: 'GetEntityIfMoreRecent',
    static: true,
    parameters: [
      { name: 'pk', type: 'string' },
      { name: 'md5', type: 'string' },
      { name: 'mustExist', type: 'boolean' },
      { name: 'doc', type: 'DOMDocument', inout: 'out' },
    ],
    run: (call) => {
      const { kind, id } = readKey(textArg(call, 0));
      const { limits, methods } = call.instance;
      const isShown = (kind === 'xtk:schema' || kind === 'xtk:srcSchema') && !limits.hidden.has(id);
      const schema = isShown ? findSchema(id) : undefined;
      if (schema === undefined && booleanArg(call, 2)) {
        throw new SoapFault({ message: `XTK-170024 The entity '${id}' of type '${kind}' does not exist.` });
      }
      const document = schema && writeSchema(schema, kind, methods, limits.missing.get(id));
      // Nothing for whoever has the same already.
      const isKnown = document !== undefined && document.attributes['md5'] === textArg(call, 1);
      return [documentValue('pdomDoc', isKnown ? undefined : document)];
    },
  },
  {
    service: 'xtk:session',
    name: 'GetModifiedEntities',
    static: true,
    parameters: [
      { name: 'cacheEntities', type: 'DOMElement' },
      { name: 'modified', type: 'DOMDocument', inout: 'out' },
    ],
    run: (call) => [documentValue('pdomModified', modifiedSchemas(call))],
  },
];
