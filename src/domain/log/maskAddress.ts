/** An address of a person: e-mail. The last label of the domain is of letters, so that versions and hosts stay. */
const ADDRESS = /([\p{L}\p{N}_])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]*@((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/gu;

/** Leaves of each address its first character and its domain, which say enough to find a fault: `j•••@example.com`. */
export function maskAddresses(text: string): string {
  return text.includes('@') ? text.replace(ADDRESS, '$1•••@$2') : text;
}
