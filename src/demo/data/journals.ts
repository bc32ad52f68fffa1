import { grouped, writeJournal } from '../engine/journal';
import type { Store } from '../store/store';

export interface AnalysisFacts {
  readonly deliveryId: number;
  /** Epoch ms of the analysis' first line. */
  readonly at: number;
  readonly segment: string;
  readonly target: number;
  readonly excluded: number;
  readonly messages: number;
  readonly parts: number;
  readonly urls: number;
  readonly affinity: string;
  readonly routing: string;
  readonly email: boolean;
}

/** The journal of an analysis that went well; answers when it ended. */
export function writeAnalysisJournal(store: Store, facts: AnalysisFacts): number {
  const { deliveryId, messages, email } = facts;
  let at = facts.at;
  const say = (seconds: number, message: string, level: 'info' | 'warning' = 'info'): void => {
    at += Math.round(seconds * 1000);
    writeJournal(store, deliveryId, at, level, message);
  };
  say(0, 'Start of the analysis of the delivery');
  say(1, `Routing: ${facts.routing}${facts.affinity === '' ? '' : `, IP affinity '${facts.affinity}'`}`);
  say(2, `Target population: ${grouped(facts.target)} recipient(s)`);
  say(
    3,
    `${grouped(facts.excluded)} recipient(s) excluded by the typology rules`,
    facts.excluded > 0 ? 'warning' : 'info',
  );
  if (email) {
    say(1, `${facts.urls} URL(s) found, tracking applied`);
  }
  say(2, 'Preparation of the messages');
  say(3 + messages / 2500, `${grouped(messages)} message(s) prepared in ${facts.parts} part(s)`);
  if (email) {
    say(1, 'Publication of the images on the tracking servers: 6 file(s)');
  }
  say(1, 'End of the analysis: the delivery is ready');
  return at;
}

/** How a sending went; times in epoch ms. */
export interface SendingFacts {
  readonly start: number;
  /** End of the first pass, before any retry. */
  readonly firstPassEnd: number;
  readonly end: number;
  readonly total: number;
  readonly success: number;
  readonly error: number;
}

/** The journal of a sending after its start: milestones of the first pass, and the end. */
export function writeSendingJournal(store: Store, deliveryId: number, facts: SendingFacts): void {
  const { start, firstPassEnd, total } = facts;
  for (const part of total < 400 ? [] : [0.25, 0.5, 0.75]) {
    const at = Math.round(start + (firstPassEnd - start) * part);
    writeJournal(
      store,
      deliveryId,
      at,
      'verbose',
      `${Math.round(part * 100)} % of ${grouped(total)} message(s) processed`,
    );
  }
  writeJournal(
    store,
    deliveryId,
    facts.end,
    'info',
    `Delivery finished: ${grouped(facts.success)} message(s) sent, ${grouped(facts.error)} in error`,
  );
}

/** Numbers the journal in the order of time: a reader may sort by id. */
export function orderJournal(store: Store): void {
  store.script(`
    CREATE TABLE DemoJournal AS SELECT * FROM XtkJobLog ORDER BY tsLog, iJobLogId;
    DELETE FROM XtkJobLog;
    INSERT INTO XtkJobLog (tsLog, iLogType, sMessage, sObject, iRc, iRecycled, iJobId)
      SELECT tsLog, iLogType, sMessage, sObject, iRc, iRecycled, iJobId FROM DemoJournal ORDER BY rowid;
    DROP TABLE DemoJournal;`);
}
