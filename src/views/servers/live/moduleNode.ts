import { l10n, ThemeColor, ThemeIcon, Uri, type TreeItem } from 'vscode';
import { taskOf } from '../../../domain/expectedModules';
import { itemOf } from './leafNode';
import { formats } from '../../formats';
import type { ModuleSeen } from './serverLook';
import type { ServersNode } from './treeNode';

/** Its items have a resource, so that a decoration can colour the label of a missing one. */
export const MODULE_SCHEME = 'delivery-doctor-module';

/** Less than this is no trend, bytes. */
const NO_TREND = 100_000;

/** A module of a server: running with its pid and memory, or missing. */
export class ModuleNode implements ServersNode {
  readonly id: string;
  readonly connectionId: string;

  constructor(
    readonly parent: ServersNode,
    readonly serverId: string,
    readonly seen: ModuleSeen,
  ) {
    this.id = `${parent.id}/module:${taskOf(seen.id)}`;
    this.connectionId = parent.connectionId;
  }

  /** `mta`, and the instance it belongs to: what the commands need. */
  get module(): string {
    return this.seen.id.name;
  }

  get instance(): string {
    return this.seen.id.instance;
  }

  /** Its log below `var`, as nlserver names it: what *Open Server Log* needs. */
  get file(): string {
    return `${this.instance}/log/${this.module}.log`;
  }

  item(): TreeItem {
    const { id, running, expected } = this.seen;
    const item = itemOf(this.id, {
      label: taskOf(id),
      description: running === undefined ? l10n.t('missing') : runningText(this.seen, trendSign),
      spoken: running === undefined ? l10n.t('missing') : runningText(this.seen, trendWords),
      tooltip: this.tooltip(),
      icon:
        running === undefined
          ? new ThemeIcon('error', new ThemeColor('errorForeground'))
          : new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
      contextValue: `module ${running === undefined ? 'missing' : 'running'} ${expected ? 'expected' : 'extra'}`,
    });
    item.resourceUri = Uri.from({
      scheme: MODULE_SCHEME,
      path: `/${taskOf(id)}`,
      query: running === undefined ? 'missing' : '',
    });
    return item;
  }

  private tooltip(): string {
    const { id, running, expected } = this.seen;
    if (running === undefined) {
      return l10n.t(
        '{0} is started by the configuration (autoStart), but nlserver pdump does not list it on {1}.',
        taskOf(id),
        this.serverId,
      );
    }
    return expected
      ? l10n.t('Started by the configuration (autoStart).')
      : l10n.t('Running, although the configuration read here does not start it automatically.');
  }
}

function runningText({ running, grownBytes, restarted }: ModuleSeen, trend: (grownBytes: number) => string): string {
  if (running === undefined) {
    return '';
  }
  const { numbers } = formats();
  const parts = [l10n.t('pid {0}', String(running.pid))];
  if (running.memoryBytes > 0) {
    parts.push(numbers.bytes(running.memoryBytes));
  }
  if (restarted) {
    parts.push(l10n.t('restarted'));
  } else if (grownBytes !== undefined) {
    parts.push(trend(grownBytes));
  }
  return parts.join(' · ');
}

function trendSign(grownBytes: number): string {
  const size = formats().numbers.bytes(Math.abs(grownBytes));
  return Math.abs(grownBytes) < NO_TREND ? '→' : grownBytes > 0 ? `↗ +${size}` : `↘ −${size}`;
}

function trendWords(grownBytes: number): string {
  const size = formats().numbers.bytes(Math.abs(grownBytes));
  if (Math.abs(grownBytes) < NO_TREND) {
    return l10n.t('memory steady');
  }
  return grownBytes > 0 ? l10n.t('memory grown by {0}', size) : l10n.t('memory shrunk by {0}', size);
}
