// A small app with one entity, made through the API as a page would make it.
import { fieldTypes } from '@keepwell/model';
import type { Visitor } from './start-server.ts';

const field = (id: string, key: string, type: string, more: object = {}) => ({
  id,
  key,
  type,
  labels: { en: key, zh: key },
  options: fieldTypes.need(type).defaultOptions(),
  required: false,
  unique: false,
  indexed: false,
  ...more,
});

export const name = 'f_name';
export const code = 'f_code';
export const fee = 'f_fee';

export const customerBody = {
  key: 'customer',
  labels: { en: 'Customers', zh: '客户' },
  icon: 'users',
  titleField: name,
  fields: [
    field(name, 'name', 'text', { required: true }),
    field(code, 'code', 'text', { unique: true }),
    field(fee, 'fee', 'decimal'),
  ],
};

/** Creates the app and publishes the entity; gives the entity's id. */
export async function createCustomers({ api }: Visitor): Promise<string> {
  const app = await api.createDocument({
    body: {
      kind: 'app',
      app: null,
      body: { labels: { en: 'Retention', zh: '留存' }, icon: 'heart', entities: [] },
      publish: true,
    },
  });
  const entity = await api.createDocument({
    body: { kind: 'entity', app: app.id, body: customerBody, publish: true },
  });
  return entity.id;
}
