import { expect, expectTypeOf, test } from 'vitest';
import { createClient, requestUrl } from './client.ts';

test('a path is filled, escaped, and its query leaves undefined out', () => {
  expect(requestUrl('/api/x/:id/y', { id: 'a/b' }, { q: '客户', none: undefined })).toBe(
    '/api/x/a%2Fb/y?q=%E5%AE%A2%E6%88%B7',
  );
});

test('a call names method, url and body of its endpoint', async () => {
  const seen: unknown[] = [];
  const client = createClient(async (request) => {
    seen.push(request);
    return { matching: 1, total: 2 };
  });
  const answer = await client.countRecords({ params: { entity: 'e_1' }, body: { search: 'x' } });
  expectTypeOf(answer).toEqualTypeOf<{ matching: number; total: number; residual?: true }>();
  expect(seen).toEqual([
    { method: 'POST', url: '/api/entities/e_1/records/count', body: { search: 'x' }, transport: 'json' },
  ]);
});

test('a request has exactly the parts that its endpoint declares', () => {
  const client = createClient(async () => undefined);
  expectTypeOf<Parameters<typeof client.signOut>>().toEqualTypeOf<[]>();
  expectTypeOf<Parameters<typeof client.getImport>[0]>().toEqualTypeOf<{ readonly params: { id: string } }>();
});
