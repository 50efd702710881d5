// What the browser tests need of the machine: a Chromium, and a font that has Chinese characters.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runCollecting } from './child.mjs';
import { inWords, say } from './say.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export function findChromium() {
  const given = process.env.KEEPWELL_CHROMIUM;
  return [given, ...places].find((path) => path !== undefined && path !== '' && existsSync(path));
}

function hasChineseFont() {
  // macOS and Windows bring one along.
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function missingPackages() {
  return [
    ...(findChromium() === undefined ? ['chromium'] : []),
    ...(hasChineseFont() ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ];
}

/** Installs what is missing where we may (root on Debian or Ubuntu); resolves to a sentence when something stays missing. */
export async function ensureBrowser() {
  const missing = missingPackages();
  if (missing.length === 0) return undefined;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (mayInstall) {
    say({
      en: `Installing ${missing.join(', ')} for the browser tests …`,
      zh: `正在为浏览器测试安装 ${missing.join('、')}……`,
    });
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const done = await runCollecting('sh', ['-c', `apt-get update && ${command}`], { env });
    if (done.code === 0 && missingPackages().length === 0) return undefined;
    process.stderr.write(`${done.output.split('\n').slice(-8).join('\n')}\n`);
  }
  return inWords({
    en: `The browser tests need ${missing.join(' and ')}. Install them (on Debian: sudo ${command}), or name a Chromium in KEEPWELL_CHROMIUM.`,
    zh: `浏览器测试需要 ${missing.join(' 和 ')}。请安装（Debian 上：sudo ${command}），或用 KEEPWELL_CHROMIUM 指明 Chromium 的位置。`,
  });
}
