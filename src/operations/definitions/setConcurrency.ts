import * as l10n from '@vscode/l10n';
import {
  CONCURRENCY_OPTION,
  DEFAULT_CONCURRENCY_LIMIT,
  MOST_CONCURRENCY,
} from '../../domain/diagnosis/concurrencyLimit';
import { numberText } from '../../domain/words/args';
import { defineOperation } from '../defineOperation';
import { shownIf, type Needless, type Operation } from '../operation';
import type { Place } from '../place';
import { DELIVERY_WATCHING, send } from './onDelivery';

interface Option {
  /** As the option has it; '' where there is none. */
  readonly text: string;
  /** Undefined where the option holds no number. */
  readonly limit: number | undefined;
}

/** Sets how many deliveries of campaigns may run at a time. */
export const setConcurrency = defineOperation<'setConcurrency'>({
  kind: 'setConcurrency',
  expert: true,
  title: ({ limit }) => l10n.t('Allow {0} campaign deliveries at a time', limit),
  effect: () =>
    l10n.t(
      'Deliveries that wait for a place start at once. Adobe advises against raising the limit for long: more at a time slows all of them down.',
    ),
  undoing: () => l10n.t('To undo, set the old limit again; what was sent cannot be called back.'),
  operation: (request, language): Operation<Place, Option> => {
    const { limit } = request;
    return {
      id: 'setConcurrency',
      request: { ...request },
      title: setConcurrency.title(request, language),
      subject: `option ${CONCURRENCY_OPTION}`,
      read: async (place, signal) => {
        const text = (await (await place.instance(signal)).options.get(CONCURRENCY_OPTION, signal))?.trim() ?? '';
        return { text, limit: limitOf(text) };
      },
      needless: (now) => needless(limit, now, language),
      ask: ({ limit: now = 0 }) => ({
        question: l10n.t(
          'Allow {0} campaign deliveries at a time instead of {1}?',
          numberText(limit, language),
          numberText(now, language),
        ),
        now: l10n.t('{0} is {1} now.', CONCURRENCY_OPTION, numberText(now, language)),
        effect: setConcurrency.effect(request),
        undo: setConcurrency.undoing(request),
        action: l10n.t('Set It'),
        typed: CONCURRENCY_OPTION,
      }),
      agreed: ({ text }) => ({ text }),
      write: (place, _before, signal) =>
        send(place, signal, (writes) => writes.setIntegerOption(CONCURRENCY_OPTION, limit, signal)),
      sight: (before, now) => shownIf(now?.limit === limit && before.limit !== limit),
      done: () => l10n.t('{0} campaign deliveries may run at a time now.', numberText(limit, language)),
      values: (before, now) => ({
        before: `${CONCURRENCY_OPTION} ${before.limit ?? before.text}`,
        after: String(now?.limit ?? limit),
      }),
      undo: (before) => (before.limit === undefined ? undefined : { kind: 'setConcurrency', limit: before.limit }),
      watching: DELIVERY_WATCHING,
    };
  },
});

function limitOf(text: string): number | undefined {
  if (text === '') {
    return DEFAULT_CONCURRENCY_LIMIT;
  }
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function needless(limit: number, { text, limit: now }: Option, language: string): Needless | undefined {
  if (now === undefined) {
    return {
      kind: 'refused',
      text: l10n.t('The option {0} holds “{1}”, which is not a number; nothing was changed.', CONCURRENCY_OPTION, text),
    };
  }
  if (now === limit) {
    return { kind: 'alreadySo', text: l10n.t('The limit is {0} already.', numberText(limit, language)) };
  }
  return limit > MOST_CONCURRENCY && limit > now
    ? {
        kind: 'refused',
        text: l10n.t('Adobe advises {0} at most; nothing was changed.', numberText(MOST_CONCURRENCY, language)),
      }
    : undefined;
}
