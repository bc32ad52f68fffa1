import { FIRST_CHOICE, type ViewChoice } from '../../domain/viewChoice';
import { groupingText, sortText } from '../../domain/words/deliveryWords';

/** `state:failed since:7d · by campaign`: what differs from the view as it is at first; the filter as typed. */
export function choiceText({ filter, grouping, sort }: ViewChoice): string | undefined {
  const isFirstSort = sort.by === FIRST_CHOICE.sort.by && sort.descending === FIRST_CHOICE.sort.descending;
  const parts = [
    filter,
    grouping === FIRST_CHOICE.grouping ? '' : groupingText(grouping),
    isFirstSort ? '' : sortText(sort),
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(' · ');
}
