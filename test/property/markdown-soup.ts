// Documents made of every piece of Markdown that could make a cut at a heading go wrong, in any order.
import fc from 'fast-check';

const BLOCKS = String.raw`
# One|## Two|### Three ###|#|#### |#no heading|####### seven| # indented|\# escaped|> # quoted|  # in a list|    # code
${'```'}|${'````'}|~~~|${'```'} sh|    ${'```'}|  ~~~|> ${'```'}|- ${'```'}|<!-- open|close -->|<!-- both -->|<!-->|<!---
<?php|?>|<!DOCTYPE|<![CDATA[|]]>|>|<div>|</div>|<details>|<pre>|</pre>|<script>|</style> x|<span>|<x|a="|"/>
===|---|***|- - -|- |-|* * x|1. one|2) two|10. ten|> quote|>> - deep|lazy||||   |\tcode|text|two  |back\
- **Key:** value|* __Key__: a — b|+ **K:**|- plain|  - nested -- r|   - **deep:** x|\t- tab|  more|     more
${'`'}code|span${'`'}|*em|**strong|_a_ **b:** c|&amp; &#35; x|é 漢字 🦀 שלום|\f|${'\u2028'}# no|\0|${'\ufeff'}
${'> '.repeat(101)}far|${'- '.repeat(120)}far|${'* '.repeat(120)}`;

const REFERENCES = String.raw`
[a]: /u|[b]: <> "t|title"|[c]:|/later|> [d]: /q|- [e]: /l|[f\]]: /e|[A  B]: /ws|[ẞ]: /s|[x]: /x
[a] [b][] [x][c]|# [d] and ![e]|- **[a]:** [f\]] — [a b]|![a|](b)|[a|b]|[ss]|[a][x] ${'`'}[d]${'`'}|## [a b] [e]|*[c]*`;

const piecesOf = (table: string) =>
  table
    .slice(1)
    .split(/[|\n]/)
    .map((piece) => piece.replaceAll('\\t', '\t').replaceAll('\\f', '\f').replaceAll('\\0', '\0'));

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n', '\r');
const line = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom(...piecesOf(BLOCKS)) },
  { weight: 5, arbitrary: fc.constantFrom(...piecesOf(REFERENCES)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

/** Markdown, sometimes after a byte order mark, with all kinds of line ends. */
export const markdownSoup: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', '\ufeff'),
    fc.array(fc.tuple(line, lineEnd), { maxLength: 24, size: 'max' }),
    fc.constantFrom('', 'end', '# End'),
  )
  .map(([mark, lines, end]) => mark + lines.map(([text, eol]) => text + eol).join('') + end);

// Near the plainest Markdown there is: one odd sign, line or line end away from it.
const PLAIN = String.raw`
# One|## Two — three|### Ana (COO)|####  Four|## C#|## A & B|## *x*|#5|# a #|Some prose here.|More, with words; and 5 > 3 (yes).|it's 80% done
- **Key:** value|- **Wake on:** tasks, orders|- **Key**: 3 ticks (for completions)|- **K:** a — b|- **K:**|- **Key :** x|- **K:**x
* **Star:** value|+ **Plus:** value|- **A_b:** c_d|- **A:** <x>|- **A:** a ${'`'}0 9 * * *${'`'}|- **A:** [x](y)|- **A:** R&D|- **a:b:** c|- **a**b|- **a** : b
- **A:** *b*|- plain item|- ***|  nested|  - **Deep:** x|Prose with *markup* and [link](y)|Prose with a_b_c|Ends with two  |Ends with one |3. three|=== |---|> q
|||||Tab\there|<!-- note -->|Größe 漢字 🦀|é|[d]: /u|see [d]|- **(x):** y|- **x (y):** z|- **x**: y|- **x**:y|- **5:** six|a\\b|wow!|![x]|see [#12](x/y?z=1#a), *yes*, (*no*) and **all**!
a*b* c|*a b*c|* a*|x **a* b**|x *a **b** c*|R & D|AT&T|&amp; x|a &copy b|x < 5|x <y|x <5>|issue #5|# of|C# is|a_b|_a_|a_ b|__x__|1 _2 3_
code ${'`'}a b${'`'} here|${'`'} a ${'`'}|x ${'`'}${'`'}a${'`'}|x ${'`'}a*b*${'`'} *c*|x ${'`'}\\\\${'`'} y|[a](b)c|![a](b)|a![b](c)|[a] (b)|[a](b c)|[a](<b>)|[*a*](b)|x*|*x|** x **|*a**b*|*a*-b
- **K:** ${'`'}0 9 * * *${'`'}|- **K:** x ${'`'}61 9 * * *${'`'} — why|- **K:** [x](y) — z|- **K:** *a* — b|- **K:** a_b, c_d|- **K:** **b**|- **K:** a*|- **a_b:** c|- **K: x:** y|- **K:** <5|## ${'`'}x${'`'} y|## [a](b)|## a #b|## a_b ##|x &amp; y|- **K:** R&amp;D|x &#35;|x ${'`'}a${'`'}${'`'} y|- **K:** ${'`'}a${'`'}${'`'}`;

/** Documents that mostly take the short cut around the parser, or only just do not. */
export const plainSoup: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...piecesOf(PLAIN)),
      fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n\n\n', '\r\n', '\r\n\r\n', '\r'),
    ),
    { maxLength: 14, size: 'max' },
  )
  .map((lines) => lines.map(([text, eol]) => text + eol).join(''));
