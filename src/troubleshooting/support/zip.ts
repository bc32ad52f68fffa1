import { buffer } from 'node:stream/consumers';
import type { SupportFile } from './contract';

/** Packs texts. yazl loads here, at the first use. */
export async function zipOf(files: readonly SupportFile[], at: number): Promise<Buffer> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  for (const { path, text } of files) {
    zip.addBuffer(Buffer.from(text, 'utf8'), path, { mtime: new Date(at), compress: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}
