import { createBatchTable } from '../engine/attempts';
import { randomOf } from '../engine/chance';
import { recomputeTracking } from '../engine/counters';
import { createReaderTables } from '../engine/readers';
import { createTargetTable } from '../engine/target';
import { consolidate, importEvents } from '../engine/tracking';
import { insertRow, type Store } from '../store/store';
import { createIndexes, createTables } from '../store/tables';
import { insertDelivery } from './insertDelivery';
import { orderJournal } from './journals';
import { pastMonth } from './month';
import type { DeliveryPlan } from './plan';
import { playDelivery } from './play';
import { createRecipients } from './recipients';
import { createReferenceData, createTemplates } from './reference';
import { presentSituation } from './today';

export interface GenerateOptions {
  readonly seed: number;
  /** The instance's time at its start, epoch ms. */
  readonly now: number;
  /** Login of the administrator. */
  readonly admin: string;
  readonly recipients?: number;
}

/** Customers for whom the plans' rates are meant; with fewer, a mailing takes as long. */
export const RECIPIENTS = 12_000;
const FIRST_DELIVERY_ID = 48_210;

function createOperations(store: Store, plans: readonly DeliveryPlan[], now: number): Map<string, number> {
  const names = [...new Set(plans.flatMap(({ operation }) => (operation === undefined ? [] : [operation])))].sort();
  const ids = new Map(names.map((name, index) => [name, 3100 + index]));
  for (const [name, id] of ids) {
    insertRow(store, 'NmsOperation', {
      iOperationId: id,
      sInternalName: `OP${id}`,
      sLabel: name,
      sNature: 'campaign',
      iStatus: 2,
      tsStart: now - 60 * 86_400_000,
      tsEnd: now + 60 * 86_400_000,
      iFolderId: 1105,
    });
  }
  return ids;
}

/** How often each failure text was met. */
function countOccurrences(store: Store): void {
  store.run(
    `UPDATE NmsBroadLogMsg AS m SET iOccurrence = c.n
     FROM (SELECT iMsgId AS id, COUNT(*) AS n FROM NmsBroadLogRcp WHERE iStatus = 2 GROUP BY iMsgId) AS c WHERE c.id = m.iBroadLogMsgId`,
  );
}

/** Fills an empty database: the same seed and time always give the same instance. */
export function generate(store: Store, options: GenerateOptions): void {
  const { seed, now, recipients = RECIPIENTS } = options;
  const random = randomOf(seed);
  createTables(store);
  createBatchTable(store);
  createReaderTables(store);
  createTargetTable(store);
  createIndexes(store);
  store.transaction(() => {
    createReferenceData(store, now, options.admin);
    createRecipients(store, recipients, now, random);
    const scale = recipients / RECIPIENTS;
    const plans = [...pastMonth(now), ...presentSituation(now)]
      .map((plan) => ({ ...plan, rate: plan.rate * scale }))
      .sort((a, b) => a.contact - b.contact);
    const operations = createOperations(store, plans, now);
    createTemplates(store, now);
    plans.forEach((plan, index) => {
      const id = FIRST_DELIVERY_ID + index * 7;
      const urls = insertDelivery(store, { id, plan, now }, operations, random);
      playDelivery(store, { id, plan, urls }, now);
    });
  });
}

/** After scenarios have added theirs: brings in what readers did until now, counts, and puts the journal in order. */
export function settle(store: Store, now: number): void {
  store.transaction(() => {
    importEvents(store, now - 4 * 60_000);
    consolidate(store);
    recomputeTracking(store, { where: 'iDeliveryId > 0', params: [] }, now - 3 * 60_000);
    countOccurrences(store);
    orderJournal(store);
  });
  store.script('ANALYZE');
}
