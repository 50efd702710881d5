// Created by: who made the record.
import { definePersonType } from '../system-type.ts';

export const createdBy = definePersonType({
  name: 'createdBy',
  labels: { zh: '创建人', en: 'Created by' },
  help: { zh: '创建记录的人。', en: 'Who created the record.' },
  icon: 'user-plus',
});
