import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Lease, Leases } from './ports';

/** How long a lease lasts without being extended, ms. A window that crashed keeps nobody waiting for longer. */
export const LEASE_MS = 60_000;

/** Ended leases are swept after this time, ms. */
const SWEPT_AFTER_MS = 24 * 60 * 60_000;

const Kept = z.object({ until: z.number(), began: z.number(), released: z.optional(z.boolean()) });
type Kept = z.infer<typeof Kept>;

const NAME = /^([0-9a-f]{32})\.(\d{1,9})$/;

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
  ) {}

  async acquire(key: string): Promise<Lease | undefined> {
    await mkdir(this.folder, { recursive: true });
    const thing = createHash('sha256').update(key).digest('hex').slice(0, 32);
    const last = await this.newest(thing);
    if (last > 0 && this.isLive(await this.read(thing, last))) {
      return undefined;
    }
    const mine = last + 1;
    if (!(await this.create(thing, mine))) {
      return undefined;
    }
    await this.sweep(thing, mine);
    return this.leaseOf(thing, mine);
  }

  private leaseOf(thing: string, mine: number): Lease {
    let released = false;
    const superseded = async (): Promise<boolean> => (await this.newest(thing)) !== mine;
    return {
      superseded,
      extend: async () => {
        const kept = await this.read(thing, mine);
        if (released || !this.isLive(kept) || (await superseded())) {
          return false;
        }
        await this.replace(thing, mine, this.lasting());
        // One who saw it ended meanwhile has the next number by now.
        return !(await superseded());
      },
      release: async () => {
        released = true;
        if (!(await superseded())) {
          await this.replace(thing, mine, { ...this.lasting(), released: true });
        }
      },
    };
  }

  private lasting(): Kept {
    const now = this.uptimeMs();
    return { began: now, until: now + LEASE_MS };
  }

  /** One that cannot be read, or was kept before the machine was booted, has ended. */
  private isLive(kept: Kept | undefined): boolean {
    const now = this.uptimeMs();
    return kept !== undefined && kept.released !== true && kept.began <= now && now < kept.until;
  }

  /** The highest number of a thing; 0 for none. */
  private async newest(thing: string): Promise<number> {
    const numbers = (await readdir(this.folder)).flatMap((name) => {
      const [, of, number] = NAME.exec(name) ?? [];
      return of === thing ? [Number(number)] : [];
    });
    return Math.max(0, ...numbers);
  }

  /** False when somebody else was first. The file appears with its content, so that nobody reads an empty one. */
  private async create(thing: string, number: number): Promise<boolean> {
    const draft = `${this.pathOf(thing, number)}.${randomUUID()}.new`;
    await writeFile(draft, JSON.stringify(this.lasting()));
    try {
      await link(draft, this.pathOf(thing, number));
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
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
    const path = this.pathOf(thing, number);
    await writeFile(`${path}.new`, JSON.stringify(kept));
    await rename(`${path}.new`, path);
  }

  /** Removes what this thing had before, and what ended long ago. Never the newest of a thing that is alive. */
  private async sweep(thing: string, mine: number): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const [, of, number] = NAME.exec(name) ?? [];
      const older = of === thing && Number(number) < mine;
      if (of !== undefined && (older || (of !== thing && (await this.endedLongAgo(of, Number(number)))))) {
        await rm(join(this.folder, name), { force: true });
      }
    }
  }

  private async endedLongAgo(thing: string, number: number): Promise<boolean> {
    const kept = await this.read(thing, number);
    return kept !== undefined && this.uptimeMs() > kept.until + SWEPT_AFTER_MS;
  }

  private pathOf(thing: string, number: number): string {
    return join(this.folder, `${thing}.${number}`);
  }
}
