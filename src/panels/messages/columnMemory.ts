import type { StateStore } from '../../platform/stateStore';
import { parseColumnChoice, type ColumnChoice } from '../../shared/protocol/messages';

const KEY = 'messages.columns';

/**
 * Which columns of the grid are shown and how wide, the same in every panel and after a restart. Names of columns and
 * numbers, nothing of a log.
 */
export class ColumnMemory {
  constructor(private readonly state: StateStore | undefined) {}

  get choice(): ColumnChoice | undefined {
    return this.state?.read(KEY, parseColumnChoice);
  }

  async keep(choice: ColumnChoice): Promise<void> {
    await this.state?.write(KEY, choice);
  }
}
