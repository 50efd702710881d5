// The load of the bench, in a process of its own: one-record creates, or the same bodies to the constant POST.
import { connect } from 'node:net';

export interface Load {
  readonly url: string;
  readonly cookie: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly answered: number;
  readonly p99: number;
  readonly refused: number;
}

let serial = 0;

/** No two bodies are alike, as no two customers are. */
function nextBody(): string {
  serial += 1;
  return JSON.stringify({
    records: [
      {
        f_name: `Customer ${serial}`,
        f_email: `c${process.pid}-${serial}@example.com`,
        f_phone: `+86 138 ${String(serial).padStart(8, '0')}`,
        f_score: serial % 11,
        f_reason: '送货准时，客服回复也快；希望下次包装再结实一点。',
        f_visited: '2026-03-01',
        f_again: serial % 2 === 0,
        f_spent: 56.95,
        f_city: '宁波',
        f_source: 'wechat',
      },
    ],
  });
}

/**
 * One keep-alive connection that sends the next request when it has the answer. It reads no more of an answer than its
 * status and length: a full HTTP client would take a third of a two-core machine away from the server it measures.
 */
function converse(url: URL, cookie: string, until: number, seen: (status: number, ms: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: `;
    const socket = connect(Number(url.port), url.hostname);
    socket.setNoDelay(true);
    let startedAt = 0;
    let missing = 0;
    let status = 0;
    const send = (): void => {
      startedAt = performance.now();
      if (startedAt >= until) {
        socket.end();
        resolve();
        return;
      }
      const body = nextBody();
      socket.write(`${head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      if (missing === 0) {
        const text = chunk.toString('latin1');
        const bodyAt = text.indexOf('\r\n\r\n') + 4;
        const length = /content-length: (\d+)/i.exec(text)?.[1];
        if (bodyAt < 4 || length === undefined) {
          reject(new Error(`The load cannot read this answer: ${text.slice(0, 300)}`));
          return;
        }
        status = Number(text.slice(9, 12));
        missing = bodyAt + Number(length);
      }
      missing -= chunk.length;
      if (missing > 0) return;
      seen(status, performance.now() - startedAt);
      send();
    });
  });
}

async function run({ url, cookie, connections, seconds }: Load): Promise<LoadResult> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const times: number[] = [];
  let refused = 0;
  const seen = (status: number, ms: number): void => {
    if (status === 200) times.push(ms);
    else refused += 1;
  };
  await Promise.all(Array.from({ length: connections }, () => converse(new URL(url), cookie, until, seen)));
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / ((performance.now() - startedAt) / 1000),
    answered: times.length,
    p99: Math.round(times[Math.floor(times.length * 0.99)] ?? Number.NaN),
    refused,
  };
}

process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result));
});
