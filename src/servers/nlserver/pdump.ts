import type { ModuleList, RunningModule } from '../sendingServer';

/** `mta@test (9986) - 9.6 Mo`; `watchdog (2273) - 6.6 Mo`. The unit is Mo, MB or Mb; memory may be missing. */
const MODULE =
  /^\s*([A-Za-z_][\w-]*)(?:@([\w.-]+))?\s*\((\d{1,10})\)(?:\s*-\s*(\d{1,12}(?:[.,]\d{1,6})?)\s*([kKMGT]?)[oBb])?\s*$/;

/** "No tasks", "No task", "no task": nothing is running. */
const NOTHING_RUNS = /^\s*no tasks?\b/i;

/** `-who` goes on with tables of connections: nothing of theirs is a module. */
const NEXT_SECTION = /^\s*Connection(?:s| pool)\b\s*-*/i;

const HEADER = /\b(?:Adobe Campaign|Neolane|Application server)\b/i;

const UNIT_BYTES: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/**
 * Reads what `nlserver pdump` prints, in every form that Adobe's pages and the field show. Undefined when it is no such
 * list: neither a module, nor the words that there is none, nor the banner. Of a banner alone (7.3.4 on Windows prints it
 * when nothing runs) it says so, since an output that was cut off after it reads the same. Memory that is not printed is 0.
 */
export function parsePdump(output: string): ModuleList | undefined {
  const modules: RunningModule[] = [];
  let header: string | undefined;
  let nothing = false;
  for (const line of output.split(/\r\n|\n|\r/)) {
    if (NEXT_SECTION.test(line)) {
      break;
    }
    const module = moduleOf(line);
    if (module !== undefined) {
      modules.push(module);
    } else if (NOTHING_RUNS.test(line)) {
      nothing = true;
    } else if (header === undefined && HEADER.test(line)) {
      header = line;
    }
  }
  const version = versionOf(header ?? '');
  const onlyBanner = modules.length === 0 && !nothing;
  // A banner names its build; a message of the day that mentions Campaign does not.
  if (onlyBanner && version.build === undefined) {
    return undefined;
  }
  return { ...version, ...timeOf(header ?? ''), modules, ...(onlyBanner ? { onlyBanner } : {}) };
}

function moduleOf(line: string): RunningModule | undefined {
  // A line this long is none of pdump's: do not spend time on it.
  if (line.length > 400) {
    return undefined;
  }
  const match = MODULE.exec(line);
  if (match === null) {
    return undefined;
  }
  const [, name = '', instance, pid = '', amount, unit = ''] = match;
  const bytes = amount === undefined ? 0 : Number(amount.replace(',', '.')) * (UNIT_BYTES[unit.toUpperCase()] ?? 1);
  return { name, ...(instance === undefined ? {} : { instance }), pid: Number(pid), memoryBytes: Math.round(bytes) };
}

/** `HH:MM:SS > Application server for Adobe Campaign Classic …` */
function timeOf(header: string): Pick<ModuleList, 'timeOfDayMs'> {
  const [, hours, minutes, seconds] = /^\s*([01]?\d|2[0-3]):([0-5]\d):([0-5]\d)\s*>/.exec(header) ?? [];
  if (hours === undefined) {
    return {};
  }
  return { timeOfDayMs: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 };
}

/**
 * The banner's wordings: `(7.X YY.R build XXX@SHA1) of DD/MM/YYYY`, `Version X.Y (build XXXX) of`,
 * `version x.x (build xxx) dated`.
 */
function versionOf(header: string): Pick<ModuleList, 'version' | 'build'> {
  const build = /\bbuild\s+([\w.-]+)/i.exec(header)?.[1];
  const version = (/\bversion\s+([\w.-]+)/i.exec(header) ?? /\(([^()]{1,60}?)\s+build\b/i.exec(header))?.[1];
  return { ...(version === undefined ? {} : { version }), ...(build === undefined ? {} : { build }) };
}
