import { t } from '../../i18n/t.ts';
import { Resource } from '../../loading/resource.svelte.ts';
import { type StorageFigures, system } from '../api/system.ts';
import { attempt } from '../parts/act.ts';

const LOOK_MS = 1_500;
const MAX_LOOKS = 20;

/** What is stored, and having it measured now. */
export class StorageOfNode extends Resource<StorageFigures> {
  measuring = $state(false);
  #hasLeft = false;

  constructor() {
    super(() => system.storage());
  }

  /** Has it measured, and waits half a minute at most until it is, or until nobody looks any more. */
  async measure(): Promise<void> {
    this.measuring = true;
    const before = this.value?.measuredAt;
    if (await attempt(() => system.measureStorage(), t('It is being measured.')))
      await this.#untilMeasured(before);
    this.measuring = false;
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#hasLeft = true;
  }

  async #untilMeasured(before: StorageFigures['measuredAt'] | undefined): Promise<void> {
    for (let looks = 0; looks < MAX_LOOKS && this.value?.measuredAt === before; looks++) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (this.#hasLeft) return;
      await this.load();
    }
  }
}
