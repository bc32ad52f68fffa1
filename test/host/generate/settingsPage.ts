import { THRESHOLDS } from '../../../src/domain/advisor/rules';
import { numberSchema } from '../../../src/domain/numberSetting';
import { SETTINGS } from '../../../src/platform/settings/definitions';
import { SETTINGS_SECTION } from '../../../src/platform/settings/setting';
import { WATCH_SETTINGS } from '../../../src/watch/settings';

type Row = {
  readonly name: string;
  readonly description: () => string;
  readonly schema: Readonly<Record<string, unknown>>;
};

/** docs/settings.md: every setting with its default and bounds. */
export function settingsPage(): string {
  const thresholds = THRESHOLDS.map((threshold) => ({ ...threshold, schema: numberSchema(threshold) }));
  return `${[
    '# Settings',
    'Made by `npm run generate` from the definitions in `src/platform/settings` and, for the health checks, in `src/domain/advisor`, for watching in `src/watch`: do not edit. All of them are settings of the machine, so that no folder that is opened can change them.',
    table(Object.values(SETTINGS)),
    '## When the health checks report something',
    table(thresholds),
    '## When watching reports something',
    table(WATCH_SETTINGS),
  ].join('\n\n')}\n`;
}

function table(rows: readonly Row[]): string {
  return [
    '| setting | default | |',
    '|---|---|---|',
    ...[...rows]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(
        ({ name, description, schema }) =>
          `| \`${SETTINGS_SECTION}.${name}\` | \`${JSON.stringify(schema['default'])}\`${bounds(schema)} | ${description().replaceAll('|', '\\|')} |`,
      ),
  ].join('\n');
}

function bounds({ minimum, maximum, enum: words }: Row['schema']): string {
  if (Array.isArray(words)) {
    return ` (${words.join(', ')})`;
  }
  return minimum === undefined ? '' : ` (${JSON.stringify(minimum)} to ${JSON.stringify(maximum)})`;
}
