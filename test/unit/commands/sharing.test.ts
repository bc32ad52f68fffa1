import assert from 'node:assert/strict';
import { deliveriesCsv, deliveriesJson } from '../../../src/commands/deliveries/exportText';
import { deliveryLinkQuery, parseDeliveryLink } from '../../../src/commands/deliveries/deliveryLink';
import { instancesToAdd } from '../../../src/commands/instances/mergeInstances';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import type { DeliveryDetail } from '../../../src/domain/delivery';

const shop = (id: string, name: string, url: string): ConnectionDescriptor => ({
  id,
  name,
  url,
  environment: 'stage',
  signIn: { kind: 'password', operator: 'admin' },
  servers: [],
});

describe('export of a selection', () => {
  const delivery: DeliveryDetail = {
    id: '12',
    internalName: 'DM12',
    label: '=HYPERLINK("x"), "quoted"',
    state: 95,
    messageType: 0,
    contactDate: Date.UTC(2026, 10, 23, 8),
    counters: { toDeliver: 10, success: 9 },
  };

  it('writes CSV that no spreadsheet runs, with empty cells for what is not available', () => {
    const [heading = '', line = ''] = deliveriesCsv([delivery]).split('\r\n');
    assert.ok(heading.startsWith('\uFEFFid,internalName,label,state,stateName'));
    assert.ok(line.startsWith(`12,DM12,"'=HYPERLINK(""x""), ""quoted""",95,finished,0,2026-11-23T08:00:00.000Z,,`));
    assert.ok(line.includes(',10,,9,,'));
  });

  it('writes JSON without what is not available', () => {
    const [read] = JSON.parse(deliveriesJson([delivery])) as readonly [Record<string, unknown>];
    assert.equal(read.label, delivery.label);
    assert.equal(read.success, 9);
    assert.equal('error' in read, false);
  });
});

describe('import of instances', () => {
  it('adds what is new, with ids of its own and free names', () => {
    const present = [shop('a', 'Shop', 'https://a')];
    const offered = [
      shop('a', 'Shop', 'https://a'),
      shop('a', 'Shop', 'https://b'),
      shop('x', 'Shop', 'https://b'),
      shop('y', 'Other', 'https://c'),
    ];
    let next = 0;
    const added = instancesToAdd(offered, present, () => `new${(next += 1)}`);
    assert.deepEqual(
      added.map(({ id, name, url }) => [id, name, url]),
      [
        ['new1', 'Shop 2', 'https://b'],
        ['new2', 'Other', 'https://c'],
      ],
    );
  });
});

describe('links to a delivery', () => {
  const present = [shop('a', 'A', 'https://a'), shop('b', 'B', 'https://b')];

  it('lead back to the same delivery, also where the connection has another id', () => {
    const query = deliveryLinkQuery({ connectionId: 'b', deliveryId: '42' }, 'https://b');
    assert.deepEqual(parseDeliveryLink(query, present), { connectionId: 'b', deliveryId: '42' });
    assert.deepEqual(parseDeliveryLink(query, [shop('z', 'Z', 'https://b')]), { connectionId: 'z', deliveryId: '42' });
  });

  it('lead nowhere when they name no instance of the list, or something that is no id', () => {
    assert.equal(parseDeliveryLink('connection=q&id=1&url=https://evil', present), undefined);
    assert.equal(parseDeliveryLink("connection=a&id=1' or '1'='1", present), undefined);
    assert.equal(parseDeliveryLink('connection=a', present), undefined);
  });
});
