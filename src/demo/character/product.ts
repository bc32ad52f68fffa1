/** What an instance gives itself out as. */
export interface Product {
  readonly version: string;
  readonly build: number | string;
  readonly release: string;
  readonly commit: string;
  /** `namespace:name` of each installed package. */
  readonly packages: readonly string[];
}

/** Campaign 7, the newest build that the demo knows of. */
export const CAMPAIGN_7: Product = {
  version: '7.4.4',
  build: 9402,
  release: '26.3',
  commit: 'de30f0a',
  packages: ['nms:core', 'nms:campaign'],
};
