import type { MonitoredProcess } from '../machines';
import type { XmlElement } from '../xml/element';

const DEAD = /missing|dead|stopped|absent|not running/i;

/**
 * The layout of the answer is not published: an element `process` with a name and a pid or a state is taken for one.
 */
export function processesIn(element: XmlElement, host: string | undefined): readonly MonitoredProcess[] {
  const { name = '', instance, pid, status, state, memory, hostname } = element.attributes;
  const at = element.name === 'host' || hostname !== undefined ? (name === '' ? hostname : name) : host;
  const below = element.children.flatMap((child) => processesIn(child, at));
  const task = /^([A-Za-z][\w-]{0,63})(?:@([\w-]{1,63}))?$/.exec(name);
  const condition = status ?? state;
  // Workflows and the like have a name and a state too, but neither a pid nor a process's name for their element.
  if (task === null || element.name !== 'process' || (pid === undefined && condition === undefined)) {
    return below;
  }
  const of = task[2] ?? instance;
  const megabytes = Number(memory);
  return [
    {
      name: task[1] ?? name,
      running: condition === undefined ? pid !== '0' : !DEAD.test(condition),
      ...(of === undefined ? {} : { instance: of }),
      ...(at === undefined ? {} : { host: at }),
      ...(pid === undefined || !/^\d{1,10}$/.test(pid) ? {} : { pid: Number(pid) }),
      ...(memory === undefined || !Number.isFinite(megabytes)
        ? {}
        : { memoryBytes: Math.round(megabytes * 1024 * 1024) }),
    },
    ...below,
  ];
}

const ROW = /<tr\b[^>]{0,300}>([^]{0,4000}?)<\/tr>/gi;
const CELL = /<td\b[^>]{0,300}>([^]{0,1000}?)<\/td>/gi;

/**
 * The same from the page for people, monitor.jsp, whose layout is not published either: rows that name
 * `module@instance`.
 */
export function processesOnPage(html: string): readonly MonitoredProcess[] {
  return [...html.matchAll(ROW)].flatMap(([, row = '']) => {
    const cells = [...row.matchAll(CELL)].map(([, cell = '']) => cell.replace(/<[^>]{0,300}>/g, '').trim());
    const task = cells
      .map((cell) => /^([A-Za-z][\w-]{0,63})@([\w-]{1,63})$/.exec(cell))
      .find((match) => match !== null);
    if (task === undefined) {
      return [];
    }
    const rest = cells.filter((cell) => cell !== task[0]);
    const pid = rest.find((cell) => /^[1-9]\d{0,9}$/.test(cell));
    return [
      {
        name: task[1] ?? '',
        instance: task[2] ?? '',
        running: !rest.some((cell) => DEAD.test(cell)),
        ...(pid === undefined ? {} : { pid: Number(pid) }),
      },
    ];
  });
}
