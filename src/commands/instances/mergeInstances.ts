import type { ConnectionDescriptor } from '../../connections/descriptor';

/**
 * Those of `offered` whose address and sign-in are not in the list, with an id of their own (an id of a file must never
 * reach the secret of another connection) and a name that is free.
 */
export function instancesToAdd(
  offered: readonly ConnectionDescriptor[],
  present: readonly ConnectionDescriptor[],
  newId: () => string,
): readonly ConnectionDescriptor[] {
  const known = new Set(present.map(identity));
  const names = new Set(present.map(({ name }) => name));
  return offered.flatMap((descriptor) => {
    if (known.has(identity(descriptor))) {
      return [];
    }
    known.add(identity(descriptor));
    const name = free(descriptor.name, names);
    names.add(name);
    return [{ ...descriptor, id: newId(), name }];
  });
}

function identity({ url, signIn }: ConnectionDescriptor): string {
  return JSON.stringify([
    url,
    signIn.kind,
    'operator' in signIn ? signIn.operator : '',
    'clientId' in signIn ? signIn.clientId : '',
  ]);
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) {
    return name;
  }
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name} ${number}`)) {
      return `${name} ${number}`;
    }
  }
}
