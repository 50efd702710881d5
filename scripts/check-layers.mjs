// Checks every import of every package against the layers, and that pure packages stay without input and output.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import {
  domGlobals,
  impureGlobals,
  impureMembers,
  lightEntries,
  neverViews,
  onNode,
  packages,
  pureLayers,
} from './layers.mjs';
import { readSource } from './read-source.mjs';
import { isView, packageSources } from './source-files.mjs';

const builtins = new Set(builtinModules);
const own = '@keepwell/';

/** `@scope/name/deep` → `@scope/name`. */
function libraryOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isListed(library, list = []) {
  return list.some((entry) => (entry.endsWith('*') ? library.startsWith(entry.slice(0, -1)) : entry === library));
}

function isBuiltin(specifier) {
  return specifier.startsWith('node:') || builtins.has(libraryOf(specifier));
}

/** The file that a relative import means, or undefined. */
function resolveRelative(from, specifier) {
  const base = join(dirname(from), specifier.replace(/\?.*$/, ''));
  return [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find(
    (path) => /\.[a-z]+$/.test(path) && existsSync(path),
  );
}

/** What is wrong with one import, or undefined. */
function judgeImport(file, specifier, manifests) {
  const rules = packages[file.name];
  const isInView = rules.isReact === true || isView(file.inside);
  if (specifier.startsWith('.')) {
    const target = relative(join(manifests.root, 'packages', file.name), join(dirname(file.path), specifier));
    if (target.startsWith('..')) return `leaves its package; import the other package by its name`;
    const isOfView = isView(target.split(sep).join('/'));
    if (!isInView && isOfView && file.kind === 'source')
      return 'is a view; only views and the /react entry may import views';
    return undefined;
  }
  if (specifier.startsWith('virtual:') || specifier.startsWith('vite/'))
    return isInView || file.kind === 'tool' ? undefined : 'belongs to Vite';
  if (specifier.startsWith(own)) {
    const [other, entry] = specifier.slice(own.length).split('/');
    if (other === file.name) return undefined;
    if (packages[other] === undefined) return `is not a package that scripts/layers.mjs knows`;
    const allowed = isInView ? [...rules.may, ...(rules.mayInReact ?? [])] : rules.may;
    if (!allowed.includes(other))
      return `is not allowed: ${file.name} (layer ${rules.layer}) may import ${allowed.join(', ') || 'no package'}`;
    if (entry === 'react' && neverViews.includes(file.name)) return 'is views; this package never loads them';
    if (entry === 'react' && !isInView && file.kind === 'source') return 'is views; only views may import it';
    return isDeclared(file, `${own}${other}`, manifests);
  }
  if (isBuiltin(specifier)) {
    if (file.kind !== 'source' || onNode.includes(file.name)) return undefined;
    return `is a module of Node; ${file.name} does not run on Node alone`;
  }
  const library = libraryOf(specifier);
  if (file.kind === 'source') {
    const isAllowed = isListed(library, rules.libraries) || (isInView && isListed(library, rules.librariesInReact));
    if (!isAllowed) return `is not a library of ${file.name}; if it should be, add it to scripts/layers.mjs`;
    const folders = rules.onlyIn?.[library];
    if (folders !== undefined && !folders.some((folder) => file.inside.startsWith(folder)))
      return `is kept to ${folders.join(' and ')} in ${file.name}`;
  }
  return isDeclared(file, library, manifests);
}

/** A library must be named by the package that imports it; tests may also use those of the root. */
function isDeclared(file, library, manifests) {
  const declared = manifests.declaredBy(file.name);
  if (declared.has(library)) return undefined;
  if (file.kind !== 'source' && manifests.rootDeclares.has(library)) return undefined;
  return `is not a dependency in packages/${file.name}/package.json`;
}

function readManifests(root) {
  const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
  const namesOf = (manifest) => new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }));
  const cache = new Map();
  return {
    root,
    rootDeclares: namesOf(read(join(root, 'package.json'))),
    read: (name) => read(join(root, 'packages', name, 'package.json')),
    declaredBy(name) {
      if (!cache.has(name)) cache.set(name, namesOf(this.read(name)));
      return cache.get(name);
    },
  };
}

/** What a package.json may ask for: our packages by the layers, the rest by the catalog. */
function judgeManifest(name, manifest) {
  const rules = packages[name];
  const findings = [];
  for (const [group, isShipped] of [
    ['dependencies', true],
    ['devDependencies', false],
  ]) {
    for (const [dependency, version] of Object.entries(manifest[group] ?? {})) {
      const at = `packages/${name}/package.json`;
      const other = dependency.startsWith(own) ? dependency.slice(own.length) : undefined;
      if (other !== undefined) {
        const allowed = [...rules.may, ...(rules.mayInReact ?? [])];
        if (!allowed.includes(other)) findings.push(`${at}: ${name} must not depend on ${dependency}`);
        if (version !== 'workspace:*') findings.push(`${at}: ${dependency} must be "workspace:*"`);
        continue;
      }
      if (version !== 'catalog:')
        findings.push(`${at}: ${dependency} must be "catalog:", its version in pnpm-workspace.yaml`);
      const isAllowed = isListed(dependency, rules.libraries) || isListed(dependency, rules.librariesInReact);
      if (isShipped && !isAllowed)
        findings.push(`${at}: ${dependency} is not a library of ${name} in scripts/layers.mjs`);
    }
  }
  return findings;
}

function judgePurity(file, source) {
  const rules = packages[file.name];
  if (!pureLayers.has(rules.layer) || file.kind !== 'source' || (isView(file.inside) && rules.hasDom !== true))
    return [];
  const isFine = (name) => !impureGlobals.has(name) || (rules.hasDom === true && domGlobals.has(name));
  const asArgument = 'pass what it gives as an argument';
  const globals = source.uses.filter(({ name }) => !isFine(name));
  const members = source.members.filter(({ name }) => impureMembers.has(name) || /^new Date\(\)|^Date\(\)/.test(name));
  // A component that stamps a moment or draws a random key for the screen is the browser's business.
  const counted = rules.hasDom === true ? globals : [...globals, ...members];
  return counted.map(
    ({ name, line }) => `${file.short}:${line}: ${name} is input or output, and ${file.name} is pure; ${asArgument}`,
  );
}

/** Follows static imports from an entry; returns the first forbidden specifier with the file that has it. */
function reachFrom(entry, sources, isForbidden) {
  const seen = new Set();
  const queue = [entry];
  while (queue.length > 0) {
    const path = queue.pop();
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { specifier, line, isStatic } of sources.get(path)?.imports ?? []) {
      if (!isStatic) continue;
      const target = specifier.startsWith('.') ? resolveRelative(path, specifier) : undefined;
      if (isForbidden(target?.split(sep).join('/') ?? specifier)) return { path, line, specifier };
      if (target !== undefined) queue.push(target);
    }
  }
  return undefined;
}

/** Every finding as a line a person can act on; an empty list is a pass. */
export function checkLayers(root) {
  const manifests = readManifests(root);
  const findings = [];
  const sources = new Map();
  for (const name of readdirSync(join(root, 'packages'))) {
    if (packages[name] === undefined)
      findings.push(`packages/${name}: not in scripts/layers.mjs; a new package needs its layer there`);
    else findings.push(...judgeManifest(name, manifests.read(name)));
  }
  for (const file of packageSources(root)) {
    if (packages[file.name] === undefined) continue;
    const source = readSource(file.path);
    sources.set(file.path, source);
    for (const message of source.errors) findings.push(`${file.short}: cannot be read: ${message}`);
    for (const { specifier, line } of source.imports) {
      const wrong = judgeImport(file, specifier, manifests);
      if (wrong !== undefined) findings.push(`${file.short}:${line}: '${specifier}' ${wrong}`);
    }
    findings.push(...judgePurity(file, source));
  }
  for (const { entry, never, because } of lightEntries) {
    const hit = reachFrom(join(root, entry), sources, (target) => never.some((pattern) => pattern.test(target)));
    if (hit !== undefined)
      findings.push(
        `${relative(root, hit.path)}:${hit.line}: '${hit.specifier}' is reached from ${entry}, but ${because}`,
      );
  }
  return findings;
}
