// The codes of this package: what an author of a rule can get wrong, in words, with what to do next.
import type { CodeTable } from '@keepwell/kernel';

export const ruleCodes: CodeTable = {
  'rule.not_json': {
    message: {
      en: 'This part of the rule is not JSON ({found}). Use text, numbers, true, false, null, lists or operators.',
      zh: '规则的这一部分不是 JSON（{found}）。请使用文本、数字、true、false、null、列表或运算符。',
    },
  },
  'rule.bad_text': {
    message: {
      en: 'This text holds a character that cannot be stored (NUL or half of an emoji). Type it again.',
      zh: '这段文本含有无法保存的字符（NUL 或半个表情符号）。请重新输入。',
    },
  },
  'rule.too_deep': {
    message: {
      en: 'The rule is nested more than {limit} levels deep. Split it into several rules or formulas.',
      zh: '规则嵌套超过 {limit} 层。请拆成几条规则或公式。',
    },
  },
  'rule.too_large': {
    message: {
      en: 'The rule has more than {limit} parts. Split it into several rules or formulas.',
      zh: '规则超过 {limit} 个部分。请拆成几条规则或公式。',
    },
  },
  'rule.list_too_long': {
    message: {
      en: 'A list here is longer than {limit} items. Keep such lists in a sheet of their own and refer to it.',
      zh: '这里的列表超过 {limit} 项。请把这样的列表放进单独的工作表并引用它。',
    },
  },
  'rule.text_too_long': {
    message: {
      en: 'A text here is longer than {limit} characters. Shorten it.',
      zh: '这里的文本超过 {limit} 个字符。请缩短。',
    },
  },
  'rule.too_many_steps': {
    message: {
      en: 'Judging this rule took more than {limit} steps. Make the lists shorter, or do not nest one list condition in another.',
      zh: '判断这条规则超过 {limit} 步。请缩短列表，或不要在列表条件里再套列表条件。',
    },
    status: 422,
  },
  'rule.unknown_operator': {
    message: {
      en: 'There is no operator “{operator}”. Choose one from the list of operators.',
      zh: '没有“{operator}”这个运算符。请从运算符列表中选择。',
    },
  },
  'rule.unknown_field': {
    message: {
      en: 'There is no field “{field}” here. It may have been deleted; choose another field.',
      zh: '这里没有字段“{field}”，可能已被删除。请改选其他字段。',
    },
  },
  'rule.dynamic_field': {
    message: {
      en: 'The name of a field must be written out, not computed. Choose the field.',
      zh: '字段名必须直接写出，不能由计算得到。请选择字段。',
    },
  },
  'rule.wrong_type': {
    message: {
      en: '“{operator}” does not work on {found} here; it expects {expected}. Choose another field or operator.',
      zh: '“{operator}”在这里不能用于{found}，应为{expected}。请改选字段或运算符。',
    },
  },
  'rule.type_clash': {
    message: {
      en: '{left} cannot be compared with {right}. Compare values of one kind.',
      zh: '{left}不能与{right}比较。请比较同一类型的值。',
    },
  },
  'rule.wrong_result': {
    message: {
      en: 'The rule gives {found}, but {expected} is needed here. Change the rule.',
      zh: '规则的结果是{found}，而这里需要{expected}。请修改规则。',
    },
  },
  'rule.wrong_count': {
    message: {
      en: '“{operator}” takes {expected} values, {found} are given. Add or remove some.',
      zh: '“{operator}”需要 {expected} 个值，现有 {found} 个。请增减。',
    },
  },
  'rule.wrong_word': {
    message: {
      en: '“{operator}” does not know “{found}” here. Use one of: {expected}.',
      zh: '“{operator}”在这里不认识“{found}”。请使用：{expected}。',
    },
  },
  'rule.not_written': {
    message: {
      en: '“{operator}” needs a value written here, so that it is the same for every record. Write it out instead of a field or a formula.',
      zh: '“{operator}”在这里需要直接写出的值，这样对每条记录都一样。请不要用字段或公式，直接写出。',
    },
  },
  'rule.out_of_range': {
    message: {
      en: '“{operator}” takes a whole number from {least} to {most} here, not {found}. Change it.',
      zh: '“{operator}”在这里需要 {least} 到 {most} 的整数，而不是 {found}。请修改。',
    },
  },
  'rule.unknown_option': {
    message: {
      en: '“{option}” is not an option of {field}. Choose one of its options.',
      zh: '“{option}”不是{field}的选项。请从它的选项中选择。',
    },
  },
  'rule.not_a_date': {
    message: {
      en: '“{found}” is not a date. Write it as YYYY-MM-DD, for example 2026-03-31.',
      zh: '“{found}”不是日期。请写成 YYYY-MM-DD，例如 2026-03-31。',
    },
  },
  'rule.bad_pattern': {
    message: {
      en: '“{pattern}” is not a pattern this product can run: {reason}. Look-ahead and back references are not supported.',
      zh: '“{pattern}”不是本产品能运行的匹配式：{reason}。不支持环视与反向引用。',
    },
  },
  'rule.may_be_empty': {
    message: {
      en: '{field} may be empty, and an empty value counts as {reads} here. Add the condition “{field} is not empty” before it.',
      zh: '{field}可能为空，空值在这里按{reads}处理。请在前面加上条件“{field}不为空”。',
    },
  },
  'rule.always': {
    message: {
      en: 'This condition is always {answer}: it does not look at the record. Remove it or use a field.',
      zh: '这个条件永远{answer}：它与记录无关。请删除，或改用字段。',
    },
  },
  'rule.contradiction': {
    message: {
      en: 'These conditions can never hold together: {field} would have to be two things at once. Change one of them, or use “any”.',
      zh: '这些条件不可能同时成立：{field}不能同时满足两者。请修改其一，或改用“任一”。',
    },
  },
  'rule.unreachable': {
    message: {
      en: 'This part is never reached, because a condition before it is always {answer}. Remove it or change that condition.',
      zh: '这一部分永远不会执行，因为前面的条件永远{answer}。请删除，或修改该条件。',
    },
  },
  'rule.all_muted': {
    message: {
      en: 'Every part of this rule is switched off, so it matches nothing. Switch a part on.',
      zh: '这条规则的所有部分都已停用，因此不会命中任何记录。请启用其中一部分。',
    },
  },
  'rule.muted_outside_group': {
    message: {
      en: 'Only a condition in a group can be switched off. Remove this part or switch it on.',
      zh: '只有条件组里的条件可以停用。请删除这一部分或启用它。',
    },
  },
  'rule.not_in_sql': {
    message: {
      en: '“{operator}” cannot run in the database: {reason}. Store it in a formula field and refer to that, or use another operator.',
      zh: '“{operator}”不能在数据库中执行：{reason}。请存成公式字段再引用，或改用其他运算符。',
    },
  },
  'rule.formula_character': {
    message: {
      en: '“{found}” has no meaning in a formula. Put text in quotes and fields in braces.',
      zh: '公式里不能出现“{found}”。文本请加引号，字段请加花括号。',
    },
  },
  'rule.formula_field_open': {
    message: {
      en: 'A field’s name begins here but its closing brace } is missing.',
      zh: '这里开始了一个字段名，但缺少右花括号 }。',
    },
  },
  'rule.formula_text_open': {
    message: {
      en: 'A text begins here but its closing quote is missing.',
      zh: '这里开始了一段文本，但缺少结束的引号。',
    },
  },
  'rule.formula_rest': {
    message: {
      en: 'The formula is complete before “{found}”. Put a sign such as + or a comma between the parts.',
      zh: '公式到“{found}”之前已经完整。请在两部分之间加上运算符或逗号。',
    },
  },
  'rule.formula_no_field': {
    message: {
      en: 'There is no field “{name}”. Choose one from the list of fields.',
      zh: '没有名为“{name}”的字段。请从字段列表中选择。',
    },
  },
  'rule.formula_no_function': {
    message: {
      en: 'There is no function “{name}”. Choose one from the list of functions.',
      zh: '没有名为“{name}”的函数。请从函数列表中选择。',
    },
  },
  'rule.formula_unfinished': {
    message: {
      en: 'The formula ends too early: a value is missing here.',
      zh: '公式没有写完：这里还缺一个值。',
    },
  },
  'rule.formula_unexpected': {
    message: {
      en: '“{found}” does not fit here: a value is expected.',
      zh: '“{found}”不应出现在这里：此处应为一个值。',
    },
  },
  'rule.formula_not_closed': {
    message: {
      en: 'This bracket “{found}” is never closed.',
      zh: '括号“{found}”没有闭合。',
    },
  },
};
