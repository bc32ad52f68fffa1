import { crc32, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** The texts of a zip, by path, read by its table of contents; every checksum is held against what comes out. */
export function unzip(zip: Buffer): ReadonlyMap<string, string> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || zip.readUInt32LE(end) !== END) {
    throw new Error('no table of contents');
  }
  const texts = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY) {
      throw new Error('no entry');
    }
    const [method, checksum, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(data, data + size);
    const plain = method === 8 ? inflateRawSync(packed) : packed;
    const path = zip.toString('utf8', at + 46, at + 46 + name);
    if (crc32(plain) !== checksum) {
      throw new Error(`${path} is damaged`);
    }
    texts.set(path, plain.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return texts;
}
