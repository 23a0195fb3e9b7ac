const RECENT_MS = 2600;

/** Whether the viewer did something to the player just now; its controls are shown as long as that holds. */
export interface Activity {
  readonly recent: boolean;
  touch(): void;
  rest(): void;
  /** Holds `recent` as long as something is open. */
  hold(open: boolean): void;
}

export function createActivity(): Activity {
  let recent = $state(true);
  let held = $state(false);
  let timer: ReturnType<typeof setTimeout>;

  const rest = () => {
    clearTimeout(timer);
    recent = false;
  };
  const touch = () => {
    clearTimeout(timer);
    recent = true;
    timer = setTimeout(rest, RECENT_MS);
  };
  touch();

  return {
    get recent() {
      return recent || held;
    },
    touch,
    rest,
    hold(open) {
      held = open;
      touch();
    },
  };
}
