import * as l10n from '@vscode/l10n';

/** A chapter of the settings editor. */
export interface SettingCategory {
  readonly id: string;
  readonly title: () => string;
  /** Whether a setting is in it, by its name. */
  readonly takes: (name: string) => boolean;
}

const isHealth = (name: string): boolean => name.startsWith('advisor.');
const isLog = (name: string): boolean => name.startsWith('log') || name === 'auditLines';
const isWatch = (name: string): boolean => name.startsWith('watch.');
const isServer = (name: string): boolean => name === 'commandTemplates';

/** The chapters in their order; every setting is in one of them. */
export const SETTING_CATEGORIES: readonly SettingCategory[] = [
  {
    id: 'general',
    title: () => l10n.t('General'),
    takes: (name) => !isHealth(name) && !isLog(name) && !isServer(name) && !isWatch(name),
  },
  { id: 'logs', title: () => l10n.t('Logs'), takes: isLog },
  { id: 'servers', title: () => l10n.t('Servers'), takes: isServer },
  { id: 'healthChecks', title: () => l10n.t('Health Checks'), takes: isHealth },
  { id: 'watching', title: () => l10n.t('Watching'), takes: isWatch },
];
