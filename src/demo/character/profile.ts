import type { InstanceProfile, SchemaProfile } from '../../domain/topology/instanceProfile';
import type { Limits } from './limits';
import { CAMPAIGN_7, type Product } from './product';

/** What "Check This Instance" wrote of an instance. Throws an Error that says what is wrong with the text. */
export function readProfile(text: string): InstanceProfile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('This is no file of a check: it is no JSON.');
  }
  if (!isProfile(value)) {
    throw new Error('This is no file of a check of this version.');
  }
  return value;
}

function isProfile(value: unknown): value is InstanceProfile {
  return (
    isRecord(value) &&
    value.profile === 1 &&
    isRecord(value.schemas) &&
    Object.values(value.schemas).every(isSchema) &&
    isTexts(value.missingMethods) &&
    isRecord(value.options)
  );
}

function isSchema(value: unknown): value is SchemaProfile {
  return isRecord(value) && typeof value.shown === 'boolean' && isTexts(value.missing);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** What the instance of a profile lacks, so that the demo can lack it, too. */
export function limitsOf({ schemas, missingMethods, options }: InstanceProfile): Limits {
  const each = Object.entries(schemas);
  return {
    hidden: new Set(each.filter(([, { shown }]) => !shown).map(([name]) => name)),
    refused: new Map(each.flatMap(([name, { refused }]) => (refused === undefined ? [] : [[name, refused] as const]))),
    missing: new Map(each.map(([name, { missing }]) => [name, new Set(missing)])),
    methods: new Set(missingMethods),
    options: Object.entries(options)
      .filter(([, has]) => !has)
      .map(([name]) => name),
  };
}

/** What the instance of a profile gives itself out as. */
export function productOf({ version, build }: InstanceProfile): Product {
  return { ...CAMPAIGN_7, version: version ?? CAMPAIGN_7.version, build: build ?? CAMPAIGN_7.build };
}
