/** A device and a browser, as far as a `User-Agent` text tells; both are names of products and need no translation. */
export interface Agent {
  /** Undefined: it is none of the usual ones. */
  readonly device: string | undefined;
  readonly browser: string | undefined;
}

/** The first that fits wins: an iPad says it is like a Mac, and nearly everybody says Safari. */
const DEVICES: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
];

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/GoogleImageProxy/, 'Gmail (image proxy)'],
  [/YahooMailProxy/, 'Yahoo Mail (image proxy)'],
  [/Outlook|MSOffice/, 'Outlook'],
  [/Thunderbird/, 'Thunderbird'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Version\/.*Safari\//, 'Safari'],
  // A mail program that shows a message with the system's own engine does not name itself.
  [/AppleWebKit\//, 'Apple Mail, WebKit'],
  [/Trident\/|MSIE /, 'Internet Explorer'],
];

/** What a `User-Agent` text tells of device and browser. */
export function agentOf(text: string): Agent {
  const first = (known: readonly (readonly [RegExp, string])[]): string | undefined =>
    known.find(([sign]) => sign.test(text))?.[1];
  return { device: first(DEVICES), browser: first(BROWSERS) };
}

export interface AgentTotal extends Agent {
  readonly opens: number;
  readonly clicks: number;
}

/** Counts of single `User-Agent` texts, added up by device and browser, most frequent first. */
export function agentTotals(
  counts: readonly { readonly agent: string; readonly opens: number; readonly clicks: number }[],
): readonly AgentTotal[] {
  const totals = new Map<string, AgentTotal>();
  for (const { agent, opens, clicks } of counts) {
    const { device, browser } = agentOf(agent);
    const key = JSON.stringify([device, browser]);
    const before = totals.get(key);
    totals.set(key, { device, browser, opens: opens + (before?.opens ?? 0), clicks: clicks + (before?.clicks ?? 0) });
  }
  return [...totals.values()].sort((a, b) => b.opens + b.clicks - a.opens - a.clicks);
}
