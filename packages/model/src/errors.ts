// The codes of this package: why a value or a definition is refused, and what to do about it.
import type { CodeTable } from '@keepwell/kernel';

export const modelCodes = {
  // Values
  'model.not_text': {
    message: { zh: '这里要填文本，收到的是别的类型。', en: 'This must be text, but something else was given.' },
  },
  'model.text_too_long': {
    message: {
      zh: '文本有 {length} 个字符，最多 {max} 个。请缩短后再填。',
      en: 'The text has {length} characters; at most {max} fit. Please shorten it.',
    },
  },
  'model.text_has_lines': {
    message: {
      zh: '单行文本不能换行。请去掉换行，或把字段改为多行文本。',
      en: 'A single line of text cannot hold line breaks. Remove them, or change the field to long text.',
    },
  },
  'model.character_refused': {
    message: {
      zh: '文本里有无法保存的字符（空字符或残缺的字符，在第 {position} 位）。请删掉它再填。',
      en: 'The text holds a character that cannot be stored (a NUL or half a character, at position {position}). Delete it and try again.',
    },
  },
  'model.not_a_number': {
    message: {
      zh: '“{text}”不是数字。应写成 1234.5 这样。',
      en: '“{text}” is not a number. Expected something like 1234.5.',
    },
  },
  'model.not_a_score': {
    message: {
      zh: '“{text}”不是评分。评分是 0 到 100 的数字。',
      en: '“{text}” is not a score. A score is a number from 0 to 100.',
    },
  },
  'model.not_whole': {
    message: {
      zh: '“{text}”不是整数。请去掉小数部分，或把字段改为小数。',
      en: '“{text}” is not a whole number. Drop the decimals, or change the field to decimal.',
    },
  },
  'model.number_loses_digits': {
    message: {
      zh: '“{text}”的位数太多，存为数字会丢失末尾几位。编号、证件号请用单行文本字段。',
      en: '“{text}” has more digits than a number can keep exactly. Use a text field for codes and identity numbers.',
    },
  },
  'model.too_many_decimals': {
    message: {
      zh: '“{text}”的小数位太多，{currency} 最多 {digits} 位。请先舍入，或把字段改为小数。',
      en: '“{text}” has too many decimals: {currency} has {digits}. Round it first, or change the field to decimal.',
    },
  },
  'model.other_currency': {
    message: {
      zh: '“{text}”的货币不是 {currency}。请换算后再填。',
      en: '“{text}” is not in {currency}. Convert the amount first.',
    },
  },
  'model.not_yes_no': {
    message: {
      zh: '“{text}”既不是“是”也不是“否”。应写 是 或 否。',
      en: '“{text}” is neither yes nor no. Expected yes or no.',
    },
  },
  'model.not_a_date': {
    message: {
      zh: '“{text}”不是日期。应写成 2026-03-01。',
      en: '“{text}” is not a date. Expected YYYY-MM-DD, for example 2026-03-01.',
    },
  },
  'model.date_ambiguous': {
    message: {
      zh: '“{text}”可能是 {first}，也可能是 {second}。请写成年-月-日，例如 2026-03-01。',
      en: '“{text}” may be {first} or {second}. Write it as YYYY-MM-DD, for example 2026-03-01.',
    },
  },
  'model.date_has_time': {
    message: {
      zh: '“{text}”带有时刻，日期字段存不下。请去掉时刻，或把字段改为日期时间。',
      en: '“{text}” holds a time of day, which a date cannot keep. Remove it, or change the field to date and time.',
    },
  },
  'model.not_a_date_time': {
    message: {
      zh: '“{text}”不是日期时间。应写成 2026-03-01 14:30。',
      en: '“{text}” is not a date and time. Expected YYYY-MM-DD HH:MM, for example 2026-03-01 14:30.',
    },
  },
  'model.time_skipped': {
    message: {
      zh: '“{text}”这个时刻在 {timeZone} 不存在（夏令时调快了钟）。请换一个时刻。',
      en: '“{text}” does not exist in {timeZone}: the clocks were put forward over it. Choose another time.',
    },
  },
  'model.option_unknown': {
    message: {
      zh: '没有“{text}”这个选项。可选：{options}。',
      en: 'There is no option “{text}”. Choose one of: {options}.',
    },
  },
  'model.several_options': {
    message: {
      zh: '有 {count} 个值（{text}），单选只能留一个。请只留一个，或把字段改为多选。',
      en: 'There are {count} values ({text}) but only one may be chosen. Keep one, or change the field to multiple choice.',
    },
  },
  'model.not_an_email': {
    message: {
      zh: '“{text}”不是邮箱地址。应写成 name@example.com。',
      en: '“{text}” is not an email address. Expected name@example.com.',
    },
  },
  'model.not_a_phone': {
    message: {
      zh: '“{text}”不是电话号码。只能有数字、空格和 + - ( )，可带分机号，例如 010-12345678 转 8。',
      en: '“{text}” is not a phone number. Expected digits, spaces and + - ( ), with an extension if needed, for example +44 20 7946 0018 ext 8.',
    },
  },
  'model.not_a_url': {
    message: {
      zh: '“{text}”不是网址。应写成 https://example.com。',
      en: '“{text}” is not a web address. Expected https://example.com.',
    },
  },
  'model.url_protocol': {
    message: {
      zh: '网址不能以“{protocol}”开头。请用 https://、http:// 或 mailto:。',
      en: 'A web address may not begin with “{protocol}”. Use https://, http:// or mailto:.',
    },
  },
  'model.not_a_record': {
    message: {
      zh: '“{text}”不是一条记录。请从列表里选择，或填记录编号，例如 #12。',
      en: '“{text}” is not a record. Choose one from the list, or give its number, for example #12.',
    },
  },
  'model.not_an_auto_number': {
    message: {
      zh: '“{text}”不是流水号。应写成 {example} 这样。',
      en: '“{text}” is not such a number. Expected something like {example}.',
    },
  },
  'model.result_mistyped': {
    message: {
      zh: '公式的结果（{text}）不是所声明的类型，留空。请检查公式。',
      en: 'The result of the formula ({text}) is not of its declared type and stays empty. Check the formula.',
    },
  },
  'model.not_settable': {
    message: { zh: '“{field}”由系统计算，不能填写。', en: '“{field}” is calculated by the system and cannot be set.' },
  },
  'model.field_unknown': {
    message: {
      zh: '没有编号为 {field} 的字段。它可能已被删除，请刷新后再试。',
      en: 'There is no field {field}. It may have been deleted; reload and try again.',
    },
  },
  'model.value_required': {
    message: { zh: '“{field}”必填。请填一个值。', en: '“{field}” is required. Please enter a value.' },
  },
  'model.default_refused': {
    message: {
      zh: '“{field}”的默认值算不出可用的值：{reason}',
      en: 'The default of “{field}” does not give a usable value: {reason}',
    },
  },

  // Definitions
  'model.kind_unknown': {
    message: { zh: '没有“{kind}”这种文档。', en: 'There is no kind of document called “{kind}”.' },
  },
  'model.body_invalid': {
    message: { zh: '这一处的写法不对：{expected}', en: 'This part is not written as it should be: {expected}' },
  },
  'model.version_newer': {
    message: {
      zh: '这份文档由更新的版本写成（{version}），本版本只认到 {known}。请先升级留客。',
      en: 'This document was written by a newer version ({version}); this one knows up to {known}. Upgrade Keepwell first.',
    },
  },
  'model.label_missing': {
    message: {
      zh: '还没有名称。请用中文或英文起一个名称。',
      en: 'There is no name yet. Give it one in English or Chinese.',
    },
  },
  'model.label_repeated': {
    message: {
      zh: '已有另一个字段叫“{label}”。请换一个名称，免得混淆。',
      en: 'Another field is called “{label}”. Choose a different name so that people can tell them apart.',
    },
  },
  'model.key_repeated': {
    message: { zh: '标识“{key}”用了两次。请换一个。', en: 'The key “{key}” is used twice. Choose another.' },
  },
  'model.key_reserved': {
    message: {
      zh: '标识“{key}”是系统保留的。请换一个。',
      en: 'The key “{key}” is reserved by the system. Choose another.',
    },
  },
  'model.id_repeated': {
    message: {
      zh: '内部编号“{id}”出现了两次。请删掉其中一个再添加。',
      en: 'The id “{id}” occurs twice. Delete one of the two and add it again.',
    },
  },
  'model.field_type_unknown': {
    message: { zh: '没有“{type}”这种字段类型。', en: 'There is no field type called “{type}”.' },
  },
  'model.options_invalid': {
    message: { zh: '这项设置不对：{expected}', en: 'This setting is not as it should be: {expected}' },
  },
  'model.option_label_missing': {
    message: { zh: '第 {number} 个选项还没有名称。', en: 'Option {number} has no name yet.' },
  },
  'model.option_repeated': {
    message: {
      zh: '选项“{label}”出现了两次。请改掉一个。',
      en: 'The option “{label}” occurs twice. Rename one of them.',
    },
  },
  'model.currency_unknown': {
    message: {
      zh: '“{currency}”不是货币代码。应写成 CNY、USD 这样的三个字母。',
      en: '“{currency}” is not a currency code. Expected three letters such as CNY or USD.',
    },
  },
  'model.entity_unknown': {
    message: { zh: '找不到工作表“{entity}”。请另选一个。', en: 'There is no entity “{entity}”. Choose another.' },
  },
  'model.not_a_member': {
    message: {
      zh: '“{text}”不是组织的成员。请从列表中选择。',
      en: '“{text}” is not a member of the organisation. Choose one from the list.',
    },
  },
  'model.owner_unknown': {
    message: {
      zh: '作负责人的字段已不存在。请另选一个。',
      en: 'The field that names the owner no longer exists. Choose another one.',
    },
  },
  'model.owner_unavailable': {
    message: {
      zh: '“{field}”（{type}）不能作负责人。请选“成员”类型的字段。',
      en: '“{field}” ({type}) cannot name the owner. Choose a field of type “Person”.',
    },
  },
  'model.title_unknown': {
    message: {
      zh: '作标题的字段已不存在。请另选一个标题字段。',
      en: 'The field that names a record no longer exists. Choose another title field.',
    },
  },
  'model.title_unavailable': {
    message: {
      zh: '“{field}”（{type}）不能作标题。请选文本、流水号一类的字段。',
      en: '“{field}” ({type}) cannot name a record. Choose a text, auto-number or similar field.',
    },
  },
  'model.required_unavailable': {
    message: { zh: '“{field}”（{type}）不能设为必填。', en: '“{field}” ({type}) cannot be required.' },
  },
  'model.unique_unavailable': {
    message: { zh: '“{field}”（{type}）不能设为不允许重复。', en: '“{field}” ({type}) cannot be unique.' },
  },
  'model.index_unavailable': {
    message: { zh: '“{field}”（{type}）太长，不能加索引。', en: '“{field}” ({type}) may be too long for an index.' },
  },
  'model.default_unavailable': {
    message: {
      zh: '“{field}”由系统计算，不能有默认值。',
      en: '“{field}” is calculated by the system, so it cannot have a default.',
    },
  },
  'model.default_reads_fields': {
    message: {
      zh: '默认值不能引用其他字段。请改用公式字段。',
      en: 'A default cannot read other fields. Use a formula field instead.',
    },
  },
  'model.result_type_unavailable': {
    message: {
      zh: '公式的结果不能是“{type}”。请选一种普通的字段类型。',
      en: 'The result of a formula cannot be “{type}”. Choose an ordinary field type.',
    },
  },
  'model.formula_missing': {
    message: {
      zh: '公式“{field}”还是空的。请写下公式，或删掉这个字段。',
      en: 'The formula “{field}” is empty. Write it, or delete the field.',
    },
  },
  'model.type_change_unavailable': {
    message: {
      zh: '“{field}”不能由{from}改为{to}：填入的值与算出的值不能互换。请新建一个字段，再删掉这个。',
      en: '“{field}” cannot change from {from} to {to}: entered and calculated values do not replace each other. Add a new field, then delete this one.',
    },
  },
  'model.formula_cycle': {
    message: {
      zh: '公式绕成了圈：{cycle}。请去掉其中一处引用。',
      en: 'The formulas go round in a circle: {cycle}. Remove one of these references.',
    },
  },
  'model.formula_needs_sql': {
    message: {
      zh: '这个公式随时间、读者或关联记录而变，须由数据库计算，而这一处算不了：{reason}',
      en: 'This formula depends on the time, the reader or a related record, so the database must compute it, but cannot compute this part: {reason}',
    },
  },
  'model.filter_needs_sql': {
    message: {
      zh: '这一处会逐条检查，表格大时较慢，因为数据库算不了：{reason}',
      en: 'This part is checked record by record, which is slow on large tables, because the database cannot judge it: {reason}',
    },
  },
  'model.view_field_unknown': {
    message: {
      zh: '视图用到的字段已不存在。请把它从视图里去掉。',
      en: 'The view uses a field that no longer exists. Remove it from the view.',
    },
  },
  'model.view_field_repeated': {
    message: { zh: '“{field}”在这里用了两次。请去掉一个。', en: '“{field}” is used twice here. Remove one.' },
  },
  'model.sort_unavailable': {
    message: { zh: '不能按“{field}”（{type}）排序。', en: 'Records cannot be sorted by “{field}” ({type}).' },
  },
  'model.group_unavailable': {
    message: { zh: '不能按“{field}”（{type}）分组。', en: 'Records cannot be grouped by “{field}” ({type}).' },
  },
  'model.summary_unavailable': {
    message: { zh: '“{field}”（{type}）不能算这种汇总。', en: '“{field}” ({type}) has no such summary.' },
  },
  // Segments and tierings
  'model.segment_rule_missing': {
    message: {
      zh: '这里还没有规则。请加上至少一个条件。',
      en: 'There is no rule here yet. Add at least one condition.',
    },
  },
  'model.segment_depends_on_reader': {
    message: {
      zh: '客群对每个人都一样，规则里不能用“我”。请改用具体的人。',
      en: 'A segment is the same for everybody, so its rule cannot say “me”. Name the person instead.',
    },
  },
  'model.segment_needs_sql': {
    message: {
      zh: '客群要在数据库里随时保持最新，这一处算不了：{reason}',
      en: 'A segment is kept current inside the database, which cannot judge this part: {reason}',
    },
  },
  'model.source_cycle': {
    message: {
      zh: '循环引用：{cycle}。请从其中一个的规则里去掉对下一个的引用。',
      en: 'These read each other in a circle: {cycle}. Remove one of the references.',
    },
  },
  'model.tiers_too_few': {
    message: {
      zh: '分层至少要有两层：一层有规则，最后一层接收其余全部。',
      en: 'A tiering needs at least two tiers: one with a rule, and a last one for everyone else.',
    },
  },
  'model.tier_repeated': {
    message: {
      zh: '有两层都叫“{tier}”。请给其中一层换个名字。',
      en: 'Two tiers are called “{tier}”. Give one of them another name.',
    },
  },
} as const satisfies CodeTable;

export type ModelCode = keyof typeof modelCodes;
