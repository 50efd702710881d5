import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayers } from './check-layers.mjs';

let root;

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function declare(name, dependencies = {}) {
  write(`packages/${name}/package.json`, JSON.stringify({ name: `@keepwell/${name}`, dependencies }));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keepwell-layers-'));
  write('package.json', JSON.stringify({ devDependencies: { vitest: 'catalog:' } }));
  declare('kernel');
  declare('rule', { '@keepwell/kernel': 'workspace:*', kysely: 'catalog:' });
  declare('model', { '@keepwell/kernel': 'workspace:*', '@keepwell/ui': 'workspace:*', react: 'catalog:' });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const findings = (path, text) => {
  write(path, text);
  return checkLayers(root).join('\n');
};

describe('imports between packages', () => {
  it('lets a layer import what is below it', () => {
    expect(findings('packages/rule/src/a.ts', "import { issue } from '@keepwell/kernel';\nimport './b.ts';\n")).toBe(
      '',
    );
  });

  it.each([
    ['statically', "import { x } from '@keepwell/rule';"],
    ['as a type', "import type { X } from '@keepwell/rule';"],
    ['as a type in place', "export type X = import('@keepwell/rule').X;"],
    ['dynamically', "export const load = () => import('@keepwell/rule');"],
    ['by re-export', "export { x } from '@keepwell/rule';"],
    ['by a star', "export * from '@keepwell/rule';"],
  ])('refuses to import upwards %s', (_how, text) => {
    expect(findings('packages/kernel/src/a.ts', text)).toMatch(
      /kernel\/src\/a\.ts:1: '@keepwell\/rule' is not allowed/,
    );
  });

  it('refuses an upward dependency in package.json', () => {
    declare('kernel', { '@keepwell/rule': 'workspace:*' });
    expect(checkLayers(root).join()).toContain('kernel must not depend on @keepwell/rule');
  });

  it('refuses that one engine imports another', () => {
    declare('form', { '@keepwell/flow': 'workspace:*' });
    declare('flow');
    expect(findings('packages/form/src/a.ts', "import '@keepwell/flow';")).toMatch(/form\/src\/a\.ts:1.*not allowed/);
  });

  it('refuses a relative path into another package', () => {
    expect(findings('packages/rule/src/a.ts', "import '../../kernel/src/a.ts';")).toContain('leaves its package');
  });

  it('refuses a package that is in no layer', () => {
    declare('extra');
    expect(checkLayers(root).join()).toContain('packages/extra: not in scripts/layers.mjs');
  });

  it('holds tests to the same layers', () => {
    expect(findings('packages/kernel/src/a.test.ts', "import '@keepwell/rule';")).toContain('is not allowed');
  });
});

describe('libraries', () => {
  it('refuses one that is not listed for the package, and a second time when it is not declared', () => {
    expect(findings('packages/rule/src/a.ts', "import 'lodash/get';")).toContain(
      "'lodash/get' is not a library of rule",
    );
    expect(findings('packages/rule/src/a.ts', "import 're2js';")).toContain("'re2js' is not a dependency");
  });

  it('keeps Kysely to the sql folder', () => {
    expect(findings('packages/rule/src/sql/a.ts', "import 'kysely';")).toBe('');
    expect(findings('packages/rule/src/a.ts', "import 'kysely';")).toContain('is kept to src/sql/');
  });

  it('lets tests use what the root declares', () => {
    expect(findings('packages/kernel/src/a.test.ts', "import 'vitest';")).toBe('');
  });

  it('refuses a version outside the catalog', () => {
    declare('rule', { re2js: '^2.0.0' });
    expect(checkLayers(root).join()).toContain('re2js must be "catalog:"');
  });
});

describe('views', () => {
  it('lets a view import the kit and React, and a definition neither', () => {
    expect(findings('packages/model/src/text/view.tsx', "import '@keepwell/ui';\nimport 'react';")).toBe('');
    const wrong = findings(
      'packages/model/src/text/definition.ts',
      "import '@keepwell/ui';\nimport 'react';\nimport './view.tsx';",
    );
    expect(wrong).toContain("definition.ts:1: '@keepwell/ui' is not allowed");
    expect(wrong).toContain("definition.ts:2: 'react' is not a library of model");
    expect(wrong).toContain("definition.ts:3: './view.tsx' is a view");
  });

  it('never lets the server or the host load a /react entry', () => {
    declare('server', { '@keepwell/model': 'workspace:*' });
    expect(findings('packages/server/src/a.ts', "import '@keepwell/model/react';")).toContain('is views');
  });

  it('finds builders that a public form page would load, through any number of files', () => {
    declare('web');
    write('packages/web/src/public-form/main.tsx', "import './page.tsx';");
    write('packages/web/src/public-form/page.tsx', "import '../form/builder/panel.tsx';");
    write('packages/web/src/form/builder/panel.tsx', 'export const panel = 1;');
    expect(checkLayers(root).join()).toContain('a public form page loads neither builders nor charts');
    write('packages/web/src/public-form/page.tsx', "export const open = () => import('../form/builder/panel.tsx');");
    expect(checkLayers(root)).toEqual([]);
  });
});

describe('pure packages', () => {
  it.each([
    ["import { readFileSync } from 'node:fs';", 'node:fs'],
    ["import 'fs/promises';", 'fs/promises'],
    ['export const now = () => Date.now();', 'Date.now'],
    ['export const now = () => new Date();', 'new Date()'],
    ['export const die = () => Math.random();', 'Math.random'],
    ['export const home = process.env.HOME;', 'process'],
    ["console.log('x');", 'console'],
    ["export const page = fetch('/');", 'fetch'],
    ['setTimeout(() => {}, 1);', 'setTimeout'],
    ['export const log = { console };', 'console'],
    ['export const id = globalThis.crypto;', 'globalThis'],
  ])('refuses %s', (text, name) => {
    expect(findings('packages/kernel/src/a.ts', text)).toContain(name);
  });

  it.each([
    'export const day = new Date(0).getTime();',
    'export const parse = (text: string) => Date.parse(text);',
    'export const max = Math.max(1, 2);',
    'export const step = (process: { run(): void }) => process.run();',
    "export const names = { fetch: 1, console: 'a' };",
    'export const of = (job: { process: number }) => job.process;',
    'export interface Host { fetch(url: string): void; process: string }',
    "// console.log('a comment')\nexport const text = 'Date.now()';",
  ])('accepts %s', (text) => {
    expect(findings('packages/kernel/src/a.ts', text)).toBe('');
  });

  it('leaves tests, benches and command lines alone', () => {
    const text = 'console.log(Date.now(), process.argv);';
    expect(findings('packages/kernel/src/a.test.ts', text)).toBe('');
    expect(findings('packages/kernel/bench/a.bench.ts', text)).toBe('');
    expect(findings('packages/kernel/src/cli.ts', text)).toBe('');
  });
});
