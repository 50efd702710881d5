// Codes of this package: what the store refuses, in words that say what to do next.
import type { CodeTable } from '@keepwell/kernel';

export const storeCodes = {
  'store.data_newer': {
    status: 500,
    message: {
      en: 'This data was made by a newer version of Keepwell (data version {found}, this program knows {known}). Start the newer version; nothing was changed.',
      zh: '这些数据由更新版本的留客创建（数据版本 {found}，本程序支持到 {known}）。请启动较新的版本；数据未作任何改动。',
    },
  },
  'store.folder_in_use': {
    status: 500,
    message: {
      en: 'Another running Keepwell uses the data folder {folder}. Stop it first, or choose another folder with --data.',
      zh: '数据文件夹 {folder} 正被另一个运行中的留客使用。请先停止它，或用 --data 指定其他文件夹。',
    },
  },
  'store.unreachable': {
    status: 503,
    message: {
      en: 'The database does not answer: {reason}. Check that it runs and that its address is right.',
      zh: '数据库没有响应：{reason}。请检查数据库是否在运行、地址是否正确。',
    },
  },
  'store.disk_full': {
    status: 507,
    message: {
      en: 'The disk is full, so nothing was saved. Free some space and try again.',
      zh: '磁盘已满，未保存任何内容。请释放空间后重试。',
    },
  },
  'store.io_failed': {
    status: 500,
    message: {
      en: 'The disk could not be written, so nothing was saved. Check the disk and try again.',
      zh: '无法写入磁盘，未保存任何内容。请检查磁盘后重试。',
    },
  },
  'store.closed': {
    status: 503,
    message: { en: 'The program is stopping. Try again in a moment.', zh: '程序正在停止，请稍后重试。' },
  },
  'store.forbidden': {
    status: 403,
    message: {
      en: 'You may not do this here. Ask an administrator for access.',
      zh: '您没有执行此操作的权限，请联系管理员开通。',
    },
  },
  'store.entity_not_found': {
    status: 404,
    message: {
      en: 'This entity does not exist, or you may not see it. Go back and choose another.',
      zh: '该工作表不存在，或您无权查看。请返回选择其他工作表。',
    },
  },
  'store.record_not_found': {
    status: 404,
    message: {
      en: 'Record {record} does not exist, or you may not see it. Reload the list.',
      zh: '记录 {record} 不存在，或您无权查看。请刷新列表。',
    },
  },
  'store.field_unknown': {
    status: 400,
    message: {
      en: 'There is no field {field} here that you may see. Reload the page; it may have been removed.',
      zh: '这里没有您可见的字段 {field}。请刷新页面，它可能已被移除。',
    },
  },
  'store.field_masked': {
    status: 403,
    message: {
      en: 'The field {field} is hidden from you, so it cannot be used to sort, filter, search or group. Choose another field.',
      zh: '字段 {field} 对您不可见，不能用于排序、筛选、搜索或分组。请选择其他字段。',
    },
  },
  'store.values_refused': {
    status: 422,
    message: {
      en: 'Some values cannot be saved. Correct the fields marked below.',
      zh: '部分值无法保存，请修改下方标出的字段。',
    },
  },
  'store.field_read_only': {
    message: { en: 'You may not change this field. Leave it as it is.', zh: '您不能修改此字段，请保持原值。' },
  },
  'store.outside_rows': {
    status: 403,
    message: {
      en: 'You would no longer be allowed to see this record. Change the values so that it stays within your records.',
      zh: '保存后您将无权查看此记录。请修改取值，使其仍在您的记录范围内。',
    },
  },
  'store.not_a_list': {
    status: 422,
    message: {
      en: '“{field}” holds one value, so nothing can be added to it. Set it instead.',
      zh: '“{field}”只有一个值，不能往里添加。请改为设置它的值。',
    },
  },
  'store.not_unique': {
    status: 409,
    message: {
      en: 'Another record already has this value. Enter a different one.',
      zh: '已有其他记录使用了这个值，请换一个。',
    },
  },
  'store.not_unique_here': {
    status: 409,
    message: {
      en: 'Record {record} already has this value. Enter a different one, or edit that record.',
      zh: '记录 {record} 已使用这个值。请换一个，或编辑那条记录。',
    },
  },
  'store.not_unique_row': {
    message: {
      en: 'Row {row} of the same data has this value, too. Keep only one of them.',
      zh: '同一批数据的第 {row} 行也是这个值，只能保留其中一行。',
    },
  },
  'store.related_missing': {
    message: {
      en: 'The related record {record} does not exist, or you may not see it. Choose another.',
      zh: '关联的记录 {record} 不存在，或您无权查看。请另选一条。',
    },
  },
  'store.record_conflict': {
    status: 409,
    message: {
      en: 'Somebody else changed the same fields of record {record}. Compare both values and decide which to keep.',
      zh: '其他人已修改了记录 {record} 的相同字段。请对比两边的值，决定保留哪一个。',
    },
  },
  'store.record_deleted': {
    status: 409,
    message: {
      en: 'Record {record} is in the recycle bin. Restore it first.',
      zh: '记录 {record} 已在回收站中，请先恢复。',
    },
  },
  'store.cursor_invalid': {
    status: 400,
    message: {
      en: 'This place in the list is no longer valid. Reload the list from the beginning.',
      zh: '列表位置已失效，请从头刷新列表。',
    },
  },
  'store.rule_refused': {
    status: 400,
    message: {
      en: 'This rule cannot be used. Correct the parts marked below.',
      zh: '该规则无法使用，请修改下方标出的部分。',
    },
  },
  'store.rule_not_in_sql': {
    status: 400,
    message: {
      en: 'This rule cannot search all records because of {operators}. Replace that part with conditions on fields.',
      zh: '由于使用了 {operators}，该规则不能用于查找全部记录。请改用针对字段的条件。',
    },
  },
  'store.operation_gone': {
    status: 404,
    message: {
      en: 'There is nothing here that you could undo. Look at the history of the record.',
      zh: '没有可以撤销的操作，请查看记录的历史。',
    },
  },
  'store.operation_not_undoable': {
    status: 409,
    message: {
      en: 'A change of the definition is not undone here. Restore an earlier revision of it instead.',
      zh: '定义的变更不能在此撤销，请恢复其较早的版本。',
    },
  },
  'store.key_reused': {
    status: 409,
    message: {
      en: 'This request was sent before with other content. Reload the page and try again.',
      zh: '该请求曾以不同内容发送过。请刷新页面后重试。',
    },
  },
  'store.document_not_found': {
    status: 404,
    message: {
      en: 'This definition does not exist, or you may not see it. Go back and reload.',
      zh: '该定义不存在，或您无权查看。请返回并刷新。',
    },
  },
  'store.kind_unknown': {
    status: 400,
    message: {
      en: 'There is no kind of definition named {kind}. Update Keepwell if a template needs it.',
      zh: '没有名为 {kind} 的定义类型。如模板需要它，请升级留客。',
    },
  },
  'store.document_conflict': {
    status: 409,
    message: {
      en: 'Somebody else saved this definition while you worked on it. Compare both versions; neither is lost.',
      zh: '在您编辑期间，其他人保存了此定义。请对比两个版本，二者均未丢失。',
    },
  },
  'store.document_exists': {
    status: 409,
    message: {
      en: 'A definition with this id exists already. Reload the page.',
      zh: '已存在相同编号的定义，请刷新页面。',
    },
  },
  'store.document_in_use': {
    status: 409,
    message: {
      en: 'Other definitions use this one ({count}). Change or delete them first.',
      zh: '仍有 {count} 个定义在使用它。请先修改或删除它们。',
    },
  },
  'store.document_refused': {
    status: 422,
    message: {
      en: 'This definition has errors. Correct the places marked below.',
      zh: '该定义有错误，请修改下方标出的位置。',
    },
  },
  'store.publish_refused': {
    status: 409,
    message: {
      en: 'This cannot be published yet. Look at the plan: it lists what stands in the way.',
      zh: '暂时无法发布。请查看发布计划，其中列出了阻碍原因。',
    },
  },
  'store.plan_changed': {
    status: 409,
    message: {
      en: 'The data changed since the plan was shown. Look at the new plan and publish again.',
      zh: '自显示计划后数据已有变化。请查看新的计划后再发布。',
    },
  },
  'store.not_scored': {
    status: 409,
    message: {
      en: 'There is no score for this yet. Publish the model, or wait until it has been computed.',
      zh: '这里还没有评分。请先发布模型，或等待计算完成。',
    },
  },
  'store.reason_missing': {
    status: 400,
    message: {
      en: 'Say why: colleagues will read the reason beside the score.',
      zh: '请写明理由：同事会在评分旁看到它。',
    },
  },
  'store.sign_off_outdated': {
    status: 409,
    message: {
      en: 'Revision {revision} is no longer the published one; that is revision {current}. Look at its review and sign that.',
      zh: '版本 {revision} 已不是现行版本，现行版本是 {current}。请查看现行版本的回测后再签署。',
    },
  },
  'store.sign_off_note_long': {
    status: 400,
    message: {
      en: 'The note has {length} characters; at most {limit} fit. Shorten it.',
      zh: '说明有 {length} 个字，最多 {limit} 个字，请缩短。',
    },
  },
  'store.sign_off_note_missing': {
    status: 400,
    message: {
      en: 'Say why the model is rejected: its author needs to know what to change.',
      zh: '请写明不通过的原因，让模型的作者知道该改什么。',
    },
  },
  'store.sign_off_empty': {
    status: 409,
    message: {
      en: 'There are no figures to sign: among the scored records nobody was lost, or nobody was kept. Choose another outcome.',
      zh: '没有可签署的数字：有评分的记录中没有流失的，或没有留存的。请重新选择怎样算流失。',
    },
  },
  'store.figures_changed': {
    status: 409,
    message: {
      en: 'The records changed while you looked, and the figures with them. Nothing was signed; look at the new figures and sign again.',
      zh: '您查看期间记录有变化，相关数字也变了。尚未签署，请看过新的数字后再签署。',
    },
  },
  'store.override_locked': {
    status: 403,
    message: {
      en: 'A colleague has locked this assessment. Ask them or an owner to lift it.',
      zh: '同事已锁定这个判断。请联系对方或所有者解除。',
    },
  },
  'store.rows_outdated': {
    status: 409,
    message: {
      en: 'The fields were published anew while these rows were made ready. Nothing was written; send them again.',
      zh: '准备这些行时字段有了新的发布。没有写入任何数据，请重新发送。',
    },
  },
  'store.nothing_to_publish': {
    status: 409,
    message: {
      en: 'There is no draft to publish. Change something first.',
      zh: '没有可发布的草稿，请先进行修改。',
    },
  },
  'store.revision_not_found': {
    status: 404,
    message: {
      en: 'There is no revision {revision}. Reload the history.',
      zh: '没有版本 {revision}，请刷新历史。',
    },
  },
  'store.app_missing': {
    status: 400,
    message: {
      en: 'The app of this definition does not exist. Choose an app first.',
      zh: '该定义所属的应用不存在，请先选择应用。',
    },
  },
  'store.job_not_found': {
    status: 404,
    message: { en: 'This job does not exist any more. Start it again.', zh: '该任务已不存在，请重新开始。' },
  },
  'store.job_interrupted': {
    status: 500,
    message: {
      en: 'The program stopped while this ran. Nothing is half saved; start it again.',
      zh: '运行期间程序停止了。没有数据只保存了一半；请重新开始。',
    },
  },
} as const satisfies CodeTable;

export type StoreCode = keyof typeof storeCodes;
