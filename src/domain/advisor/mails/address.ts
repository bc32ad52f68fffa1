import { PERSONALISED } from './findImages';

/** A web address whose host is known; undefined for others: relative, personalised, `data:`, `cid:`. */
export function webAddress(source: string): URL | undefined {
  if (source.includes(PERSONALISED)) {
    return undefined;
  }
  const full = source.startsWith('//') ? `https:${source}` : source;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  return url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}
