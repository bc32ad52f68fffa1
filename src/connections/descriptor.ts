import type { Credentials } from '../campaign/open';
import type { InstanceRole } from '../domain/topology/instanceRole';
import type { ServerDescriptor } from '../servers/descriptor';

export const ENVIRONMENTS = ['production', 'stage', 'development', 'demo'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** A saved connection. Never holds a secret: that lives in SecretStorage under the connection's id. */
export interface ConnectionDescriptor {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly environment: Environment;
  readonly signIn: SignInSettings;
  readonly caFile?: string;
  readonly servers: readonly ServerDescriptor[];
  /** What a person said that it is there for; without, its own signs count. */
  readonly roles?: readonly InstanceRole[];
}

/** The part of the credentials that is no secret. */
export type SignInSettings =
  | { readonly kind: 'password'; readonly operator: string }
  | {
      readonly kind: 'imsServiceAccount';
      readonly clientId: string;
      readonly tokenEndpoint: string;
      readonly scope: string;
    }
  | { readonly kind: Exclude<Credentials['kind'], 'password' | 'imsServiceAccount'> };
