import './trackingSwitch.css';
import type { TrackingSwitch } from '../../src/shared/protocol/tracking';
import { el } from '../components/dom';

/**
 * A switch with its mode in words. One that cannot be used stays reachable by keyboard, and says why: a disabled
 * control would be passed over, and its reason with it.
 */
export function trackingSwitch(
  { mode, on, why }: TrackingSwitch,
  name: string,
  onSwitch: (on: boolean) => void,
): HTMLElement {
  const element = el(
    'button',
    {
      class: 'switch',
      role: 'switch',
      title: why,
      'aria-label': why === undefined ? `${name}: ${mode}` : `${name}: ${mode}. ${why}`,
      'aria-checked': on === undefined ? 'mixed' : on ? 'true' : 'false',
      'aria-disabled': why === undefined ? undefined : 'true',
    },
    el('span', { class: 'switch-track', 'aria-hidden': 'true' }),
    mode,
  );
  element.type = 'button';
  if (why === undefined) {
    element.addEventListener('click', () => {
      onSwitch(on !== true);
    });
  }
  return element;
}
