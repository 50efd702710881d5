// The codes of this package: what an author of a health model can get wrong, and what to do about it.
import type { CodeTable } from '@keepwell/kernel';

export const healthCodes = {
  'health.entity_gone': {
    message: {
      zh: '这个模型评分的工作表已不存在。请恢复它，或删除这个模型。',
      en: 'The entity that this model scores does not exist. Restore it, or delete the model.',
    },
  },
  'health.empty': {
    message: { zh: '模型还没有指标。请至少添加一个。', en: 'The model has no indicator yet. Add at least one.' },
  },
  'health.group_empty': {
    message: {
      zh: '“{node}”里没有指标。请添加指标，或删除这一组。',
      en: '“{node}” holds no indicator. Add one, or remove the group.',
    },
  },
  'health.weights_sum': {
    message: {
      zh: '“{node}”下的权重合计 {sum}%，应为 100%。可一键按比例调整。',
      en: 'The weights in “{node}” add up to {sum} %, not 100 %. Normalise them in one click.',
    },
  },
  'health.bands_missing': {
    message: { zh: '至少需要两个等级。请添加等级。', en: 'At least two bands are needed. Add one.' },
  },
  'health.bands_start': {
    message: {
      zh: '最低的等级从 {from} 分开始，0 到 {from} 分不属于任何等级。请从 0 分开始。',
      en: 'The lowest band begins at {from}: scores from 0 to {from} would belong to none. Begin it at 0.',
    },
  },
  'health.bands_overlap': {
    message: {
      zh: '“{band}”从 {from} 分开始，没有高于前一个等级的 {before} 分，两者重叠。请改高。',
      en: '“{band}” begins at {from}, not above the {before} of the band before it: they overlap. Raise it.',
    },
  },
  'health.leave_side': {
    message: {
      zh: '“{band}”的离开界限 {leave} 分在界限 {from} 分的另一侧，等级会来回跳。请改到正确的一侧。',
      en: 'The limit for leaving “{band}”, {leave}, is on the wrong side of its limit {from}: the band would flip. Move it.',
    },
  },
  'health.type_unknown': {
    message: {
      zh: '没有名为“{type}”的指标类型。请换一种类型。',
      en: 'There is no type of indicator named “{type}”. Choose another.',
    },
  },
  'health.settings_invalid': {
    message: { zh: '“{node}”的设置不完整：{expected}。', en: 'The settings of “{node}” are incomplete: {expected}.' },
  },
  'health.field_missing': {
    message: { zh: '还没有选字段。请选择{wanted}。', en: 'No field is chosen yet. Choose {wanted}.' },
  },
  'health.field_gone': {
    message: {
      zh: '所用的字段已被删除。请恢复该字段，或另选{wanted}。',
      en: 'The field it reads was deleted. Restore it, or choose {wanted}.',
    },
  },
  'health.field_mistyped': {
    message: {
      zh: '字段“{field}”的类型不合适。请选择{wanted}。',
      en: 'The field “{field}” is of another type. Choose {wanted}.',
    },
  },
  'health.values_same': {
    message: {
      zh: '0 分和 100 分的值相同。请改其中一个。',
      en: 'The values of 0 and of 100 points are the same. Change one of them.',
    },
  },
  'health.knots_disordered': {
    message: {
      zh: '第 {number} 个取值不大于前一个。请按从小到大排列。',
      en: 'Value {number} is not above the one before it. Put them in ascending order.',
    },
  },
  'health.options_unscored': {
    message: {
      zh: '没有任何选项有得分。请至少给一个选项打分。',
      en: 'No option has points. Give points to at least one.',
    },
  },
  'health.option_gone': {
    message: {
      zh: '有得分的一个选项已从字段中删除，它的得分不再起作用。',
      en: 'An option with points was removed from the field; its points have no effect any more.',
    },
  },
  'health.rule_needs_sql': {
    message: {
      zh: '这个条件不能在数据库里整体判断：{reason}。请换一种写法。',
      en: 'The database cannot judge this condition as a whole: {reason}. Put it another way.',
    },
  },
  'health.child_gone': {
    message: {
      zh: '下级工作表或它的模型已不存在。请重新选择。',
      en: 'The child entity or its model does not exist any more. Choose again.',
    },
  },
  'health.relation_gone': {
    message: {
      zh: '下级工作表里没有指向这个工作表的关联字段。请重新选择。',
      en: 'The child entity has no relation to this entity under that name. Choose again.',
    },
  },
  'health.reads_itself': {
    message: {
      zh: '“{node}”读取的字段“{field}”就是由这个模型算出的，会形成循环。请换一个字段。',
      en: '“{node}” reads “{field}”, which this model itself computes: a cycle. Choose another field.',
    },
  },
  'health.id_repeated': {
    message: {
      zh: '编号 {id} 出现了两次。请重新添加其中一个。',
      en: 'The id {id} occurs twice. Add one of the two anew.',
    },
  },
  'health.label_repeated': {
    message: {
      zh: '有两个指标都叫“{label}”，容易混淆。',
      en: 'Two indicators are called “{label}”; that is easily confused.',
    },
  },
  'health.count_too_high': {
    message: {
      zh: '“{node}”要求 {count} 项异常，但里面只有 {children} 项，永远不会触发。',
      en: '“{node}” wants {count} abnormal items but holds {children}: it can never fire.',
    },
  },
  'health.count_blind': {
    message: {
      zh: '“{node}”统计异常项，但没有一项设了异常界限。请为指标设置。',
      en: '“{node}” counts abnormal items, but none of them has a limit for being abnormal. Set one.',
    },
  },
  'health.variant_rule_missing': {
    message: {
      zh: '分客群“{variant}”还没有规则，不会用到任何客户身上。请写明它适用于哪些客户。',
      en: 'The variant “{variant}” has no rule yet, so no record would use it. Say which ones it is for.',
    },
  },
  'health.variant_source': {
    message: {
      zh: '分客群“{variant}”让“{node}”与另一批数据比较，这要在模型里统一设置。请用回模型的值。',
      en: 'The variant “{variant}” lets “{node}” look at other data than the model does. Take the model’s value.',
    },
  },
  'health.variant_unknown_node': {
    message: {
      zh: '分客群“{variant}”改动了已不存在的指标，这部分不起作用。',
      en: 'The variant “{variant}” changes an indicator that is gone; that part has no effect.',
    },
  },
  'health.receipt_unreadable': {
    message: {
      zh: '这不是一份评分凭据：{reason}',
      en: 'This is not a score receipt: {reason}',
    },
  },
  'health.receipt_differs': {
    message: {
      zh: '“{part}”应为 {expected}，凭据上写的是 {found}。',
      en: '“{part}” comes to {expected}, but the receipt says {found}.',
    },
  },
} as const satisfies CodeTable;

export type HealthCode = keyof typeof healthCodes;
