import type { Instance } from '../instance';
import type { XmlElement } from '../xml/element';
import { childElements, textOf } from '../xml/element';
import { SoapFault } from './fault';
import type { Account, Session } from './sessions';
import type { SoapValue } from './values';

export interface MethodParameter {
  readonly name: string;
  readonly type: SoapValue['type'];
  readonly inout?: 'in' | 'out' | 'inout';
}

/** What a method sees of a call. */
export interface Invocation {
  readonly instance: Instance;
  /** Arguments after the session token; for a method that is not static the first is the entity. */
  readonly args: readonly XmlElement[];
  readonly account: Account | undefined;
  readonly session: Session | undefined;
  /** Schema behind a composed URN (`xtk:jobInterface|nms:delivery`), else the service. */
  readonly entity: string;
}

export interface Method {
  /** Schema or interface that declares it. */
  readonly service: string;
  readonly name: string;
  readonly static?: boolean;
  /** Not static, but returns no changed entity. */
  readonly const?: boolean;
  readonly anonymous?: boolean;
  /** Named right that the caller needs. */
  readonly right?: string;
  readonly parameters?: readonly MethodParameter[];
  readonly run: (invocation: Invocation) => readonly SoapValue[] | Promise<readonly SoapValue[]>;
}

/** Text of an argument by its place; '' when it is missing, as the router fills up with empty values. */
export function textArg({ args }: Invocation, index: number): string {
  const arg = args[index];
  return arg === undefined ? '' : textOf(arg).trim();
}

export function numberArg(invocation: Invocation, index: number): number {
  const value = Number(textArg(invocation, index));
  return Number.isFinite(value) ? Math.trunc(value) : 0;
}

export function booleanArg(invocation: Invocation, index: number): boolean {
  const text = textArg(invocation, index);
  return text === 'true' || (Number.parseInt(text, 10) || 0) !== 0;
}

/** The XML inside an argument; undefined when it holds none. */
export function elementArg({ args }: Invocation, index: number): XmlElement | undefined {
  const arg = args[index];
  return arg === undefined ? undefined : childElements(arg)[0];
}

/** The same, where the method cannot do without. */
export function requiredElement(invocation: Invocation, index: number, what: string): XmlElement {
  const found = elementArg(invocation, index);
  if (found === undefined) {
    throw new SoapFault({ message: `SOP-330007 Parameter '${what}' is missing.` });
  }
  return found;
}
