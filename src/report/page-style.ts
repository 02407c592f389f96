// How a page looks: in light and dark, on a phone and on paper. Colours have a meaning each, as in style.ts.

// No `<` and no `&`, so that it is the same text in HTML and in XML.
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f5f6f8; --ink: #1c2128; --soft: #59636e; --line: #d9dee4;
  --work: #2f6db5; --idle: #c96a14; --idle-soft: #f3d3b3; --upkeep: #77818c;
  --good: #1a6e36; --bad: #9a4a06; --track: #eceff2; --note: #fdf3e3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181d; --panel: #1d232a; --ink: #e7ebef; --soft: #a5b0bb; --line: #343d47;
    --work: #6ca8ea; --idle: #f0a35c; --idle-soft: #6b4420; --upkeep: #8f9aa6;
    --good: #6fcf8c; --bad: #f0a35c; --track: #222931; --note: #33281a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main, footer { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem; }
article { padding-top: 2rem; overflow-wrap: anywhere; }
article + article { margin-top: 3rem; border-top: 3px solid var(--line); }
section { margin-top: 3rem; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 650; }
h2 { margin: 0 0 0.25rem; font-size: 1.25rem; line-height: 1.3; font-weight: 650; }
h3 { margin: 1.75rem 0 0.25rem; font-size: 0.9rem; font-weight: 650; }
p { margin: 0.25rem 0; max-width: 46rem; }
a { color: var(--work); }
:focus-visible { outline: 2px solid var(--work); outline-offset: 2px; }
.kicker { font-size: 0.85rem; color: var(--soft); margin: 0; }
.headline {
  margin: 0.5rem 0 0; font-size: clamp(1.9rem, 6.5vw, 3.25rem); line-height: 1.15; font-weight: 700;
  letter-spacing: -0.02em; font-variant-numeric: tabular-nums;
}
.soft, footer { font-size: 0.9rem; color: var(--soft); }
footer { padding-top: 3rem; padding-bottom: 2rem; }
.note { margin: 0.75rem 0; padding: 0.6rem 0.9rem; background: var(--note); border-left: 4px solid var(--idle); max-width: none; }
main > .note:first-child { margin-top: 2rem; }
.note ul { margin: 0.25rem 0 0; padding-left: 1.25rem; }
.note.kept { background: var(--panel); border-color: var(--good); }
.tiles {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0;
}
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 0.7rem 0.9rem; background: var(--panel); border-radius: 6px; }
.tiles dt { font-size: 0.85rem; line-height: 1.35; color: var(--soft); }
.tiles dd { margin: 0; font-size: 1.25rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.tiles .good dd { color: var(--good); }
.tiles .bad dd { color: var(--bad); }
main > h1:first-child { padding-top: 2rem; }
nav ul { list-style: none; margin: 1rem 0 0; padding: 0; max-width: 40rem; }
nav + article { margin-top: 3rem; border-top: 3px solid var(--line); }
nav li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
figure { margin: 1rem 0; }
figcaption { font-size: 0.9rem; }
svg { display: block; overflow: visible; }
.definitions { position: absolute; }
svg text { font-size: 12px; fill: var(--soft); font-variant-numeric: tabular-nums; }
.bars { list-style: none; margin: 0; padding: 0; font-size: 0.85rem; line-height: 1.35; }
.bars li { margin: 0 0 0.6rem; break-inside: avoid; }
.label { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-bottom: 3px; }
.label .figure { flex: none; color: var(--soft); font-variant-numeric: tabular-nums; }
.label b { color: var(--ink); font-weight: 650; }
.emphasized .name { font-weight: 650; }
.track { fill: var(--track); }
.scenario { fill: var(--upkeep); }
.emphasized .scenario { fill: var(--work); }
.work { fill: var(--work); background: var(--work); }
.upkeep { fill: var(--upkeep); background: var(--upkeep); }
.idle { fill: url(#hatch); }
.key.idle { background: repeating-linear-gradient(-45deg, var(--idle) 0 2px, var(--idle-soft) 2px 5px); }
.hatch-ground { fill: var(--idle-soft); }
.hatch-line { fill: var(--idle); }
.range line { stroke: var(--ink); stroke-width: 1.5; }
.grid { stroke: var(--line); }
.axis, .tick { stroke: var(--upkeep); }
.curves { width: 100%; height: auto; }
.curves path { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
path.polling { stroke: var(--idle); stroke-dasharray: 7 4; }
path.waking { stroke: var(--work); }
.point { fill: var(--ink); stroke: var(--ground); stroke-width: 2; }
.mark line { stroke: var(--ink); stroke-dasharray: 2 3; }
.mark text { fill: var(--ink); }
.multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 0.5rem 1.75rem; }
.halves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 2.5rem; }
.halves figcaption { margin-bottom: 0.4rem; }
.multiples figure { display: flex; flex-direction: column; justify-content: space-between; max-width: 26rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0.5rem 0 0.75rem; padding: 0; font-size: 0.85rem; color: var(--soft); }
.legend li { display: flex; align-items: center; }
.key { flex: none; width: 1.1em; height: 0.8em; margin-right: 0.45em; border-radius: 2px; }
.key.stroke { height: 0; border-radius: 0; width: 1.7em; }
.key.span { height: 0; border-top: 2px solid var(--ink); border-radius: 0; }
.key.polling { border-top: 3px dashed var(--idle); }
.key.waking { border-top: 3px solid var(--work); }
.scroll { overflow-x: auto; margin: 1.25rem 0 0; }
table { border-collapse: collapse; min-width: min(100%, 40rem); font-size: 0.85rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 650; padding-bottom: 0.35rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1.1rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: 0; }
thead th { vertical-align: bottom; font-weight: 600; color: var(--soft); border-bottom: 2px solid var(--line); }
tbody th { font-weight: 600; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; border-top: 2px solid var(--line); }
th[scope=row] { position: sticky; left: 0; background: var(--ground); min-width: 8.5rem; max-width: 15rem; overflow-wrap: break-word; }
.number { text-align: right; white-space: nowrap; }
.number small { white-space: normal; margin-left: auto; max-width: 9.5rem; }
table:not([data-sortable]) thead .number { min-width: 7rem; }
.short, .number .short { white-space: nowrap; }
thead .number { white-space: normal; min-width: 4.5rem; max-width: 9rem; }
td small, th small { display: block; font-size: 0.9em; font-weight: 400; color: var(--soft); }
thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; text-align: inherit; cursor: pointer; }
thead button:hover { color: var(--ink); text-decoration: underline; }
th[aria-sort] { color: var(--ink); }
th[aria-sort=ascending] button::after { content: " \\2191"; }
th[aria-sort=descending] button::after { content: " \\2193"; }
summary { cursor: pointer; font-size: 0.9rem; }
.advice li { margin: 0.35rem 0; }
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --panel: #f5f6f8; --ink: #000000; --soft: #444c56; --line: #c8cfd6;
    --work: #2f6db5; --idle: #c96a14; --idle-soft: #f3d3b3; --upkeep: #77818c;
    --good: #1a6e36; --bad: #9a4a06; --track: #eceff2; --note: #fdf3e3;
  }
  @page { margin: 14mm; }
  body { font-size: 11pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main, footer { max-width: none; padding: 0; }
  article + article { break-before: page; border: 0; margin: 0; }
  section { margin-top: 1.75rem; }
  figure, .tiles, tr, li, .note { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .scroll { overflow: visible; }
  table { font-size: 7.5pt; }
  th, td { padding-right: 0.5rem; }
  thead .number { min-width: 0; }
  th[scope=row] { position: static; min-width: 0; overflow-wrap: anywhere; }
  .short bdi { white-space: normal; }
  details::details-content { content-visibility: visible; height: auto; }
  summary { display: none; }
}
`;

/** Of the text above, as a browser checks it; the tests say what it must be. */
export const PAGE_STYLE_HASH = 'sha256-a+PLNgk2ionoJrXh/M1aPqQAvjV79A3KCv5Hhbap/3s=';
