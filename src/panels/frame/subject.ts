import { l10n } from 'vscode';
import type { InstanceInfo } from '../../campaign/instance';
import type { ConnectionDescriptor, Environment } from '../../connections/descriptor';
import type { Delivery } from '../../domain/delivery';
import { channelText, stateText } from '../../domain/words/deliveryWords';
import { usableTimeZone } from '../../shared/format/intl';
import { DELIVERY_LINKS, type Subject } from '../../shared/protocol/common';

/** What the header of a panel names: the delivery, its instance, and how careful one must be there. */
export function subjectOf(delivery: Delivery, descriptor: ConnectionDescriptor, info: InstanceInfo): Subject {
  return {
    label: delivery.label,
    internalName: delivery.internalName,
    channel: channelText(delivery.messageType),
    stateLabel: stateText(delivery.state),
    instance: descriptor.name,
    environment: descriptor.environment,
    environmentLabel: environmentWords(descriptor.environment),
    instanceZone: usableTimeZone(info.operatorTimezone),
    links: [...DELIVERY_LINKS],
  };
}

/** The header of a panel that shows all deliveries of an instance. */
export function instanceSubject(descriptor: ConnectionDescriptor, info: InstanceInfo): Subject {
  return {
    label: l10n.t('All deliveries of {0}', descriptor.name),
    internalName: '',
    channel: '',
    stateLabel: '',
    instance: descriptor.name,
    environment: descriptor.environment,
    environmentLabel: environmentWords(descriptor.environment),
    instanceZone: usableTimeZone(info.operatorTimezone),
    links: ['diagnoseAllPending', 'openHealthReport', 'openInstanceTimeline'],
  };
}

/** An environment as a chip says it. */
export function environmentWords(environment: Environment): string {
  const words: Record<Environment, string> = {
    production: l10n.t('Production'),
    stage: l10n.t('Stage'),
    development: l10n.t('Development'),
    demo: l10n.t('Demo'),
  };
  return words[environment];
}

/** A label in one line of at most so many characters, for a title or a question: it may have thousands. */
export function shortLabel(label: string, most = 60): string {
  const characters = Array.from(label.replaceAll(/\s+/g, ' '));
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

/**
 * What a tab's title says after the kind of its panel: the delivery, its instance, and how careful one must be there.
 */
export function titleOf({ label, instance, environmentLabel }: Subject): string {
  return `${shortLabel(label, 50)} · ${instanceTitle(instance, environmentLabel)}`;
}

/** The same for a panel about the whole instance. */
export function instanceTitleOf({ instance, environmentLabel }: Subject): string {
  return instanceTitle(instance, environmentLabel);
}

function instanceTitle(instance: string, environment: string): string {
  return `${shortLabel(instance, 30)} (${environment})`;
}
