import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import { setState } from '../engine/deliveries';
import { writeJournal } from '../engine/journal';
import type { Instance } from '../instance';
import { HANDED_OVER } from '../methods/midSourcing';
import { formatDateTime, parseDateLiteral } from '../query/dates';
import { toNumber, toText, type Row } from '../store/store';
import { attribute, childElements, element, textOf, type XmlElement } from '../xml/element';
import { SoapClient, type SoapAccount } from './soapClient';
import { keepTwin } from './keepTwin';

/** A mid-sourcing server as a routing account of the sender leads to it. */
export interface MidAccount extends SoapAccount {
  /** Internal name of the routing account. */
  readonly name: string;
}

/** Messages in one call (option `NmsBroadcast_MidAnalyzeBatchSize`). */
const BATCH = 500;

/** How often states and counters are fetched, and statuses of messages (docs/campaign/topology.md). */
const STATES_EVERY_MS = 10 * 60_000;
const LOGS_EVERY_MS = 60 * 60_000;

/** States in which a delivery has a twin; one that was begun elsewhere goes on there with what is left of it. */
const SUBMITTED = [S.ready, S.startPending, S.started, S.retryPending, S.retryInProgress].join(', ');
const TO_BE_STARTED: readonly number[] = [S.startPending, S.started, S.retryPending, S.retryInProgress];

/** States in which a delivery has been handed over, or should have been. */
const AWAY = `(${[S.startPending, S.started, S.retryPending, S.retryInProgress, S.pausePending, S.pauseInProgress, S.paused, S.cancelPending, S.cancelInProgress].join(', ')})`;

/** What an instance says to the mid-sourcing server when somebody acts on a delivery here. */
const COMMANDS: Readonly<Partial<Record<number, string>>> = {
  [S.pausePending]: 'pause',
  [S.cancelPending]: 'stop',
};

/**
 * What a marketing instance does with deliveries of mode 4: submits them with the documented methods while it analyses
 * them, has them started, and fetches what became of them by its technical workflows, at their documented intervals.
 * Several accounts share a delivery: it has a twin on each, and is as far as the slowest of them.
 */
export class Handover {
  private readonly mids: readonly {
    readonly account: MidAccount;
    readonly client: SoapClient;
    states: string;
    logs: string;
  }[];
  private nextStates: number;
  private nextLogs: number;

  constructor(
    private readonly instance: Instance,
    accounts: readonly MidAccount[],
  ) {
    const now = instance.clock.now();
    const start = formatDateTime(now - 60_000);
    this.mids = accounts.map((account) => ({ account, client: new SoapClient(account), states: start, logs: start }));
    this.nextStates = now + STATES_EVERY_MS;
    this.nextLogs = now + LOGS_EVERY_MS;
    instance.store.script(
      `CREATE TABLE IF NOT EXISTS DemoTwin (iDeliveryId INTEGER, sAccount TEXT, iRemoteId INTEGER, iState INTEGER,
        iToDeliver INTEGER DEFAULT 0, iProcessed INTEGER DEFAULT 0, iSuccess INTEGER DEFAULT 0, iError INTEGER DEFAULT 0,
        iSentBefore INTEGER DEFAULT 0, iFailedBefore INTEGER DEFAULT 0)`,
    );
  }

  /** Does what is due by the instance's clock. A mid that does not answer leaves its trace in the journal. */
  async step(): Promise<void> {
    await this.submit();
    await this.command();
    const now = this.instance.clock.now();
    if (now >= this.nextStates) {
      this.nextStates = now + STATES_EVERY_MS;
      if (this.runs('defaultMidSourcingDlv')) {
        await this.fetchStates();
      }
    }
    if (now >= this.nextLogs) {
      this.nextLogs = now + LOGS_EVERY_MS;
      if (this.runs('defaultMidSourcingLog')) {
        await this.fetchLogs();
      }
    }
  }

  private runs(workflow: string): boolean {
    const { store, servers } = this.instance;
    const started = store.number(
      'SELECT COUNT(*) FROM XtkWorkflow WHERE sInternalName = ? AND iState = 11 AND iFailed = 0',
      [workflow],
    );
    return started > 0 && servers.runs('wfserver');
  }

  /** Twins of deliveries that have none yet. */
  private async submit(): Promise<void> {
    const { store } = this.instance;
    const rows = store.all(
      `SELECT v.iDeliveryId, v.iSuccess, v.iError, ${HANDED_OVER.map((column) => `v.${column}`).join(', ')} FROM NmsDelivery v
       JOIN NmsExtAccount a ON a.iExtAccountId = v.iDeliveryProviderId
       WHERE v.iDeliveryMode = 4 AND v.iState IN (${SUBMITTED}) AND v.iIsModel = 0 AND v.iDeleteStatus = 0
         AND a.iActive = 1 AND v.sTrouble <> 'notSubmitted'
         AND NOT EXISTS (SELECT 1 FROM DemoTwin t WHERE t.iDeliveryId = v.iDeliveryId)`,
    );
    for (const row of rows) {
      const id = toNumber(row['iDeliveryId']);
      try {
        await this.submitOne(id, row);
      } catch (error) {
        this.journal(id, error);
      }
    }
  }

  private async submitOne(id: number, row: Row): Promise<void> {
    const { store } = this.instance;
    const messages = store.all(
      'SELECT iBroadLogId, sAddress, iDomain, iText, iNoise FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus = 6',
      [id],
    );
    const share = Math.ceil(messages.length / this.mids.length);
    const described = element('delivery', {
      id,
      ...Object.fromEntries(
        HANDED_OVER.map((column) => [column, row[column] === null ? undefined : toText(row[column])]),
      ),
    });
    for (const [at, { account, client }] of this.mids.entries()) {
      const [answer] = await client.call('nms:delivery', 'SubmitMidSourcing', described, '', 'production');
      const remote = Number(answer === undefined ? 0 : textOf(answer));
      for (let from = at * share; from < Math.min(messages.length, (at + 1) * share); from += BATCH) {
        const part = messages.slice(from, Math.min(from + BATCH, (at + 1) * share)).map(messageOf);
        await client.call(
          'nms:delivery',
          'AppendDeliveryPart',
          element('deliveryPart', { 'delivery-id': remote }, part),
          'false',
        );
      }
      await client.call('nms:delivery', 'FinalizeMidPreparation', String(remote), '0', element('properties'), 'false');
      const first = at === 0;
      store.run(
        'INSERT INTO DemoTwin (iDeliveryId, sAccount, iRemoteId, iState, iSentBefore, iFailedBefore) VALUES (?, ?, ?, ?, ?, ?)',
        [id, account.name, remote, S.ready, first ? toNumber(row['iSuccess']) : 0, first ? toNumber(row['iError']) : 0],
      );
      // One column cannot name several twins.
      store.run('UPDATE NmsDelivery SET iMidRemoteId = ?, sMidAccountUsedName = ? WHERE iDeliveryId = ?', [
        this.mids.length === 1 ? remote : 0,
        this.mids.length === 1 ? account.name : '',
        id,
      ]);
    }
  }

  /** Start, pause and stop travel to the twins. */
  private async command(): Promise<void> {
    const { store } = this.instance;
    const rows = store.all(
      `SELECT v.iDeliveryId, v.iState, t.iRemoteId, t.sAccount, t.iState AS iTwin FROM NmsDelivery v
       JOIN DemoTwin t ON t.iDeliveryId = v.iDeliveryId
       JOIN NmsExtAccount a ON a.sName = t.sAccount AND a.iActive = 1 WHERE v.iState IN ${AWAY}`,
    );
    for (const row of rows) {
      const state = toNumber(row['iState']);
      const twin = toNumber(row['iTwin']);
      const command = twin === S.ready && TO_BE_STARTED.includes(state) ? 'play' : COMMANDS[state];
      const mid = this.mids.find(({ account }) => account.name === toText(row['sAccount']));
      const id = toNumber(row['iDeliveryId']);
      if (command === undefined || mid === undefined) {
        continue;
      }
      try {
        const remote = toText(row['iRemoteId']);
        await mid.client.call('nms:delivery', 'ExecCommand', remote, command);
        store.run('UPDATE DemoTwin SET iState = ? WHERE sAccount = ? AND iRemoteId = ?', [
          S.startPending,
          mid.account.name,
          Number(remote),
        ]);
        if (command !== 'play') {
          setState(store, id, state + 1, this.instance.clock.now());
        }
      } catch (error) {
        this.journal(id, error);
      }
    }
  }

  private async fetchStates(): Promise<void> {
    const { store, clock } = this.instance;
    for (const mid of this.mids) {
      try {
        const [result, next] = await mid.client.call(
          'nms:delivery',
          'GetMidDeliveries',
          mid.states,
          '1000',
          formatDateTime(clock.now()),
        );
        const twins = rowsOf(result);
        store.transaction(() => {
          for (const twin of twins) {
            keepTwin(this.instance, mid.account.name, twin);
          }
        });
        mid.states = next === undefined ? mid.states : textOf(next);
        this.point(`NmsMidSourcing_LastDelivery_${mid.account.name}`, mid.states);
      } catch {
        // What comes back later is late: the workflow tries again at its next turn.
      }
    }
  }

  private async fetchLogs(): Promise<void> {
    const { store } = this.instance;
    for (const mid of this.mids) {
      try {
        const [result, next] = await mid.client.call('nms:delivery', 'GetMidBroadLogs', mid.logs, '100000');
        const rows = rowsOf(result);
        store.transaction(() => {
          for (const row of rows) {
            const at = Number(attribute(row, 'tsEvent'));
            store.run('UPDATE NmsBroadLogRcp SET iStatus = ?, tsEvent = ?, tsLastModified = ? WHERE iBroadLogId = ?', [
              Number(attribute(row, 'status')),
              at,
              this.instance.clock.now(),
              Number(attribute(row, 'id')),
            ]);
          }
        });
        mid.logs = next === undefined ? mid.logs : textOf(next);
        this.point(`NmsMidSourcing_LastBroadLog_${mid.account.name}`, mid.logs);
      } catch {
        // See fetchStates.
      }
    }
  }

  /** Where a workflow goes on: an option, by the clock of the mid. */
  private point(option: string, at: string): void {
    const { store } = this.instance;
    store.run('DELETE FROM XtkOption WHERE sName = ?', [option]);
    store.run('INSERT INTO XtkOption (sName, iDataType, tsValue) VALUES (?, 7, ?)', [
      option,
      parseDateLiteral(at) ?? null,
    ]);
  }

  private journal(id: number, error: unknown): void {
    const { store, clock } = this.instance;
    const text = `NMS-150026 The mid-sourcing server cannot be reached: ${error instanceof Error ? error.message : ''}`;
    const last = store.first('SELECT sMessage FROM XtkJobLog WHERE iJobId = ? ORDER BY iJobLogId DESC LIMIT 1', [id]);
    if (last?.['sMessage'] !== text) {
      writeJournal(store, id, clock.now(), 'error', text);
    }
  }
}

function messageOf(row: Row): XmlElement {
  return element('broadLog', {
    id: toText(row['iBroadLogId']),
    address: toText(row['sAddress']),
    domain: toText(row['iDomain']),
    text: toText(row['iText']),
    noise: toText(row['iNoise']),
  });
}

function rowsOf(result: XmlElement | undefined): readonly XmlElement[] {
  const collection = result === undefined ? undefined : childElements(result)[0];
  return collection === undefined ? [] : childElements(collection);
}
