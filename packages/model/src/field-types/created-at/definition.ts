// Created at: when the record came into being.
import { defineMomentType } from '../system-type.ts';

export const createdAt = defineMomentType({
  name: 'createdAt',
  labels: { zh: '创建时间', en: 'Created at' },
  help: { zh: '记录创建的时刻。', en: 'When the record was created.' },
  icon: 'clock',
});
