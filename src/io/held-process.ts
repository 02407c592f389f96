// Whether something is under way that would be lost if the process ended where it stands: whoever would end it asks first.

let held = 0;

export function isProcessHeld(): boolean {
  return held > 0;
}

/** Until the returned function is called. */
export function holdProcess(): () => void {
  let isHeld = true;
  held += 1;
  return () => {
    if (isHeld) held -= 1;
    isHeld = false;
  };
}
