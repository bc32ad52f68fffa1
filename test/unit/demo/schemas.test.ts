import assert from 'node:assert/strict';
import { METHODS } from '../../../src/demo/methods/catalogue';
import { executeQuery } from '../../../src/demo/query/execute';
import { readQueryDef } from '../../../src/demo/query/queryDef';
import { writeSchema } from '../../../src/demo/schemas/compiled';
import { enumerationOf, findSchema, requireSchema, schemas } from '../../../src/demo/schemas/registry';
import { Schema } from '../../../src/demo/schemas/schema';
import { openSqlite, Store } from '../../../src/demo/store/store';
import { createIndexes, createTables } from '../../../src/demo/store/tables';
import { childElements, element, firstChild, localName, type XmlElement } from '../../../src/demo/xml/element';
import { parseXml } from '../../../src/demo/xml/parse';
import { writeXml } from '../../../src/demo/xml/write';

const SERVED = [
  'nms:delivery',
  'nms:broadLog',
  'nms:broadLogRcp',
  'nms:broadLogMsg',
  'nms:excludeLogRcp',
  'nms:trackingLogRcp',
  'nms:trackingUrl',
  'nms:trackingStats',
  'nms:deliveryLogStats',
  'nms:deliveryStat',
  'nms:deliveryMapping',
  'nms:extAccount',
  'nms:recipient',
  'nms:address',
  'nms:operation',
  'xtk:folder',
  'xtk:workflow',
  'xtk:jobLog',
  'xtk:job',
  'xtk:option',
  'xtk:operator',
  'xtk:session',
  'xtk:queryDef',
  'xtk:persist',
];

/** Paths of all attributes and elements with a type, read back from the compiled schema. */
function pathsOf(node: XmlElement, prefix = ''): string[] {
  return childElements(node).flatMap((child) => {
    const name = child.attributes['name'] ?? '';
    if (localName(child) === 'attribute') {
      return [`${prefix}@${name}`];
    }
    if (localName(child) !== 'element' || child.attributes['type'] === 'link') {
      return [];
    }
    return child.attributes['type'] === undefined ? pathsOf(child, `${prefix}${name}/`) : [`${prefix}${name}`];
  });
}

describe('demo: schemas', () => {
  let store: Store;
  before(async () => {
    store = new Store(await openSqlite());
    createTables(store);
    createIndexes(store);
  });
  after(() => {
    store.close();
  });

  it('has every schema that is promised', () => {
    for (const id of SERVED) {
      assert.ok(findSchema(id), id);
    }
    assert.throws(() => requireSchema('nms:nothing'), /nms:nothing/);
  });

  for (const schema of schemas()) {
    describe(schema.id, () => {
      it('compiles to a document that lists what it has', () => {
        const document = parseXml(writeXml(writeSchema(schema, 'xtk:schema', METHODS)));
        assert.equal(`${document.attributes['namespace'] ?? ''}:${document.attributes['name'] ?? ''}`, schema.id);
        assert.match(document.attributes['md5'] ?? '', /^[0-9A-F]{32}$/);
        const root = childElements(document).find((child) => localName(child) === 'element');
        assert.ok(root);
        assert.deepEqual(pathsOf(root).sort(), [...schema.attributes.keys()].sort());
      });

      it('has links that lead somewhere, by attributes that exist', () => {
        for (const link of schema.links.values()) {
          const target = requireSchema(link.target);
          const { source, destination } = schema.joinOf(link, target);
          assert.ok(schema.attributes.has(source), `${link.name}: ${source}`);
          assert.ok(target.attributes.has(destination), `${link.name}: ${link.target} ${destination}`);
        }
      });

      it('has the enumerations that its attributes name', () => {
        for (const attribute of schema.attributes.values()) {
          if (attribute.enumeration !== undefined) {
            assert.ok(enumerationOf(schema, attribute), attribute.path);
          }
        }
      });

      if (schema.definition.table === undefined) {
        return;
      }
      it('answers a query for all of it, and through each of its links', () => {
        const nodes = [...schema.attributes.keys()].map((path) =>
          element('node', { expr: `[${path}]`, analyze: true }),
        );
        const links = [...schema.links.keys()].map((name) => element('node', { expr: name }));
        const query = readQueryDef(
          element('queryDef', { schema: schema.id, operation: 'select' }, [
            element('select', {}, [...nodes, ...links]),
          ]),
        );
        assert.equal(executeQuery(store, query, { now: 0 }), `<${schema.name}-collection></${schema.name}-collection>`);
      });
    });
  }

  it('lists methods with their parameters where clients look for them', () => {
    const methods = (id: string, holder: string): string[] => {
      const document = writeSchema(requireSchema(id), 'xtk:schema', METHODS);
      return childElements(firstChild(document, holder) ?? element('none')).map(
        (method) => method.attributes['name'] ?? '',
      );
    };
    assert.ok(methods('nms:delivery', 'methods').includes('GetDlStatusAndLogs'));
    assert.ok(methods('xtk:session', 'interface').includes('Write'));
    assert.ok(methods('xtk:job', 'interface').includes('GetStatus'));
  });

  it('refuses two attributes in one column', () => {
    const attribute = (path: string) => ({ path, type: 'string' as const, label: '' });
    assert.throws(
      () => new Schema({ id: 'a:b', label: '', labelSingular: '', attributes: [attribute('@x'), attribute('y/@x')] }),
      /share the column sX/,
    );
  });
});
