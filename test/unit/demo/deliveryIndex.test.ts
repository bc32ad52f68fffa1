import assert from 'node:assert/strict';
import { querySql } from '../../../src/demo/query/execute';
import { readQueryDef } from '../../../src/demo/query/queryDef';
import { createIndexes, createTables } from '../../../src/demo/store/tables';
import { openSqlite, Store } from '../../../src/demo/store/store';
import { parseXml } from '../../../src/demo/xml/parse';

const LISTED = '@isModel = 0 and @deleteStatus = 0 and @state &lt;&gt; 100';
const COUNT = '<node expr="count(@id)" alias="@count"/>';

/** What an instance with very many deliveries is asked all the time. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'the counts by state and time': `<select><node expr="@state" groupBy="true"/><node expr="Iif([scheduling/@contactDate] &gt; #2026-01-31T12:00:00Z#, 1, 0)" alias="@timing" groupBy="true"/>${COUNT}</select><where><condition expr="${LISTED}"/></where>`,
  'the counts of a search': `<select><node expr="@state" groupBy="true"/>${COUNT}</select><where><condition expr="${LISTED} and (Lower(@label) LIKE '%news%' or Lower(@internalName) LIKE '%news%' or Lower(@deliveryCode) LIKE '%news%')"/></where>`,
  'groups by campaign': `<select><node expr="[@operation-id]" groupBy="true"/><node expr="[operation/@label]" groupBy="true"/>${COUNT}</select><where><condition expr="${LISTED}"/></where>`,
  'groups by folder': `<select><node expr="[@folder-id]" groupBy="true"/><node expr="[folder/@label]" groupBy="true"/>${COUNT}</select><where><condition expr="${LISTED}"/></where>`,
  'groups by channel': `<select><node expr="@messageType" groupBy="true"/>${COUNT}</select><where><condition expr="${LISTED}"/></where>`,
  'groups by day': `<select><node expr="DateOnly([scheduling/@contactDate])" alias="@day" groupBy="true"/>${COUNT}</select><where><condition expr="${LISTED}"/></where>`,
};

describe('demo with very many deliveries', () => {
  let store: Store;
  before(async () => {
    store = new Store(await openSqlite());
    createTables(store);
    createIndexes(store);
  });
  after(() => {
    store.close();
  });

  for (const [what, inside] of Object.entries(QUESTIONS)) {
    it(`answers ${what} from an index alone, without reading the deliveries`, () => {
      const query = readQueryDef(parseXml(`<queryDef schema="nms:delivery" operation="select">${inside}</queryDef>`));
      const plan: string[] = [];
      store.scan(`EXPLAIN QUERY PLAN ${querySql(store, query, { now: 0 })}`, [], (row) => plan.push(String(row[3])));
      assert.match(plan[0] ?? '', /^(SEARCH|SCAN) t0 USING COVERING INDEX NmsDelivery_group/, plan.join('; '));
    });
  }
});
