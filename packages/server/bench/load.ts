// The load of the bench, in a process of its own: one-record creates, or the same bodies to the constant POST.
import autocannon from 'autocannon';

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

async function run({ url, cookie, connections, seconds }: Load): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    requests: [{ setupRequest: (request) => ({ ...request, body: nextBody() }) }],
  });
  return {
    perSecond: result['2xx'] / result.duration,
    answered: result['2xx'],
    p99: result.latency.p99,
    refused: result.non2xx + result.errors,
  };
}

process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result));
});
