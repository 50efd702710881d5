// Updated at: when the record was last changed.
import { defineMomentType } from '../system-type.ts';

export const updatedAt = defineMomentType({
  name: 'updatedAt',
  labels: { zh: '更新时间', en: 'Updated at' },
  help: { zh: '记录最近一次更改的时刻。', en: 'When the record was last changed.' },
  icon: 'history',
});
