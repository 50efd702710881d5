// The fields that the samples of the operator table speak about: those of a telecom customer.
import type { FieldInScope, Scope } from '../scope.ts';
import { createScope } from '../scope.ts';
import type { ValueType } from '../value-type.ts';

const contract: ValueType = {
  kind: 'choice',
  options: [
    { id: 'o_monthly', labels: { en: 'Month-to-month', zh: '按月' } },
    { id: 'o_yearly', labels: { en: 'One year', zh: '一年' } },
  ],
};
const service: ValueType = {
  kind: 'choice',
  options: [
    { id: 'o_phone', labels: { en: 'Phone', zh: '电话' } },
    { id: 'o_tv', labels: { en: 'TV', zh: '电视' } },
  ],
};
const money: ValueType = { kind: 'money', currency: 'USD', digits: 2 };

function field(path: string, en: string, zh: string, type: ValueType, required = false): FieldInScope {
  return { path, labels: { en, zh }, type, required };
}

const order: ValueType = {
  kind: 'object',
  fields: { amount: field('amount', 'amount', '金额', { kind: 'number' }, true) },
};

export const referenceScope: Scope = createScope([
  field('f_contract', 'contract', '合同类型', contract),
  field('f_tenure', 'tenure', '在网月数', { kind: 'number', integer: true }, true),
  field('f_monthly', 'monthly charge', '月费', money, true),
  field('f_total', 'total charges', '累计费用', money),
  field('f_number', 'customer number', '客户编号', { kind: 'text' }, true),
  field('f_note', 'note', '备注', { kind: 'text' }),
  field('f_signed', 'signing date', '签约日', { kind: 'date' }),
  field('f_created', 'creation time', '创建时间', { kind: 'dateTime' }, true),
  field('f_owner', 'owner', '负责人', { kind: 'text' }),
  field('f_services', 'services', '服务', { kind: 'list', of: service }),
  field('f_orders', 'orders', '订单', { kind: 'list', of: order }),
]);
