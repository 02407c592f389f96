// Runs inside the page: what a person would see of it, as numbers. Plain functions without imports, sent to the browser as text.

/** Boxes of all visible text, with its colour and what is behind it. */
export function measureTexts() {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === '' || parent.closest('script, style, title, desc') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || !parent.checkVisibility()) continue;
    const lines = [...range.getClientRects()];
    const style = getComputedStyle(parent);
    texts.push({
      text: node.data,
      box: sides(box),
      lines: lines.map(sides),
      scrolls: parent.closest('.scroll') !== null,
      color: parent.namespaceURI.endsWith('svg') ? style.fill : style.color,
      background: backgroundOf(parent),
      sizePx: Number.parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
    });
  }
  return texts;

  function sides({ left, top, right, bottom }) {
    return { left, top, right, bottom };
  }

  function backgroundOf(element) {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  }
}

/** Boxes of what is drawn, and its colours. */
export function measureMarks() {
  const marks = [...document.querySelectorAll('main svg rect, main svg path, main svg circle')];
  return marks.map((mark) => {
    const { left, right, width, height } = mark.getBoundingClientRect();
    const { fill, stroke } = getComputedStyle(mark);
    return { kind: mark.getAttribute('class'), left, right, width, height, fill, stroke };
  });
}

export function measureWidths() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const boxes = [...document.querySelectorAll('.scroll')];
  return {
    scrollWidth,
    clientWidth,
    /** How far the widest table sticks out of its own box. */
    tableExcess: Math.max(0, ...boxes.map((box) => box.scrollWidth - box.clientWidth)),
  };
}
