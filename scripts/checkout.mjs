// Where things are in this checkout, and which Node and pnpm it is made for.
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
export const isWindows = process.platform === 'win32';

/** Versions that the checkout pins: Node in the catalog of pnpm-workspace.yaml, pnpm in package.json's config. */
export function readToolVersions(from = root) {
  const workspace = readFileSync(join(from, 'pnpm-workspace.yaml'), 'utf8');
  const node = /^ {2}node: (\d+\.\d+\.\d+)$/m.exec(workspace)?.[1];
  // Not in `packageManager`: pnpm 12 looks that version up under another name and warns when a registry lacks it.
  const pnpm = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')).config?.pnpm;
  if (node === undefined) throw new Error('pnpm-workspace.yaml names no exact version of node in its catalog');
  if (pnpm === undefined) throw new Error('package.json names no version of pnpm in its config');
  return { node, pnpm };
}

/** The major version of Node that the product runs on. */
export const productMajor = 24;

const isProductNode = Number(process.versions.node.split('.')[0]) >= productMajor;

/** The Node that runs the product: this one when it is new enough, else the one among the dependencies. */
export function productNode() {
  return isProductNode ? process.execPath : join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
}

/** The environment for our tools: their launchers find the product's Node and each other on PATH. */
export function toolEnvironment(extra = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** The launcher of a tool that is a dependency of the root or of one package. */
export function tool(name, folder = '') {
  return join(root, folder, 'node_modules', '.bin', isWindows ? `${name}.cmd` : name);
}
