// The codes of `host`: why an import cannot go on, and what to do next.
import type { CodeTable } from '@keepwell/kernel';

export const hostCodes = {
  'host.import_not_found': {
    status: 404,
    message: {
      en: 'This import does not exist any more. Choose the file again.',
      zh: '找不到这次导入。请重新选择文件。',
    },
  },
  'host.import_busy': {
    status: 409,
    message: {
      en: 'This import is running. Wait until it ends, or cancel it first.',
      zh: '导入正在进行。请等它结束，或先取消。',
    },
  },
  'host.import_finished': {
    status: 409,
    message: {
      en: 'This import is finished. To import again, choose the file again; to take it back, undo it.',
      zh: '这次导入已经完成。再次导入请重新选择文件；要撤回请使用撤销。',
    },
  },
  'host.mapping_refused': {
    status: 422,
    message: {
      en: 'The columns cannot be imported like this. Correct the places marked below.',
      zh: '这样对应列和字段无法导入，请改正标出的位置。',
    },
  },
  'host.import_interrupted': {
    status: 409,
    message: {
      en: 'The program stopped after {done} rows. Continue, or cancel to take them back.',
      zh: '程序在写入 {done} 行后停止。请继续导入，或取消以撤回已写入的行。',
    },
  },
  'host.import_failed': {
    status: 500,
    message: {
      en: 'The import stopped because of an error: {reason}. Continue it, or cancel it to take back what was written.',
      zh: '导入因错误停止：{reason}。请继续导入，或取消以撤回已写入的行。',
    },
  },
  'host.entity_has_draft': {
    status: 409,
    message: {
      en: 'The import needs new fields or options, but the entity has an unpublished draft. Publish or discard it, then continue.',
      zh: '导入需要新增字段或选项，但该工作表有未发布的草稿。请先发布或放弃草稿，再继续。',
    },
  },
  'host.import_refused': {
    status: 422,
    message: {
      en: 'The import cannot begin: {reason} Correct the mapping, then start again.',
      zh: '无法开始导入：{reason}请改正对应关系后重新开始。',
    },
  },
  'host.mapping_entity_gone': {
    message: {
      en: 'The entity of this mapping does not exist any more. Choose another.',
      zh: '目标工作表已不存在，请另选一个。',
    },
  },
  'host.mapping_field_gone': {
    message: {
      en: 'The field of column “{column}” does not exist any more. Choose another.',
      zh: '“{column}”对应的字段已不存在，请另选一个。',
    },
  },
  'host.mapping_not_settable': {
    message: {
      en: 'Column “{column}” cannot go into {field}, which is calculated. Choose another field.',
      zh: '“{column}”不能写入{field}，它是自动计算的。请另选字段。',
    },
  },
  'host.mapping_field_twice': {
    message: {
      en: 'Two columns go into {field}. Keep one of them.',
      zh: '有两列写入{field}，请只保留一列。',
    },
  },
  'host.mapping_match_refused': {
    message: {
      en: 'Records cannot be found by column “{column}”: its field must be unique. Choose another column.',
      zh: '不能用“{column}”查找已有记录：对应字段必须是唯一的。请另选一列。',
    },
  },
  'host.mapping_empty': {
    message: {
      en: 'No column is imported. Choose a field for at least one.',
      zh: '没有要导入的列，请至少选择一个字段。',
    },
  },
} as const satisfies CodeTable;

export type HostCode = keyof typeof hostCodes;
