import { createHash } from 'crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'fs/promises';
import { join } from 'path';
import type { CampaignLog } from '../open';
import type { XmlElement } from '../xml/element';

/** Schemas of one instance, kept between sessions. Never rejects: without it they are asked for. */
export interface SchemaShelf {
  read(name: string): Promise<XmlElement | undefined>;
  write(name: string, schema: XmlElement): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Shape of the files; another one is not read. */
const VERSION = 1;

/** No schema is larger, as the file has it. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/**
 * The shelf in a folder of this machine.
 * @param owner what the schemas belong to: address, instance and build, so that an upgrade begins anew
 */
export function schemaShelf(folder: string, owner: readonly string[], log: CampaignLog): SchemaShelf {
  const fileOf = (name: string): string =>
    join(
      folder,
      `${createHash('sha256')
        .update(JSON.stringify([...owner, name]))
        .digest('hex')}.json`,
    );
  const quietly = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.debug(
        `schema shelf: ${what} failed (${error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'})`,
      );
    }
  };
  return {
    read: async (name) => {
      let kept: XmlElement | undefined;
      await quietly('read', async () => {
        const text = await readFile(fileOf(name), 'utf8').catch((error: unknown) => {
          if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
            return '';
          }
          throw error;
        });
        const value: unknown = text === '' || text.length > MOST_CHARACTERS ? undefined : JSON.parse(text);
        kept = isKept(value) ? thawed(value[1]) : undefined;
      });
      return kept;
    },
    write: (name, schema) =>
      quietly('write', async () => {
        await mkdir(folder, { recursive: true });
        // Written beside and moved: another window may be reading.
        const file = fileOf(name);
        const beside = `${file}.${process.pid}`;
        await writeFile(beside, JSON.stringify([VERSION, frozen(schema)]));
        await rename(beside, file);
      }),
    remove: (name) => quietly('remove', () => rm(fileOf(name), { force: true })),
  };
}

/** An element as a file has it: name, attributes, children, text. */
type Frozen = readonly [string, Readonly<Record<string, string>>, readonly Frozen[], string];

function frozen({ name, attributes, children, text }: XmlElement): Frozen {
  return [name, attributes, children.map(frozen), text.trim()];
}

function isKept(value: unknown): value is readonly [number, Frozen] {
  return Array.isArray(value) && value.length === 2 && value[0] === VERSION && isFrozen(value[1]);
}

function isFrozen(value: unknown): value is Frozen {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [];
  const [name, attributes, children, text] = parts;
  return (
    parts.length === 4 &&
    typeof name === 'string' &&
    typeof text === 'string' &&
    typeof attributes === 'object' &&
    attributes !== null &&
    Object.values(attributes).every((one) => typeof one === 'string') &&
    Array.isArray(children) &&
    children.every(isFrozen)
  );
}

function thawed([name, attributes, children, text]: Frozen): XmlElement {
  // Without a prototype, as the reader makes them: a name such as `constructor` is only a name.
  const own: Record<string, string> = Object.assign(Object.create(null) as Record<string, string>, attributes);
  return { name, attributes: own, children: children.map(thawed), text };
}
