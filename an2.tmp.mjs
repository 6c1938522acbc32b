// by module: bytes of generated (min) code and approx brotli share via source map
import {readFileSync,readdirSync} from 'node:fs';import {brotliCompressSync} from 'node:zlib';import {join,dirname} from 'node:path';
import {SourceMapConsumer} from 'source-map-js';
function needs(f,all=new Set()){if(all.has(f))return all;all.add(f);for(const [,p] of readFileSync(f,'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g))needs(join(dirname(f),p),all);return all}
const chunks=readdirSync('dist/cdn').filter(f=>f.endsWith('.js')).map(f=>'dist/cdn/'+f);
const find=m=>chunks.find(f=>JSON.parse(readFileSync(f+'.map')).sources.some(s=>s.endsWith(`src/${m}.ts`)));
const entry=process.argv[2]??'elements/survey/survey';
const minus=process.argv[3]?needs(find(process.argv[3])):new Set();
const set=new Set([...(entry.includes('elements/survey/survey')&&!process.argv[3]?needs('dist/autoloader.js'):[]),...needs(find(entry))].filter(f=>!minus.has(f)));
let total=0;
for(const f of set){const code=readFileSync(f,'utf8');const full=brotliCompressSync(code).length;total+=full;console.log('\n'+f,code.length,full);
 const map=new SourceMapConsumer(JSON.parse(readFileSync(f+'.map')));const lines=code.split('\n');
 const marks=[];map.eachMapping(m=>marks.push([m.generatedLine,m.generatedColumn,m.source]));
 const by={};let off=[0];for(const l of lines)off.push(off.at(-1)+l.length+1);
 for(let i=0;i<marks.length;i++){const a=off[marks[i][0]-1]+marks[i][1];const b=i+1<marks.length?off[marks[i+1][0]-1]+marks[i+1][1]:code.length;const s=marks[i][2]??'?';(by[s]??=[]).push([a,b])}
 const rows=Object.entries(by).map(([s,rs])=>{let t='';for(const[a,b]of rs)t+=code.slice(a,b);
  // removal cost
  let rest='';let pos=0;for(const[a,b]of rs){rest+=code.slice(pos,a);pos=b}rest+=code.slice(pos);
  return [s.replace(/.*node_modules/,'nm').replace(/.*src\//,''),t.length,full-brotliCompressSync(rest).length]}).sort((a,b)=>b[2]-a[2]);
 for(const r of rows)console.log(String(r[1]).padStart(7),String(r[2]).padStart(6),r[0])}
console.log(total)
