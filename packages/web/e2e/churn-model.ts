// A published health model to begin with, for tests that do not play its making.
import { expect } from '@playwright/test';
import type { Send } from './signed-in.ts';

export const churnModel = 'h_churn';

const indicator = (field: string, zh: string, en: string, weight: number, type: string, settings: object) => ({
  kind: 'indicator',
  id: `i_${field}`,
  labels: { zh, en },
  type,
  settings: { field: `f_${field}`, ...settings },
  weight,
  missing: 'redistribute',
  abnormalAt: null,
});
const band = (id: string, zh: string, en: string, look: string, from: number) => ({
  id: `b_${id}`,
  labels: { zh, en },
  look,
  from,
  leaveAt: null,
});

/** A risk model over the Telco customers, as the builder's own story makes one; published, and everybody scored. */
export async function createChurnModel(send: Send): Promise<void> {
  const body = {
    entity: 'e_telco',
    labels: { zh: '流失风险', en: 'Churn risk' },
    polarity: 'risk',
    dimensions: [
      indicator('contract', '合同', 'Contract', 4000, 'choice', { points: { o_0: 90, o_1: 30, o_2: 5 }, other: null }),
      indicator('tenure', '在网月数', 'Tenure', 4000, 'linear', { zero: 60, full: 1 }),
      indicator('techsupport', '技术支持', 'Tech support', 2000, 'choice', {
        points: { o_0: 80, o_1: 10, o_2: 20 },
        other: null,
      }),
    ],
    bands: [
      band('low', '低风险', 'Low', 'healthy', 0),
      band('care', '关怀', 'Care', 'watch', 50),
      band('winback', '挽回', 'Win back', 'critical', 80),
    ],
    coverageFloor: 50,
    hold: { worse: 1, better: 1 },
    trend: { days: 90, deadBand: 3 },
    variants: [],
    fields: { score: null, band: null },
  };
  const draft = (await send('POST', '/api/documents', {
    kind: 'healthModel',
    app: null,
    id: churnModel,
    body,
    publish: false,
  })) as { token: number };
  await send('POST', `/api/health/models/${churnModel}/publish`, { token: draft.token });
  await untilScored(send);
}

/** Until no run goes on. */
export async function untilScored(send: Send): Promise<void> {
  await expect
    .poll(() => send('GET', `/api/health/models/${churnModel}/state`))
    .toMatchObject({ at: expect.any(Number), running: null });
}
