// Figures for operators in Prometheus form: requests, event loop, memory, streams, the writer.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** `endpoint` is a name of the endpoint table, never a path with ids in it. */
  request(endpoint: string, method: string, status: number, seconds: number): void;
  /** A figure that is read when the page of figures is asked for. */
  gauge(name: string, help: string, read: () => number): void;
  print(): Promise<{ type: string; text: string }>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'keepwell_' });
  const requests = new Histogram({
    name: 'keepwell_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['endpoint', 'method', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  return {
    request(endpoint, method, status, seconds) {
      requests.observe({ endpoint, method, status: `${Math.floor(status / 100)}xx` }, seconds);
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
    print: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
