// Checks how files are cut and named: lines, names, first line, default exports, barrels. Limits are those of the style.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { readSource } from './read-source.mjs';
import { filesBelow, kindOf, packageSources } from './source-files.mjs';

export const lineLimit = 400;
/** A file this short needs no sentence on what it is for. */
const shortFile = 12;

const vagueAlone = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'base',
  'manager',
  'service',
  'impl',
  'data2',
  'type',
  'types',
  'constants',
]);
const vagueAsPart = /(^|-)(utils?|helpers?|misc|manager|service|impl|constants)(-|$)/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.[a-z]+$/;

function judgeName(short) {
  const file = basename(short);
  const stem = file.replace(/\..*$/, '');
  const folders = dirname(short).split('/');
  if (!kebab.test(file)) return `${short}: the name is not kebab-case`;
  if (vagueAlone.has(stem) || vagueAsPart.test(stem))
    return `${short}: '${stem}' says nothing; name the file after what it exports`;
  const vague = folders.find((folder) => vagueAlone.has(folder));
  return vague === undefined ? undefined : `${short}: the folder '${vague}' says nothing; name it after what it holds`;
}

/** The files that a package names in its exports: only these, and a registry's index, may re-export with a star. */
function entriesOf(root, name) {
  const path = join(root, 'packages', name, 'package.json');
  if (!existsSync(path)) return new Set();
  const targets = Object.values(JSON.parse(readFileSync(path, 'utf8')).exports ?? {});
  return new Set(targets.filter((target) => typeof target === 'string').map((target) => target.replace(/^\.\//, '')));
}

const isRegistryIndex = (inside) => /^src\/(.*\/)?[a-z-]+s\/index\.ts$/.test(inside);

function judgeSource(root, file) {
  const findings = [];
  const source = readSource(file.path);
  const lines = source.text.split('\n').length - 1;
  const isIndex = entriesOf(root, file.name).has(file.inside) || /(^|\/)index\.tsx?$/.test(file.inside);
  if (source.defaultExport !== undefined && !/\.config\.[cm]?ts$/.test(file.inside)) {
    findings.push(`${file.short}:${source.defaultExport}: default export; give it its name`);
  }
  if (file.kind === 'source' && source.starExports.length > 0) {
    if (!entriesOf(root, file.name).has(file.inside) && !isRegistryIndex(file.inside)) {
      findings.push(
        `${file.short}:${source.starExports[0]}: a barrel; only a package's entry or a registry's index re-exports with a star`,
      );
    }
  }
  if (file.kind === 'source' && !isIndex && lines > shortFile && !/^(#!.*\n)?\/[/*]/.test(source.text)) {
    findings.push(`${file.short}:1: the first line is one sentence, as a comment, on what the file is for`);
  }
  return findings;
}

const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** `findings` and a `summary` of the sizes of source files, tests and fixtures aside. */
export function checkSize(root) {
  const findings = [];
  const sizes = [];
  const judgeSize = (short, path) => {
    const lines = readFileSync(path, 'utf8').split('\n').length - 1;
    sizes.push(lines);
    if (lines > lineLimit)
      findings.push(`${short}: ${lines} lines; the limit is ${lineLimit}, so it holds two things: cut it`);
  };
  for (const file of packageSources(root)) {
    const wrong = judgeName(file.short);
    if (wrong !== undefined) findings.push(wrong);
    if (file.kind !== 'test') judgeSize(file.short, file.path);
    findings.push(...judgeSource(root, file));
  }
  for (const folder of ['packages', 'scripts']) {
    for (const path of filesBelow(join(root, folder))) {
      const short = relative(root, path).split(sep).join('/');
      if (!/\.(css|mjs)$/.test(path) || kindOf(short) === 'test') continue;
      const wrong = short.endsWith('.css') ? undefined : judgeName(short);
      if (wrong !== undefined) findings.push(wrong);
      judgeSize(short, path);
    }
  }
  sizes.sort((a, b) => a - b);
  const summary = `${sizes.length} files, median ${quantile(sizes, 0.5)} lines, nine of ten ≤ ${quantile(sizes, 0.9)}, longest ${sizes.at(-1) ?? 0}`;
  return { findings, summary };
}
