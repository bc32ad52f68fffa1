import { l10n } from 'vscode';
import type { ErrorWords } from '../platform/commandRunner';

/** The file of a private certificate authority that cannot be read, or holds none. */
export function unusableAuthority(file: string, problem: string): ErrorWords {
  const why: Readonly<Record<string, string>> = {
    ENOENT: l10n.t('There is no such file'),
    NO_CERTIFICATE_IN_FILE: l10n.t('There is no certificate in it in the form PEM'),
  };
  return {
    what: l10n.t('The file of the certificate authority cannot be used: {0}', file),
    why: why[problem] ?? problem,
    next: l10n.t('Give another file when you edit the instance, or none.'),
  };
}

/** Why a proxy did not let a request through, by its HTTP status. */
export function proxyProblem(status: string): string {
  switch (status) {
    case '':
      return '';
    case '407':
      return l10n.t('It asks you to sign in');
    case '403':
      return l10n.t('It does not allow this address');
    default:
      return l10n.t('It answered with HTTP status {0}', status);
  }
}

/** Secrets that cannot be sent as they are: the instance heard nothing. Undefined for any other problem. */
export function unsentSignIn(problem: string): ErrorWords | undefined {
  const why: Readonly<Record<string, string>> = {
    EMPTY_TOKEN: l10n.t('The token is empty'),
    INVALID_CHARACTER_IN_TOKEN: l10n.t('The token has blanks or other characters inside that no token has'),
    INVALID_CHARACTER_IN_PASSWORD: l10n.t('Operator or password has a character that cannot be sent'),
    INVALID_TOKEN_ENDPOINT: l10n.t('The token endpoint is not an address'),
  };
  const known = why[problem];
  return known === undefined
    ? undefined
    : {
        what: l10n.t('No credentials were sent'),
        why: known,
        next: l10n.t('Copy it once more, or edit the instance, and sign in again.'),
      };
}

/** What is wrong with a certificate, from the code of Node's TLS layer; the code itself where it needs no words. */
export function certificateProblem(code: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return l10n.t('It has expired');
    case 'CERT_NOT_YET_VALID':
      return l10n.t('It is not valid yet');
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return l10n.t('It is self-signed, not signed by an authority');
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return l10n.t('Its authority is not known here');
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return l10n.t('It is issued for another name');
    default:
      return code;
  }
}
