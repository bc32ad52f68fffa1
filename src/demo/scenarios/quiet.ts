import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { changeModules } from '../servers/moduleFile';
import { insertRow } from '../store/store';
import { addDelivery, DAY, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';
import { editConfig, senders } from './serverFiles';

// What looks like a trouble and is none, or holds a delivery up as somebody wants it.

export const twoInstances: Scenario = {
  name: 'twoInstances',
  title: 'A second instance runs on the same servers; everything is well.',
  truth: ['processes.otherInstanceBeside'],
  subject: 'Door handles',
  alone: true,
  apply: (context) => {
    for (const { dir } of senders(context)) {
      changeModules(dir, (modules) => [
        ...modules,
        { name: 'mta', instance: 'outlet', pid: 40_100, memoryMb: 88.1, startedAt: context.now - DAY },
      ]);
    }
    context.farm.refresh();
    addDelivery(
      context,
      plan({ label: 'Door handles', contact: minuteBefore(context.now, 8 * HOUR), segment: 'doors', share: 0.2 }),
    );
  },
};

export const smsAffinityOnOneServer: Scenario = {
  name: 'smsAffinityOnOneServer',
  title: 'An affinity for SMS is configured on one server only, as it should be.',
  truth: ['configuration.smsAffinityOnOneServer'],
  alone: true,
  apply: (context) => {
    const [first] = senders(context);
    if (first !== undefined) {
      editConfig(
        first,
        `config-${context.instance}.xml`,
        /<\/smtp>/,
        '<IPAffinity name="sms"><IP address="192.168.1.9" publicId="19"/></IPAffinity></smtp>',
      );
    }
  },
};

export const eventsToCome: Scenario = {
  name: 'eventsToCome',
  title: 'A delivery of events is in progress for weeks and waits for the next event, as it should.',
  truth: ['plan.forEventsToCome'],
  subject: 'Password reset',
  apply: (context) => {
    const { store, now } = context;
    insertRow(store, 'NmsDeliveryMapping', {
      iDeliveryMappingId: 1309,
      sName: 'mapRtEvent',
      sLabel: 'Real-time events',
      sSchema: 'nms:rtEvent',
      sBroadLogSchema: 'nms:broadLogRcp',
      sBroadLogExclSchema: 'nms:excludeLogRcp',
      sTrackingLogSchema: 'nms:trackingLogRcp',
    });
    const begun = minuteBefore(now, 20 * DAY);
    const id = addDelivery(context, plan({ label: 'Password reset', contact: begun, segment: 'reset', share: 0 }));
    store.run(
      'UPDATE NmsDelivery SET iState = 55, iMappingId = 1309, iToDeliver = 0, tsBroadStart = ?, dRate = 0.000000001 WHERE iDeliveryId = ?',
      [begun, id],
    );
  },
};

export const recycled: Scenario = {
  name: 'recycled',
  title: 'Somebody moved a delivery that waited to the recycle bin.',
  truth: ['people.deletedIt'],
  apply: (context) => {
    const id = addDelivery(
      context,
      plan({
        label: 'Wrong price list',
        contact: minuteBefore(context.now, 2 * HOUR),
        segment: 'wrong',
        share: 0.1,
        standing: { kind: 'confirmed' },
      }),
    );
    context.store.run('UPDATE NmsDelivery SET iDeleteStatus = 1 WHERE iDeliveryId = ?', [id]);
  },
};

export const oldDiskErrors: Scenario = {
  name: 'oldDiskErrors',
  title: 'Three weeks ago the disk was full; it was mended, and a delivery is sent as it should be.',
  truth: ['machines.diskWasFullWeeksAgo'],
  subject: 'Plant of the week',
  apply: (context) => {
    const { store, now } = context;
    const id = addDelivery(
      context,
      plan({
        label: 'Plant of the week',
        contact: minuteBefore(now, 8 * MINUTE),
        segment: 'plant',
        share: 0.4,
        rate: 5,
        theme: 'garden',
      }),
    );
    writeJournal(
      store,
      id,
      now - 21 * DAY,
      'error',
      "Unable to write file '/usr/local/neolane/nl6/var/demo/mta/1.xml' (errno=28, No space left on device)",
      -52,
    );
  },
};

export const changedInTheFuture: Scenario = {
  name: 'changedInTheFuture',
  title: 'A clock was set back, so that the last change of a finished delivery lies in the future.',
  truth: ['plan.changedInTheFuture'],
  subject: 'Bread baking course',
  apply: (context) => {
    const id = addDelivery(
      context,
      plan({
        label: 'Bread baking course',
        contact: minuteBefore(context.now, 7 * HOUR),
        segment: 'bread',
        share: 0.1,
        maxRetry: 0,
      }),
    );
    context.store.run('UPDATE NmsDelivery SET tsLastModified = ? WHERE iDeliveryId = ?', [context.now + HOUR, id]);
  },
};

export const stateOfItsOwn: Scenario = {
  name: 'stateOfItsOwn',
  title: 'The instance has a state of deliveries that somebody added, and a delivery is in it.',
  truth: ['plan.stateOfItsOwn'],
  subject: 'Reviewed by the agency',
  apply: (context) => {
    const id = addDelivery(
      context,
      plan({
        label: 'Reviewed by the agency',
        contact: minuteBefore(context.now, HOUR),
        segment: 'agency',
        share: 0.1,
        standing: { kind: 'ready' },
      }),
    );
    context.store.run('UPDATE NmsDelivery SET iState = 48 WHERE iDeliveryId = ?', [id]);
  },
};

export const dueNow: Scenario = {
  name: 'dueNow',
  title: 'The contact date of a delivery came seconds ago, and nobody has taken it yet.',
  truth: ['plan.dueForSeconds'],
  subject: 'Happy hour',
  alone: true,
  apply: (context) => {
    const { store, now } = context;
    const id = addDelivery(
      context,
      plan({ label: 'Happy hour', contact: now - 4000, segment: 'happy', share: 0.1, standing: { kind: 'confirmed' } }),
    );
    // Handed over by nobody so far: the demo's own MTA would take it at once.
    store.run('UPDATE NmsDelivery SET iDeliveryMode = 4, iMidRemoteId = 0 WHERE iDeliveryId = ?', [id]);
  },
};

export const byPost: Scenario = {
  name: 'byPost',
  title: 'A letter is overdue at the print house; no process of Campaign sends it.',
  truth: ['plan.byPost'],
  subject: 'Catalogue by post',
  apply: (context) => {
    const id = addDelivery(
      context,
      plan({
        label: 'Catalogue by post',
        channel: 'paper',
        routing: 'external',
        contact: minuteBefore(context.now, 3 * HOUR),
        segment: 'post',
        share: 0.1,
        standing: { kind: 'confirmed' },
      }),
    );
    context.store.run('UPDATE NmsDelivery SET iDeliveryMode = 0 WHERE iDeliveryId = ?', [id]);
  },
};
