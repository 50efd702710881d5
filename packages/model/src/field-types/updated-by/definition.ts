// Updated by: who changed the record last.
import { definePersonType } from '../system-type.ts';

export const updatedBy = definePersonType({
  name: 'updatedBy',
  labels: { zh: '更新人', en: 'Updated by' },
  help: { zh: '最近更改记录的人。', en: 'Who changed the record last.' },
  icon: 'user-pen',
});
