// The codes of `exchange`: why a file or a row cannot be read, and what to do next.
import type { CodeTable } from '@keepwell/kernel';

export const exchangeCodes = {
  'exchange.file_empty': {
    status: 422,
    message: {
      en: 'The file “{name}” holds no rows. Choose a file with at least one line of values.',
      zh: '文件“{name}”里没有数据。请选择至少有一行数据的文件。',
    },
  },
  'exchange.file_not_text': {
    status: 422,
    message: {
      en: '“{name}” is not a text file ({found}). In Excel, choose “Save as” and “CSV UTF-8”, then import that file.',
      zh: '“{name}”不是文本文件（{found}）。请在 Excel 中选择“另存为”→“CSV UTF-8”，再导入保存的文件。',
    },
  },
  'exchange.file_too_large': {
    status: 413,
    message: {
      en: '“{name}” is larger than {limit} MB. Split it, or ask the administrator to raise the limit.',
      zh: '“{name}”超过 {limit} MB。请拆分文件，或请管理员调高上限。',
    },
  },
  'exchange.too_many_columns': {
    status: 422,
    message: {
      en: 'The file has {columns} columns; at most {limit} can be imported. Remove the columns that are not needed.',
      zh: '文件有 {columns} 列，最多可导入 {limit} 列。请删去不需要的列。',
    },
  },
  'exchange.quote_open': {
    message: {
      en: 'A quote ({quote}) opens in this line and never closes',
      zh: '这一行有引号（{quote}）没有成对',
    },
  },
  'exchange.quote_stray': {
    message: {
      en: 'A quote ({quote}) stands in the middle of a quoted value, so the cells cannot be told apart',
      zh: '引号（{quote}）夹在带引号的值中间，无法分清各格',
    },
  },
  'exchange.quote_suggestion': {
    message: {
      en: 'Double the quote inside the value ({quote}{quote}), or remove it',
      zh: '把值里的引号写成两个（{quote}{quote}），或删去',
    },
  },
  'exchange.too_many_cells': {
    message: {
      en: 'The line has {cells} cells, the header {columns}',
      zh: '这一行有 {cells} 格，表头只有 {columns} 列',
    },
  },
  'exchange.too_many_cells_suggestion': {
    message: {
      en: 'Put values that contain the delimiter ({delimiter}) in quotes',
      zh: '值里含有分隔符（{delimiter}）时，请加上引号',
    },
  },
  'exchange.required_missing': {
    message: { en: '“{column}” is empty, but must be filled', zh: '“{column}”为空，但为必填' },
  },
  'exchange.required_suggestion': {
    message: { en: 'Fill in a value', zh: '请填写' },
  },
  'exchange.duplicate_in_file': {
    message: {
      en: 'Line {line} already has this {column}, which must be unique',
      zh: '第 {line} 行已有相同的{column}，该值不能重复',
    },
  },
  'exchange.duplicate_suggestion': {
    message: { en: 'Keep one of the two lines, or correct the value', zh: '保留其中一行，或改正该值' },
  },
  'exchange.check_value': {
    message: { en: 'Correct the value, or leave the cell empty', zh: '请改正该值，或留空' },
  },
} as const satisfies CodeTable;

export type ExchangeCode = keyof typeof exchangeCodes;
