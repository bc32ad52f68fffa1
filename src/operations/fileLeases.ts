import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Lease, Leases } from './ports';

/** How long a lease lasts without being extended, ms. A window that crashed keeps nobody waiting for longer. */
export const LEASE_MS = 60_000;

/** Ended leases are swept after this time, ms. */
const SWEPT_AFTER_MS = 24 * 60 * 60_000;

const Kept = z.object({ owner: z.string(), until: z.number(), began: z.number(), released: z.optional(z.boolean()) });
type Kept = z.infer<typeof Kept>;

/** `<thing>.<n>`; a draft of one has more behind it. */
const NAME = /^([0-9a-f]{32})\.(\d{1,9})(\..+)?$/;

/**
 * Leases as files in a folder that all windows of this machine share. Each lease on a thing is a file of its own,
 * `<thing>.<n>`, made with the next free number, which only one can: so a lease that ended needs no removing before
 * another may begin, and two that want to succeed it cannot both. `uptimeMs` is the machine's time since it was booted,
 * the same for all windows, so that nobody gains or loses a lease when the clock is set.
 */
export class FileLeases implements Leases {
  readonly lengthMs = LEASE_MS;

  constructor(
    private readonly folder: string,
    private readonly uptimeMs: () => number,
    private readonly files: { link(from: string, to: string): Promise<void> } = { link },
  ) {}

  async acquire(key: string): Promise<Lease | undefined> {
    await mkdir(this.folder, { recursive: true });
    const thing = createHash('sha256').update(key).digest('hex').slice(0, 32);
    const last = await this.newest(thing);
    if (last > 0 && (await this.isHeld(thing, last))) {
      return undefined;
    }
    const owner = randomUUID();
    const mine = last + 1;
    if (!(await this.create(thing, mine, this.lasting(owner)))) {
      return undefined;
    }
    await this.sweep(thing, mine);
    return this.leaseOf(thing, mine, owner);
  }

  private leaseOf(thing: string, mine: number, owner: string): Lease {
    let released = false;
    let last: Promise<unknown> = Promise.resolve();
    // One after another: extending must not undo a release that overtook it.
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const turn = last.then(work, work);
      last = turn;
      return turn;
    };
    const superseded = async (): Promise<boolean> =>
      (await this.newest(thing)) !== mine || (await this.read(thing, mine))?.owner !== owner;
    const extend = async (): Promise<boolean> => {
      if (released || !this.isLive(await this.read(thing, mine)) || (await superseded())) {
        return false;
      }
      await this.replace(thing, mine, this.lasting(owner));
      // One who saw it ended meanwhile has the next number by now.
      return !(await superseded());
    };
    const release = async (): Promise<void> => {
      if (!(await superseded())) {
        await this.replace(thing, mine, { ...this.lasting(owner), released: true });
      }
    };
    return {
      superseded,
      extend: () => inTurn(extend),
      release: () => {
        released = true;
        return inTurn(release);
      },
    };
  }

  private lasting(owner: string): Kept {
    const now = this.uptimeMs();
    return { owner, began: now, until: now + LEASE_MS };
  }

  /** One that cannot be read, or was kept before the machine was booted, has ended. */
  private isLive(kept: Kept | undefined): boolean {
    const now = this.uptimeMs();
    return kept !== undefined && kept.released !== true && kept.began <= now && now < kept.until;
  }

  private async isHeld(thing: string, number: number): Promise<boolean> {
    return this.isLive(await this.read(thing, number)) || (await this.isBeingMade(this.pathOf(thing, number)));
  }

  /** Empty for the moment between its making and its writing, where there are no links. */
  private async isBeingMade(path: string): Promise<boolean> {
    const found = await stat(path).catch(() => undefined);
    return found?.size === 0 && Math.abs(Date.now() - found.mtimeMs) < LEASE_MS;
  }

  /** The highest number of a thing; 0 for none. */
  private async newest(thing: string): Promise<number> {
    const numbers = (await readdir(this.folder)).flatMap((name) => {
      const [, of, number, draft] = NAME.exec(name) ?? [];
      return of === thing && draft === undefined ? [Number(number)] : [];
    });
    return Math.max(0, ...numbers);
  }

  /** False when somebody else was first. The file appears with its content, so that nobody reads an empty one. */
  private async create(thing: string, number: number, kept: Kept): Promise<boolean> {
    const path = this.pathOf(thing, number);
    const draft = this.draftOf(thing, number);
    const content = JSON.stringify(kept);
    await writeFile(draft, content);
    try {
      await this.files.link(draft, path).catch(async (error: unknown) => {
        if (codeOf(error) === 'EEXIST') {
          throw error;
        }
        // A file system without links, of some containers and network drives.
        await writeFile(path, content, { flag: 'wx' });
      });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') {
        return false;
      }
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  private async read(thing: string, number: number): Promise<Kept | undefined> {
    try {
      return Kept.safeParse(JSON.parse(await readFile(this.pathOf(thing, number), 'utf8'))).data;
    } catch {
      // Swept meanwhile, or written by another version: it holds nobody up.
      return undefined;
    }
  }

  private async replace(thing: string, number: number, kept: Kept): Promise<void> {
    const draft = this.draftOf(thing, number);
    await writeFile(draft, JSON.stringify(kept));
    await rename(draft, this.pathOf(thing, number));
  }

  /** Removes what this thing had before, and what ended long ago. Never the newest of a thing that is alive. */
  private async sweep(thing: string, mine: number): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const [, of, number, draft] = NAME.exec(name) ?? [];
      if (of === undefined) {
        continue;
      }
      const over =
        of === thing ? Number(number) < mine : draft === undefined && (await this.endedLongAgo(of, Number(number)));
      if (over) {
        await rm(join(this.folder, name), { force: true });
      }
    }
  }

  private async endedLongAgo(thing: string, number: number): Promise<boolean> {
    const kept = await this.read(thing, number);
    return kept !== undefined && this.uptimeMs() > kept.until + SWEPT_AFTER_MS;
  }

  private draftOf(thing: string, number: number): string {
    return `${this.pathOf(thing, number)}.${randomUUID()}`;
  }

  private pathOf(thing: string, number: number): string {
    return join(this.folder, `${thing}.${number}`);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
