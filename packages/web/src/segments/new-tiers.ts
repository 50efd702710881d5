// Tiers to begin with: two empty ones, or the lifecycle of a customer over whatever fields the entity has.
import type { Json } from '@keepwell/kernel';
import { type Entity, type Tier, valueTypeOf } from '@keepwell/model';
import { newId } from '../start/create-entity.ts';

export function newTiers(): Tier[] {
  return [
    { id: newId('o'), labels: { zh: '第一层', en: 'First tier' }, colour: 'blue', when: null },
    { id: newId('o'), labels: { zh: '其余', en: 'Everyone else' }, colour: 'grey', when: null },
  ];
}

/**
 * New customers came within 90 days; at high risk is whoever the health band says is, or whose last date is over 180 days ago;
 * silent, over 90 days ago; active, everyone else. "Last date" is the entity's last date field, else the last change.
 */
export function lifecycleTiers(entity: Entity): Tier[] {
  const dates = entity.fields.filter((field) => ['date', 'dateTime'].includes(valueTypeOf(field).kind));
  const first = { var: dates[0]?.id ?? 'createdAt' };
  const last = { var: dates.length > 1 ? (dates.at(-1)?.id ?? 'updatedAt') : 'updatedAt' };
  const band = entity.fields.find((field) => field.type === 'band');
  const worst = band === undefined ? [] : riskOptions(band.options);
  const lastBefore = (days: number): Json => ({ moreThanAgo: [last, days, 'day'] });
  const risk: Json =
    band === undefined || worst.length === 0
      ? lastBefore(180)
      : { or: [{ in: [{ var: band.id }, worst] }, lastBefore(180)] };
  return [
    { id: newId('o'), labels: { zh: '新客户', en: 'New' }, colour: 'blue', when: { inLast: [first, 90, 'day'] } },
    { id: newId('o'), labels: { zh: '高风险', en: 'High risk' }, colour: 'red', when: risk },
    { id: newId('o'), labels: { zh: '沉默', en: 'Silent' }, colour: 'amber', when: lastBefore(90) },
    { id: newId('o'), labels: { zh: '活跃', en: 'Active' }, colour: 'green', when: null },
  ];
}

function riskOptions({ options }: Record<string, unknown>): string[] {
  const all = (Array.isArray(options) ? options : []) as { id: string; look?: string }[];
  return all.filter(({ look }) => look === 'atRisk' || look === 'critical').map(({ id }) => id);
}
