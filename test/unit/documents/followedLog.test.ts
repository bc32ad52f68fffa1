import assert from 'node:assert/strict';
import { FollowedLog } from '../../../src/documents/logs/followedLog';
import type { LogSource, SourceEvent } from '../../../src/documents/logs/sources/logSource';
import { parseFilter } from '../../../src/domain/log/logFilter';
import type { LogRow } from '../../../src/domain/log/logRow';
import type { LogView } from '../../../src/domain/log/renderRows';

const never = new AbortController().signal;
const plain: LogView = { time: () => '' };
const entry = (text: string): LogRow => ({ kind: 'entry', text });
const more = (text: string): LogRow => ({ kind: 'more', text });

/** A source that tells what a test hands it, and remembers from where it was followed. */
class Told implements LogSource {
  readonly style = 'server';
  readonly followedFrom: (string | undefined)[] = [];
  private waiting: SourceEvent[] = [];
  private failure: Error | undefined;
  private wake = (): void => undefined;

  constructor(private readonly first: readonly LogRow[]) {}

  tell(...events: readonly SourceEvent[]): void {
    this.waiting.push(...events);
    this.wake();
  }

  fail(error: Error): void {
    this.failure = error;
    this.wake();
  }

  private takeFailure(failure: Error): Error {
    this.failure = undefined;
    return failure;
  }

  newest(): ReturnType<LogSource['newest']> {
    return Promise.resolve({ rows: this.first, start: 'top', end: '0' });
  }

  before(): ReturnType<LogSource['before']> {
    return Promise.resolve({ rows: [entry('above')] });
  }

  async *follow(from: string | undefined, signal: AbortSignal): AsyncGenerator<SourceEvent> {
    this.followedFrom.push(from);
    signal.addEventListener('abort', () => {
      this.wake();
    });
    while (!signal.aborted) {
      const event = this.waiting.shift();
      if (event !== undefined) {
        yield event;
      } else if (this.failure !== undefined) {
        throw this.takeFailure(this.failure);
      } else {
        await new Promise<void>((resolve) => (this.wake = resolve));
      }
    }
  }
}

describe('a followed log', () => {
  let log: FollowedLog;
  let source: Told;

  const open = async (first: readonly LogRow[], capChars = 1e6): Promise<void> => {
    source = new Told(first);
    log = new FollowedLog({
      source: () => Promise.resolve(source),
      lines: 10,
      capChars,
      publishMs: 1,
      gapText: (reason, error) => `~ ${reason}${error instanceof Error ? ` ${error.message}` : ''}`,
    });
    await log.ready(never);
  };
  /** Reads after each change, as an editor does, until it shows what is meant. */
  const shown = (suits: (text: string) => boolean, view = plain): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const { text } = log.render(view);
        if (!suits(text)) {
          return;
        }
        heard.dispose();
        resolve(text);
      };
      const heard = log.onDidChange(look);
      look();
    });
  const rows = (end: string, ...told: readonly LogRow[]): SourceEvent => ({
    kind: 'rows',
    rows: told,
    start: `before ${end}`,
    end,
  });

  afterEach(() => {
    log.dispose();
  });

  it('marks where the connection was lost, and goes on', async () => {
    await open([entry('one')]);
    const states: boolean[] = [];
    log.onDidChangeState((state) => {
      if (state.kind === 'following') {
        states.push(state.connected);
      }
    });
    source.tell(
      rows('2', entry('two')),
      { kind: 'gap', reason: 'disconnected', error: new Error('reset') },
      { kind: 'gap', reason: 'reconnected' },
      rows('3', entry('three')),
    );
    assert.equal(
      await shown((text) => text.includes('three')),
      'one\ntwo\n~ disconnected reset\n~ reconnected\nthree\n',
    );
    assert.deepEqual(states, [false, true]);
    assert.deepEqual(log.state, { kind: 'following', connected: true });
  });

  it('says what ended it, and goes on from there when it is resumed', async () => {
    await open([entry('one')]);
    source.tell(rows('2', entry('two')));
    source.fail(new Error('refused'));
    assert.match(await shown((text) => text.includes('~')), /two\n~ disconnected refused\n$/);
    assert.equal(log.state.kind, 'failed');
    log.resume();
    source.tell(rows('3', entry('three')));
    assert.match(await shown((text) => text.includes('three')), /^one\ntwo\n~ .*\nthree\n$/);
    assert.deepEqual(source.followedFrom, ['0', '2']);
  });

  it('asks for nothing while nobody sees it, and catches up from where it was', async () => {
    await open([entry('one')]);
    const before = shown((text) => text.includes('two'));
    source.tell(rows('1', entry('two')));
    await before;
    log.hide();
    assert.equal(log.state.kind, 'following');
    log.resume();
    assert.deepEqual(source.followedFrom, ['0']);
    const after = shown((text) => text.includes('three'));
    log.unhide();
    source.tell(rows('2', entry('three')));
    assert.equal((await after).match(/two/g)?.length, 1);
    assert.deepEqual(source.followedFrom, ['0', '1']);
  });

  it('stays paused when it was paused before it was hidden', async () => {
    await open([entry('one')]);
    log.pause();
    log.hide();
    log.unhide();
    assert.equal(log.state.kind, 'paused');
    assert.deepEqual(source.followedFrom, ['0']);
  });

  it('loses nothing and tells nothing twice over a pause', async () => {
    await open([entry('one')]);
    source.tell(rows('2', entry('two')));
    await shown((text) => text.includes('two'));
    log.pause();
    assert.equal(log.state.kind, 'paused');
    source.tell(rows('3', entry('three')));
    log.resume();
    assert.equal(await shown((text) => text.includes('three')), 'one\ntwo\nthree\n');
    assert.deepEqual(source.followedFrom, ['0', '2']);
  });

  it('holds no more than the cap however much comes, and can read what it let go', async () => {
    await open([entry('first of all')], 20_000);
    for (let batch = 0; batch < 20; batch += 1) {
      source.tell(
        rows(String(batch), ...Array.from({ length: 400 }, (_, index) => entry(`line ${batch * 400 + index}`))),
      );
    }
    const text = await shown((now) => now.includes('line 7999\n') && now.length <= 20_000);
    assert.doesNotMatch(text, /first of all/);
    assert.equal(log.receivedRows, 8000);
    assert.equal(log.hasEarlier, true);
    assert.equal(await log.loadEarlier(10, never), 1);
    assert.match(log.render(plain).text, /^above\n/);
  });

  it('keeps the further lines of an entry that the filter lets through, also those that come later', async () => {
    const parsed = parseFilter('refused');
    assert.ok(parsed.ok && parsed.filter !== undefined);
    const view = { ...plain, filter: parsed.filter };
    await open([entry('sent'), more('  to jane'), entry('refused'), more('  by mx1')]);
    assert.equal(log.render(view).text, 'refused\n  by mx1\n');
    source.tell(rows('2', more('  550 no such user')), rows('3', entry('sent'), more('  to joe')));
    await shown((text) => text.includes('joe'));
    assert.equal(log.render(view).text, 'refused\n  by mx1\n  550 no such user\n');
  });
});
