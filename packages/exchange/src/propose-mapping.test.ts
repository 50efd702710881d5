import { type Entity, type FieldDefinition, fieldTypes } from '@keepwell/model';
import { describe, expect, it } from 'vitest';
import { readFile, toBytes } from '../test/read-file.ts';
import { toKey } from './field-key.ts';
import { proposeEntity, proposeMapping } from './propose-mapping.ts';

function field(id: string, key: string, zh: string, en: string, more: Partial<FieldDefinition> = {}): FieldDefinition {
  const type = more.type ?? 'text';
  const options = fieldTypes.need(type).defaultOptions();
  return { id, key, type, labels: { zh, en }, options, required: false, unique: false, indexed: false, ...more };
}

const customer: Entity = {
  id: 'e_customer',
  app: 'a_1',
  revision: 1,
  key: 'customer',
  labels: { zh: '客户', en: 'Customer' },
  icon: 'users',
  titleField: 'f_name',
  fields: [
    field('f_no', 'customer_no', '客户编号', 'Customer no.', { unique: true }),
    field('f_name', 'name', '客户名称', 'Customer name'),
    field('f_fee', 'monthly_fee', '月费', 'Monthly fee', { type: 'decimal' }),
    field('f_auto', 'serial', '序号', 'Serial', { type: 'autoNumber' }),
  ],
};

const columnsOf = (text: string) => ({ name: '客户资料 2026.csv', columns: readFile(toBytes(text)).columns });

describe('proposeMapping', () => {
  it('finds fields by key or label in either language, however they are written', () => {
    const facts = columnsOf('客户编号,Customer Name,monthlyFee,序号,备注\n1,甲,3,1,x\n2,乙,4,2,y\n');
    const mapping = proposeMapping(facts, customer);
    expect(mapping.columns.map(({ field: into }) => into)).toEqual([
      { id: 'f_no' },
      { id: 'f_name' },
      { id: 'f_fee' },
      null,
      null,
    ]);
    expect(mapping).toMatchObject({ target: { entity: 'e_customer' }, matchColumn: 0, onMatch: 'update' });
  });

  it('gives a field to the column with its exact name before a namesake', () => {
    const facts = columnsOf('NAME,name\na,b\nc,d\n');
    expect(proposeMapping(facts, customer).columns.map(({ field: into }) => into)).toEqual([null, { id: 'f_name' }]);
  });
});

describe('proposeEntity', () => {
  it('makes an entity of a file: key from pinyin, labels as written, empty columns left out', () => {
    const facts = columnsOf('客户编号,月费 (元),customerID,空\nA-1,3.5,x,\nA-2,4,y,\n');
    const mapping = proposeEntity(facts, 'a_1');
    expect(mapping.target).toEqual({
      newEntity: { app: 'a_1', labels: { zh: '客户资料 2026' }, key: 'ke_hu_zi_liao_2026' },
    });
    expect(
      mapping.columns.map(({ field: into }) => (into !== null && 'key' in into ? [into.key, into.unique] : null)),
    ).toEqual([['ke_hu_bian_hao', true], ['yue_fei_yuan', false], ['customer_id', true], null]);
  });

  it('leaves out the remarks of a file of refused rows', () => {
    const facts = columnsOf('Line (Keepwell),Reason (Keepwell),Suggestion (Keepwell),name\n3,x,y,z\n4,u,v,w\n');
    expect(proposeEntity(facts, null).columns.map(({ field: into }) => into === null)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('toKey', () => {
  it('makes keys that are valid, free and not the record’s own', () => {
    const taken = new Set<string>();
    const keys = ['customerID', 'Customer Id', 'id', '重庆银行', '2024 总额', '！！', 'Ünïcode Straße'].map((name) =>
      toKey(name, 'field_1', taken),
    );
    expect(keys).toEqual([
      'customer_id',
      'customer_id_2',
      'external_id',
      'chong_qing_yin_hang',
      'zong_e',
      'field_1',
      'unicode_stra_e',
    ]);
  });
});
