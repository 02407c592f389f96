// The script of a page: sorts tables by the column whose title is pressed. Without it the page lacks nothing but that.

// No `<` and no `&`, so that it is the same text in HTML and in XML.
export const PAGE_SCRIPT = `
'use strict';
for (const table of document.querySelectorAll('table[data-sortable]')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const sortBy = (at, rising) => {
    const keyOf = (row) => row.cells[at].dataset.v;
    const isNumber = heads[at].classList.contains('number');
    const rows = [...body.rows].sort((a, b) => {
      const [x, y] = [keyOf(a), keyOf(b)];
      if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
      const order = isNumber ? x - y : x.localeCompare(y, 'en');
      return rising ? order : -order;
    });
    body.append(...rows);
    heads.forEach((head) => head.removeAttribute('aria-sort'));
    heads[at].setAttribute('aria-sort', rising ? 'ascending' : 'descending');
  };
  heads.forEach((head, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const now = head.getAttribute('aria-sort');
      const startsRising = !head.classList.contains('number');
      sortBy(at, now === null ? startsRising : now === 'descending');
    });
  });
}
`;

/** Of the text above, as a browser checks it; the tests say what it must be. */
export const PAGE_SCRIPT_HASH = 'sha256-3RWEKHs0153cH3x8oUN/mBrd3EW7x3dZFw1fsfuxgEs=';
