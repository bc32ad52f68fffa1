/** A module that a server runs, as `module@instance`. */
export interface ModuleSpec {
  readonly name: string;
  readonly instance: string;
  readonly autoStart: boolean;
  /** MB after some hours of work. */
  readonly memoryMb: number;
}

export interface AffinitySpec {
  /** One or several names separated by `;`. */
  readonly name: string;
  readonly localDomain: string;
  readonly ips: readonly {
    readonly address: string;
    readonly publicId: number;
    readonly weight: number;
    readonly heloHost: string;
  }[];
}

/** One machine of the demo. */
export interface ServerSpec {
  readonly name: string;
  readonly hostname: string;
  readonly modules: readonly ModuleSpec[];
  readonly affinities: readonly AffinitySpec[];
  readonly statServerAddress: string;
}

const module = (name: string, instance: string, memoryMb: number, autoStart = true): ModuleSpec => ({
  name,
  instance,
  autoStart,
  memoryMb,
});

const SHARED: readonly ModuleSpec[] = [
  module('web', 'default', 512.4),
  module('syslogd', 'default', 7.2),
  module('trackinglogd', 'default', 45.6),
  module('watchdog', 'default', 6.6),
];

function affinities(host: number): AffinitySpec[] {
  const ip = (last: number, weight = 5) => ({
    address: `192.168.${host}.${last}`,
    publicId: host * 10 + last,
    weight,
    heloHost: `out${last}-${host}.mail.alderfinch.example`,
  });
  return [
    { name: 'default', localDomain: 'mail.alderfinch.example', ips: [ip(1), ip(2)] },
    { name: 'newsletter;promo', localDomain: 'news.alderfinch.example', ips: [ip(3, 8), ip(4, 8), ip(5, 4)] },
    { name: 'transactional', localDomain: 'service.alderfinch.example', ips: [ip(6, 1)] },
  ];
}

/** Two sending hosts and one that only answers tracked links and pages. */
export function serverSpecs(instance: string): readonly ServerSpec[] {
  const sending = (name: string, host: number, more: readonly ModuleSpec[]): ServerSpec => ({
    name,
    hostname: `${name}.demo.internal`,
    modules: [...SHARED, module('mta', instance, 118.3), module('stat', instance, 22.1), ...more],
    affinities: affinities(host),
    statServerAddress: 'localhost',
  });
  return [
    sending('sending-1', 1, [module('inMail', instance, 18.7), module('wfserver', instance, 96.2)]),
    sending('sending-2', 2, []),
    { name: 'web-1', hostname: 'web-1.demo.internal', modules: SHARED, affinities: [], statServerAddress: '' },
  ];
}
