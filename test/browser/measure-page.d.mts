// What the functions measure, for the tests, which have no types of a browser's page.

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TextBox {
  readonly text: string;
  readonly box: Box;
  /** Of each of its lines. */
  readonly lines: readonly Box[];
  /** Whether it is in a table that may scroll by itself. */
  readonly scrolls: boolean;
  /** As CSS computes it: `rgb(0, 0, 0)`. */
  readonly color: string;
  readonly background: string;
  readonly sizePx: number;
  readonly weight: number;
}

export interface Mark {
  readonly kind: string | null;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly stroke: string;
}

export function measureTexts(): TextBox[];
export function measureMarks(): Mark[];
export function measureWidths(): {
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly tableExcess: number;
};
