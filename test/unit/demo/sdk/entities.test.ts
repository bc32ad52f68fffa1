import assert from 'node:assert/strict';
import { STUCK_BY_AFFINITY } from '../../../../src/demo/scenarios/affinityMissing';
import { STUCK_BY_MTA } from '../../../../src/demo/scenarios/mtaStopped';
import { drive, node, refused, type Driver, type Json } from './driver';

describe('demo driven by @adobe/acc-js-sdk: entities and jobs', function () {
  this.timeout(60_000);
  let driver: Driver;

  before(async () => {
    driver = await drive();
  });
  after(() => driver.close());

  describe('entities', () => {
    it('writes with a link reconciled, and reads back', async () => {
      await driver.client.NLWS.xtkSession.write({
        xtkschema: 'nms:recipient',
        _operation: 'insertOrUpdate',
        _key: '@email',
        email: 'new@customer.example',
        lastName: 'New',
        folder: { name: 'nmsRecipient', _operation: 'none' },
      });
      await driver.client.NLWS.xtkSession.write({
        xtkschema: 'nms:recipient',
        _key: '@email',
        email: 'new@customer.example',
        firstName: 'Anna',
      });
      const found = await driver.rows({
        schema: 'nms:recipient',
        operation: 'select',
        select: { node: [node('@firstName'), node('@lastName'), node('[folder/@label]')] },
        where: { condition: [node("@email = 'new@customer.example'")] },
      });
      assert.deepEqual(found, [{ firstName: 'Anna', lastName: 'New', folder: { label: 'Customers' } }]);
      await driver.client.NLWS.xtkSession.write({
        xtkschema: 'nms:recipient',
        _operation: 'delete',
        _key: '@email',
        email: 'new@customer.example',
      });
      assert.deepEqual(
        await driver.rows({
          schema: 'nms:recipient',
          operation: 'select',
          select: { node: [node('@id')] },
          where: { condition: [node("@email = 'new@customer.example'")] },
        }),
        [],
      );
    });

    it('refuses what the schema lacks, and dates that are none', async () => {
      await assert.rejects(
        driver.client.NLWS.xtkSession.write({ xtkschema: 'nms:delivery', id: '1', nothing: 'x' }),
        refused('XTK-170036'),
      );
      await assert.rejects(
        driver.client.NLWS.xtkSession.write({
          xtkschema: 'nms:delivery',
          id: '48210',
          scheduling: { contactDate: 'tomorrow' },
        }),
        refused('TIM-030009'),
      );
    });

    it('changes the affinity of a delivery', async () => {
      const id = await driver.idOf(STUCK_BY_AFFINITY);
      await driver.client.NLWS.xtkSession.write({
        xtkschema: 'nms:delivery',
        _operation: 'update',
        id,
        scheduling: { IPAffinity: 'promo' },
      });
      const [row] = await driver.rows({
        schema: 'nms:delivery',
        operation: 'select',
        select: { node: [node('[scheduling/@IPAffinity]')] },
        where: { condition: [node(`@id = ${id}`)] },
      });
      assert.deepEqual(row, { scheduling: { IPAffinity: 'promo' } });
    });

    it('newInstance and duplicate give an entity to save', async () => {
      const delivery = driver.client.NLWS.nmsDelivery.create({ label: 'From the SDK' });
      await delivery.newInstance();
      assert.equal(delivery.entity['label'], 'From the SDK');
      assert.match(String(delivery.entity['internalName']), /^DM\d+$/);
      await delivery.duplicate(`nms:delivery|${await driver.idOf(STUCK_BY_MTA)}`);
      assert.equal(delivery.entity['label'], STUCK_BY_MTA);
      assert.equal(delivery.entity['id'], undefined);
    });
  });

  describe('run control and jobs', () => {
    it('plays, pauses and stops, and refuses what the state forbids', async () => {
      const id = await driver.idOf('Black Friday – early access');
      assert.equal(await driver.client.NLWS.nmsDelivery.execCommand(id, 'pause'), 75);
      assert.equal(await driver.client.NLWS.nmsDelivery.execCommand(id, 'play'), 51);
      assert.equal(await driver.client.NLWS.nmsDelivery.execCommand(id, 'stop'), 85);
      await assert.rejects(driver.client.NLWS.nmsDelivery.play(id), refused('SOP-330011', 'Stopped'));
    });

    it('tells state and journal', async () => {
      const answer = await driver.client.NLWS.nmsDelivery.getDlStatusAndLogs(await driver.idOf(STUCK_BY_MTA), 0);
      assert.ok(Array.isArray(answer));
      assert.equal(answer[0], 51);
      assert.ok(((answer[1] as Json)['log'] as Json[]).length > 5);
    });

    it('prepares through the job interface, with progress and log', async () => {
      const id = await driver.idOf('Product survey');
      const job = driver.client.jobInterface({
        xtkschema: 'nms:delivery',
        method: 'Prepare',
        object: { xtkschema: 'nms:delivery', id },
      });
      assert.match(await job.submit(), /^\d+\/nms:delivery@@/);
      assert.equal((await job.getStatus()).status, 2);
      driver.demo.advance(4000);
      await job.getStatus();
      assert.ok(job.getProgress() > 0 && job.getProgress() < 1);
      driver.demo.advance(20_000);
      const done = await job.getStatus();
      assert.equal(done.status, 5);
      assert.ok(done.logs.some(({ message }) => message.includes('End of the analysis')));
      assert.equal(await job.hasWarning(), true);
      const [row] = await driver.rows({
        schema: 'nms:delivery',
        operation: 'select',
        select: { node: [node('@state'), node('[properties/@toDeliver]')] },
        where: { condition: [node(`@id = ${id}`)] },
      });
      assert.equal(row?.['state'], '45');
      assert.ok(Number((row['properties'] as Json)['toDeliver']) > 0);
    });

    it('a job that fails says why', async () => {
      const job = driver.client.jobInterface({
        xtkschema: 'nms:delivery',
        method: 'Prepare',
        object: { xtkschema: 'nms:delivery', id: await driver.idOf('Wool throws – waiting list') },
      });
      await job.submit();
      driver.demo.advance(20_000);
      const { status, logs } = await job.getStatus();
      assert.equal(status, 6);
      assert.ok(logs.some(({ errorCode }) => errorCode === 'DLV-490009'));
    });

    it('a job can be cancelled', async () => {
      const id = await driver.idOf('Newsletter – A quiet January');
      const job = driver.client.jobInterface({
        xtkschema: 'nms:delivery',
        method: 'PrepareAndStart',
        object: { xtkschema: 'nms:delivery', id },
      });
      await job.submit();
      await job.cancel();
      assert.equal((await job.getStatus()).status, 4);
    });

    it('dumps the state of the instance with dead modules', async () => {
      const dump = JSON.stringify(await driver.client.NLWS.nlMonitoring.dumpInstanceState('', true));
      assert.match(dump, /"name":"mta","instance":"demo","status":"missing"/);
    });
  });
});
