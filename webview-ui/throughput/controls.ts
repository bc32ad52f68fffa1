import type { CustomSpan, Period, Scope, ThroughputSnapshot } from '../../src/shared/protocol/throughput';
import { PERIODS, SCOPES } from '../../src/shared/protocol/throughput';
import { el, setText, show } from '../components/dom';
import { offerImage } from '../components/chart/imageActions';
import type { ThroughputContext } from './context';
import type { Dropdown } from '../components/toolkit';
import { button, dropdown } from '../components/toolkit';
import { CustomPeriod } from './customPeriod';

export type ViewKind = 'chart' | 'table';

/** New points come every ten seconds: after two that did not come, nothing is live. */
const LATE_MS = 25_000;
const LOOK_AT_CLOCK_MS = 5_000;

export interface ControlLinks {
  readonly onView: (view: ViewKind) => void;
  /** The chart as PNG, base64. */
  readonly image: () => Promise<string>;
}

/** The panel's own tools: scope, period, chart or table, pause, exports. */
export class Controls {
  private readonly periods: Dropdown<Period>;
  private readonly scopes: Dropdown<Scope>;
  private readonly live = el('span', { class: 'live', 'aria-live': 'polite' });
  private readonly pause: HTMLElement;
  private readonly custom: CustomPeriod;
  private paused: boolean;
  private rendered: Period | undefined;
  /** As last read; undefined before. */
  private isLive: boolean | undefined;
  /** When the newest reading came. */
  private cameAt = 0;
  private window: CustomSpan | undefined;

  constructor(
    private readonly context: ThroughputContext,
    view: ViewKind,
    links: ControlLinks,
  ) {
    const { words, host, frame } = context;
    this.paused = host.saved.paused ?? false;
    this.scopes = dropdown({
      label: words.t('scope'),
      choices: SCOPES.map((value) => ({ value, label: words.t(`scope.${value}`) })),
      value: host.saved.scope ?? 'delivery',
      onChoose: (scope) => {
        host.save({ scope });
        frame.wait(false);
        host.post({ type: 'scope', scope });
      },
    });
    this.periods = dropdown({
      label: words.t('period'),
      choices: PERIODS.map((value) => ({ value, label: words.t(`period.${value}`) })),
      value: host.saved.period ?? 'sinceStart',
      onChoose: (period) => {
        if (period === 'custom') {
          this.custom.render(true, this.span());
          return;
        }
        this.custom.render(false, this.span());
        host.save({ period });
        frame.wait(false);
        host.post({ type: 'period', period });
      },
    });
    this.custom = new CustomPeriod(context, (span) => {
      host.save({ period: 'custom', span });
      frame.wait(false);
      host.post({ type: 'period', period: 'custom', span });
    });
    const views = dropdown<ViewKind>({
      label: words.t('view'),
      choices: [
        { value: 'chart', label: words.t('viewChart') },
        { value: 'table', label: words.t('viewTable') },
      ],
      value: view,
      onChoose: (chosen) => {
        host.save({ view: chosen });
        links.onView(chosen);
      },
    });
    this.pause = button({
      label: words.t('pause'),
      onPress: () => {
        this.togglePause();
      },
    });
    this.writePause();
    setInterval(() => {
      if (this.isLive === true) {
        this.writeLive();
      }
    }, LOOK_AT_CLOCK_MS);
    // A panel about an instance stays with it.
    show(this.scopes.element, host.saved.deliveryId !== undefined);
    frame.tools.append(this.scopes.element, this.periods.element, views.element, this.pause, this.custom.element);
    frame.marks.append(this.live);
    frame.ownLink = 'openThroughput';
    offerImage(context, links.image);
    frame.offerSave(words.t('exportCsv'), () => {
      host.post({ type: 'export', format: 'csv' });
    });
    frame.offerSave(words.t('exportJson'), () => {
      host.post({ type: 'export', format: 'json' });
    });
  }

  render({ period, scope, live, window }: ThroughputSnapshot): void {
    const { host } = this.context;
    this.window = window;
    if (this.rendered !== period) {
      this.periods.select(period);
    }
    // What is being chosen stays while new points arrive.
    this.custom.render(this.rendered === period ? !this.custom.element.hidden : period === 'custom', this.span());
    this.rendered = period;
    this.scopes.select(scope);
    host.save({ period, scope });
    this.isLive = live;
    this.cameAt = Date.now();
    this.writeLive();
  }

  /** What was chosen last, or else what is shown. */
  private span(): CustomSpan {
    const now = Date.now();
    const { from, to } = this.context.host.saved.span ?? this.window ?? { from: now - 24 * 60 * 60_000, to: now };
    return { from, to };
  }

  private togglePause(): void {
    const { host } = this.context;
    this.paused = !this.paused;
    host.save({ paused: this.paused });
    host.post({ type: 'pause', paused: this.paused });
    this.writePause();
    if (this.isLive !== undefined) {
      this.writeLive();
    }
  }

  private writeLive(): void {
    const { words, formats } = this.context;
    const silence = Date.now() - this.cameAt;
    const late = this.isLive === true && silence > LATE_MS;
    const on = this.isLive === true && !this.paused && !late;
    setText(
      this.live,
      this.paused
        ? words.t('paused')
        : late
          ? words.t('late', formats().durations.length(silence))
          : words.t(on ? 'live' : 'notLive'),
    );
    this.live.className = on ? 'live on' : 'live';
  }

  private writePause(): void {
    setText(this.pause, this.context.words.t(this.paused ? 'resume' : 'pause'));
  }
}
