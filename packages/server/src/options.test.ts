import { describeIssue } from '@keepwell/kernel';
import { expect, test } from 'vitest';
import { serverCodes } from './errors.ts';
import { helpText, readOptions } from './options.ts';

const read = (args: string[], environment: Record<string, string> = {}) => readOptions(args, environment, '/project');

test('without options the program listens on this machine only and keeps its data in the project', () => {
  expect(read([])).toMatchObject({ port: 4400, host: '127.0.0.1', dataFolder: '/project/data', databaseUrl: null });
});

test('an option wins over its environment variable, and an empty variable counts as absent', () => {
  expect(read(['--port', '5000'], { PORT: '6000', HOST: '' })).toMatchObject({ port: 5000, host: '127.0.0.1' });
  expect(read([], { PORT: '6000', KEEPWELL_DATA_DIR: '/elsewhere' })).toMatchObject({
    port: 6000,
    dataFolder: '/elsewhere',
  });
  expect(read(['--data=here', '--trusted-proxies', '10.0.0.0/8, 127.0.0.1'])).toMatchObject({
    dataFolder: '/project/here',
    trustedProxies: ['10.0.0.0/8', '127.0.0.1'],
  });
});

test.each([
  [['--prot', '1'], 'server.option_unknown'],
  [['stray'], 'server.option_unknown'],
  [['--port'], 'server.option_value'],
  [['--port', '70000'], 'server.option_value'],
  [['--port', '--host'], 'server.option_value'],
  [['--public-url', 'keepwell.example.com'], 'server.option_value'],
  [['--public-url', 'https://example.com/keepwell'], 'server.option_value'],
])('%j is refused with a sentence', (args, code) => {
  expect(() => read(args)).toThrow(expect.objectContaining({ code }));
});

test('a wrong DATABASE_URL is named without what may be its password', () => {
  try {
    read([], { DATABASE_URL: 'mysql://root:geheim@db' });
    expect.unreachable();
  } catch (thrown) {
    const sentence = describeIssue(serverCodes, thrown as never, 'en');
    expect(sentence).toContain('postgres://');
    expect(sentence).not.toContain('geheim');
  }
});

test('the help names every option that the program knows', () => {
  for (const option of ['port', 'host', 'data', 'public-url', 'trusted-proxies', 'reset-password']) {
    expect(helpText).toContain(`--${option}`);
    expect(() => read([`--${option}`, '1'])).not.toThrow(expect.objectContaining({ code: 'server.option_unknown' }));
  }
});
