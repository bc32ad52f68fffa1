import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import type { Store } from '../store/store';
import { one, recomputeMessages } from './counters';
import { setState, type EngineDelivery } from './deliveries';
import { grouped, writeJournal } from './journal';
import { selectTarget, writeExclusions, writeMessages, writeParts } from './target';

/** How far an analysis is asked to go. */
export type PreparationGoal = 'target' | 'messages' | 'start';

const PREPARABLE: ReadonlySet<number> = new Set([
  S.edition,
  S.targetReady,
  S.messageReady,
  S.preparationError,
  S.ready,
]);

/** The analysis: counting, exclusions, messages; each phase takes its time and writes the journal. */
export class Preparation {
  private readonly goals = new Map<number, PreparationGoal>();
  private readonly paused = new Set<number>();

  constructor(private readonly store: Store) {}

  static possible(state: number): boolean {
    return PREPARABLE.has(state);
  }

  begin({ id, state }: EngineDelivery, goal: PreparationGoal, now: number): void {
    this.goals.set(id, goal);
    this.paused.delete(id);
    this.store.run(
      'UPDATE NmsDelivery SET tsStartDate = ?, tsEndDate = NULL, iAnalysisStep = 0 WHERE iDeliveryId = ?',
      [now, id],
    );
    const first = state === S.targetReady && goal !== 'target' ? S.messagePrepPending : S.targetPrepPending;
    setState(this.store, id, first, now, now + 1000);
    writeJournal(this.store, id, now, 'info', 'Start of the analysis of the delivery');
  }

  /** Progress of an analysis from 0 to 100, for the job interface. */
  static progress(state: number): number {
    const order: readonly number[] = [
      S.targetPrepPending,
      S.targetSelection,
      S.targetArbitration,
      S.messagePrepPending,
      S.messagePreparation,
    ];
    const at = order.indexOf(state);
    return at < 0 ? 100 : Math.round(((at + 0.5) * 100) / order.length);
  }

  pause(id: number, by: string, now: number): void {
    this.paused.add(id);
    writeJournal(this.store, id, now, 'info', `Analysis paused by '${by}'`);
  }

  step(delivery: EngineDelivery, now: number): void {
    if (this.paused.has(delivery.id) || now < (delivery.phaseEnd ?? now)) {
      return;
    }
    const { id } = delivery;
    switch (delivery.state) {
      case S.targetPrepPending:
        this.enter(id, S.targetSelection, now, 2500, 4);
        break;
      case S.targetSelection:
        this.select(delivery, now);
        break;
      case S.targetArbitration:
        this.targetDone(delivery, now);
        break;
      case S.messagePrepPending:
        this.enter(id, S.messagePreparation, now, 3500, 14);
        writeJournal(this.store, id, now, 'info', 'Preparation of the messages');
        break;
      case S.messagePreparation:
        this.messagesDone(delivery, now);
        break;
      default:
        break;
    }
  }

  private enter(id: number, state: number, now: number, durationMs: number, analysisStep: number): void {
    setState(this.store, id, state, now, now + durationMs);
    this.store.run('UPDATE NmsDelivery SET iAnalysisStep = ? WHERE iDeliveryId = ?', [analysisStep, id]);
  }

  private select(delivery: EngineDelivery, now: number): void {
    const population = delivery.trouble === 'noTarget' ? 0 : selectTarget(this.store, delivery.id, now);
    writeJournal(this.store, delivery.id, now, 'info', `Target population: ${grouped(population)} recipient(s)`);
    if (population === 0) {
      this.fail(delivery.id, now, 'DLV-490009 The delivery has no target population.', 16384);
      return;
    }
    const excluded = writeExclusions(this.store, delivery.id, now);
    writeJournal(
      this.store,
      delivery.id,
      now,
      excluded > 0 ? 'warning' : 'info',
      `${grouped(excluded)} recipient(s) excluded by the typology rules`,
    );
    this.enter(delivery.id, S.targetArbitration, now, 800, 6);
  }

  private targetDone({ id }: EngineDelivery, now: number): void {
    if (this.goals.get(id) === 'target') {
      this.goals.delete(id);
      setState(this.store, id, S.targetReady, now);
      writeJournal(this.store, id, now, 'info', 'The target is ready');
    } else {
      this.enter(id, S.messagePrepPending, now, 500, 8);
    }
  }

  private messagesDone(delivery: EngineDelivery, now: number): void {
    const { id, trouble } = delivery;
    if (trouble === 'personalization') {
      writeJournal(
        this.store,
        id,
        now,
        'error',
        "JST-310027 Error while compiling script 'content htmlContent' line 118: [loyalty] is not defined.",
        -53,
      );
      this.fail(id, now, 'The personalization of the messages failed.', -53);
      return;
    }
    selectTarget(this.store, id, now);
    const messages = writeMessages(this.store, id, now);
    const parts = writeParts(this.store, id, messages, delivery.validity ?? null);
    recomputeMessages(this.store, one(id), now);
    writeJournal(this.store, id, now, 'info', `${grouped(messages)} message(s) prepared in ${parts} part(s)`);
    writeJournal(this.store, id, now, 'info', 'End of the analysis: the delivery is ready');
    this.store.run('UPDATE NmsDelivery SET iAnalysisStep = 17, tsEndDate = ? WHERE iDeliveryId = ?', [now, id]);
    const start = this.goals.get(id) === 'start' || delivery.validationMode === 'auto';
    this.goals.delete(id);
    setState(this.store, id, start ? S.startPending : S.ready, now);
    if (start) {
      this.store.run('UPDATE NmsDelivery SET tsContact = MAX(COALESCE(tsContact, 0), ?) WHERE iDeliveryId = ?', [
        now,
        id,
      ]);
    }
  }

  private fail(id: number, now: number, message: string, code: number): void {
    this.goals.delete(id);
    writeJournal(this.store, id, now, 'error', message, code);
    this.store.run('UPDATE NmsDelivery SET tsEndDate = ? WHERE iDeliveryId = ?', [now, id]);
    setState(this.store, id, S.preparationError, now);
  }
}
