
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { parseDocument } from '#document/parse-document';
import { buildOrg } from '#org/build-org';
import { RULES } from '#lint/rules/index';
import { runRules } from '#lint/run-rules';
import { lintOrg, summarizeLint } from '#main/lint-org';
import { formatFindingsStylish } from '#report/findings-stylish';
import { formatFindingsJson } from '#report/findings-json';
import { PLAIN_STYLE } from '#report/style';
const at = Number(process.argv[2]);
if (process.argv[2]==='count') { console.log(JSON.stringify(HOSTILE_TEXTS.map(h=>h.name))); process.exit(0); }
const text = HOSTILE_TEXTS[at].make();
const t0=performance.now();
const f=lintOrg({name:'x',text});
const t1=performance.now();
const result=summarizeLint([f]);
formatFindingsStylish(result,{style:PLAIN_STYLE,columns:80});
const t2=performance.now();
formatFindingsJson(result);
const t3=performance.now();
console.log(JSON.stringify([t1-t0,t2-t1,t3-t2].map(Math.round))+' findings '+f.findings.length+' '+f.findings[0]?.rule+' rss '+Math.round(process.memoryUsage().rss/1e6));
