import type { Store } from '../store/store';

/** A link of a mailing: label, path, category, and its weight among the clicks. */
type Link = readonly [label: string, path: string, category: string, weight: number];

const THEMES: Readonly<Record<string, readonly Link[]>> = {
  lighting: [
    ['Hero: shop all lamps', 'lighting', 'hero', 34],
    ['Paper lantern', 'lighting/paper-lantern', 'product', 17],
    ['Brass floor lamp', 'lighting/brass-floor', 'product', 13],
    ['String lights', 'lighting/string', 'product', 11],
    ['Guide: light by room', 'journal/light-by-room', 'editorial', 9],
  ],
  kitchen: [
    ['Hero: the breakfast table', 'kitchen', 'hero', 33],
    ['Stoneware set', 'kitchen/stoneware', 'product', 19],
    ['Cast iron pan', 'kitchen/cast-iron', 'product', 14],
    ['Linen napkins', 'kitchen/napkins', 'product', 8],
    ['Recipe: slow porridge', 'journal/porridge', 'editorial', 11],
  ],
  textiles: [
    ['Hero: bed linen', 'textiles', 'hero', 31],
    ['Washed linen duvet', 'textiles/duvet', 'product', 18],
    ['Wool throw', 'textiles/throw', 'product', 16],
    ['Cushions', 'textiles/cushions', 'product', 10],
    ['How to wash linen', 'journal/wash-linen', 'editorial', 8],
  ],
  garden: [
    ['Hero: garden in autumn', 'garden', 'hero', 30],
    ['Tulip bulbs', 'garden/tulips', 'product', 22],
    ['Pruning shears', 'garden/shears', 'product', 14],
    ['Cold frame', 'garden/cold-frame', 'product', 7],
    ['Calendar: what to plant', 'journal/planting', 'editorial', 12],
  ],
  furniture: [
    ['Hero: sofas', 'furniture', 'hero', 35],
    ['Oak shelf', 'furniture/oak-shelf', 'product', 15],
    ['Reading chair', 'furniture/reading-chair', 'product', 15],
    ['Small desk', 'furniture/small-desk', 'product', 12],
    ['Fabric samples', 'furniture/samples', 'service', 8],
  ],
  gifts: [
    ['Hero: gifts', 'gifts', 'hero', 36],
    ['Under 25 €', 'gifts/under-25', 'product', 21],
    ['For the host', 'gifts/host', 'product', 13],
    ['Gift card', 'gifts/card', 'product', 12],
    ['Gift wrapping', 'service/wrapping', 'service', 4],
  ],
  order: [
    ['Follow your order', 'account/orders', 'service', 58],
    ['Customer service', 'service', 'service', 14],
    ['Your account', 'account', 'service', 12],
    ['You may also like', 'recommended', 'product', 9],
  ],
};

const FOOTER: readonly Link[] = [
  ['Find a store', 'stores', 'footer', 6],
  ['Facebook', 'social/facebook', 'facebook', 2],
  ['Instagram', 'social/instagram', 'footer', 3],
];

interface PlannedUrl {
  readonly label: string;
  readonly source: string;
  readonly type: number;
  readonly category: string;
  /** Part of the clicks, as bounds within 0 to 1. */
  readonly from: number;
  readonly to: number;
}

const SITE = 'https://www.alderfinch.example';

/** The tracked URLs of an email. */
export function urlsOf(theme: string): PlannedUrl[] {
  const links = [...(THEMES[theme] ?? THEMES['gifts'] ?? []), ...FOOTER];
  const total = links.reduce((sum, [, , , weight]) => sum + weight, 0);
  let at = 0;
  const clicks = links.map(([label, path, category, weight]): PlannedUrl => {
    const from = at / total;
    at += weight;
    return { label, source: `${SITE}/${path}`, type: 1, category, from, to: at === total ? 1 : at / total };
  });
  const other = (label: string, path: string, type: number, category = ''): PlannedUrl => ({
    label,
    source: `${SITE}/${path}`,
    type,
    category,
    from: 0,
    to: 0,
  });
  return [
    ...clicks,
    other('View in browser', 'mirror', 6),
    other('Unsubscribe', 'unsubscribe', 3),
    other('Product page visited', 'product', 4, 'web'),
    other('Order completed', 'checkout/thanks', 5, 'web'),
  ];
}

/** Where resources are while the demo does not know its own address yet. */
export const RESOURCES = 'https://res.alderfinch.example';

/** Puts the demo's own address where an instance names its web servers, so that tracking and resources can be reached. */
export function adoptAddress(store: Store, url: string): void {
  store.run("UPDATE XtkOption SET sStringValue = ? WHERE sName = 'NmsTracking_ServerUrl'", [url]);
  // A scenario may have put something else there.
  store.run("UPDATE XtkOption SET sStringValue = ? WHERE sName = 'XtkFileRes_Public_URL' AND sStringValue = ?", [
    url,
    RESOURCES,
  ]);
  store.run(
    "UPDATE NmsDelivery SET mHtmlSource = REPLACE(mHtmlSource, ?1, ?2), sPublicUrl = REPLACE(sPublicUrl, ?1, ?2) WHERE mHtmlSource <> ''",
    [RESOURCES, url],
  );
}
