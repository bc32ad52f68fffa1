import type { Period, Scope, ThroughputSnapshot } from '../../src/shared/protocol/throughput';
import { PERIODS, SCOPES } from '../../src/shared/protocol/throughput';
import { el, setText } from '../components/dom';
import type { PageContext } from '../components/page';
import type { Dropdown } from '../components/toolkit';
import { button, dropdown } from '../components/toolkit';

export type ViewKind = 'chart' | 'table';

export interface ControlLinks {
  readonly onView: (view: ViewKind) => void;
  readonly onSaveImage: () => void;
}

/** The panel's own tools: scope, period, chart or table, pause, exports. */
export class Controls {
  private readonly periods: Dropdown<Period>;
  private readonly scopes: Dropdown<Scope>;
  private readonly live = el('span', { class: 'live', 'aria-live': 'polite' });
  private readonly pause: HTMLElement;
  private paused: boolean;

  constructor(
    private readonly context: PageContext,
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
        host.save({ period });
        frame.wait(false);
        host.post({ type: 'period', period });
      },
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
    this.pause = button({ label: words.t('pause'), onPress: () => { this.togglePause(); } });
    this.writePause();
    frame.tools.append(
      this.scopes.element,
      this.periods.element,
      views.element,
      this.pause,
    );
    frame.marks.append(this.live);
    frame.offerLinks(['openTracking', 'openAuditLog', 'whyPending'], (command) => { host.post({ type: 'run', command }); });
    frame.offerSave(words.t('saveImage'), links.onSaveImage);
    frame.offerSave(words.t('exportCsv'), () => { host.post({ type: 'export', format: 'csv' }); });
    frame.offerSave(words.t('exportJson'), () => { host.post({ type: 'export', format: 'json' }); });
  }

  render({ period, scope, live }: ThroughputSnapshot): void {
    const { words, host } = this.context;
    this.periods.select(period);
    this.scopes.select(scope);
    host.save({ period, scope });
    setText(this.live, words.t(this.paused ? 'paused' : live ? 'live' : 'notLive'));
    this.live.className = this.paused || !live ? 'live' : 'live on';
  }

  private togglePause(): void {
    const { host } = this.context;
    this.paused = !this.paused;
    host.save({ paused: this.paused });
    host.post({ type: 'pause', paused: this.paused });
    this.writePause();
  }

  private writePause(): void {
    setText(this.pause, this.context.words.t(this.paused ? 'resume' : 'pause'));
  }
}
