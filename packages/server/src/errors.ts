// The codes of this package: requests, accounts, and what can stop the program from starting.
import type { CodeTable } from '@keepwell/kernel';

const requests: CodeTable = {
  'server.request_invalid': {
    message: {
      en: 'Some values of this request are missing or not in the expected form. See the marked places.',
      zh: '请求中有值缺失或格式不符，请查看标出的位置。',
    },
    status: 400,
  },
  'server.not_json': {
    message: {
      en: 'The body of this request is not JSON. Send JSON text in UTF-8 with “Content-Type: application/json”.',
      zh: '请求正文不是 JSON。请以 UTF-8 发送 JSON 文本，并带上“Content-Type: application/json”。',
    },
    status: 400,
  },
  'server.media_type': {
    message: {
      en: 'This address does not accept the content type “{found}”. Send {expected}.',
      zh: '该地址不接受内容类型“{found}”，请发送 {expected}。',
    },
    status: 415,
  },
  'server.body_too_large': {
    message: {
      en: 'The request is larger than {limit}. Send it in several smaller parts.',
      zh: '请求超过 {limit}。请分成几次较小的请求发送。',
    },
    status: 413,
  },
  'server.unknown_address': {
    message: {
      en: 'There is nothing at {method} {path}. The list of addresses is at /api/openapi.json.',
      zh: '{method} {path} 处没有内容。所有地址见 /api/openapi.json。',
    },
    status: 404,
  },
  'server.cross_origin': {
    message: {
      en: 'This request came from another site ({origin}) and was refused. Open Keepwell at its own address; behind a proxy, set PUBLIC_URL to the address people use.',
      zh: '该请求来自其他网站（{origin}），已被拒绝。请从留客自己的地址打开；若在代理之后，请把 PUBLIC_URL 设为人们使用的地址。',
    },
    status: 403,
  },
  'server.no_session': {
    message: {
      en: 'You are not signed in, or your session has ended. Sign in again.',
      zh: '尚未登录或登录已失效，请重新登录。',
    },
    status: 401,
  },
  'server.owner_only': {
    message: {
      en: 'Only an owner of the organisation may do this. Ask one of them.',
      zh: '只有组织的所有者可以这样做，请联系所有者。',
    },
    status: 403,
  },
  'server.internal': {
    message: {
      en: 'Something failed inside Keepwell; nothing of this request was saved. Try again; if it stays, give the administrator the number {requestId} from the log.',
      zh: '留客内部出错，本次请求没有保存任何内容。请重试；若仍出错，请把编号 {requestId} 告诉管理员以便查日志。',
    },
    status: 500,
  },
};

const values: CodeTable = {
  'server.value_missing': { message: { en: '“{name}” is missing. Fill it in.', zh: '缺少“{name}”，请填写。' } },
  'server.value_unknown': {
    message: { en: '“{name}” is not expected here. Leave it out.', zh: '这里不应有“{name}”，请去掉。' },
  },
  'server.value_type': { message: { en: 'Expected {expected} here.', zh: '这里应为{expected}。' } },
  'server.value_short': {
    message: { en: 'At least {limit} characters are needed here.', zh: '这里至少需要 {limit} 个字符。' },
  },
  'server.value_long': {
    message: { en: 'At most {limit} characters fit here. Shorten it.', zh: '这里最多 {limit} 个字符，请缩短。' },
  },
  'server.value_few': { message: { en: 'At least {limit} entries are needed here.', zh: '这里至少需要 {limit} 项。' } },
  'server.value_many': {
    message: {
      en: 'At most {limit} entries fit into one request. Send the rest in another.',
      zh: '一次请求最多 {limit} 项，其余请另行发送。',
    },
  },
  'server.value_range': {
    message: { en: 'The number must be {comparison} {limit}.', zh: '该数必须 {comparison} {limit}。' },
  },
  'server.value_email': {
    message: {
      en: 'This is not an e-mail address. Write it like name@example.com.',
      zh: '这不是电子邮箱地址，请写成 name@example.com 的形式。',
    },
  },
  'server.value_choice': { message: { en: 'Expected one of: {expected}.', zh: '应为以下之一：{expected}。' } },
  'server.value_form': {
    message: { en: 'This value is not in the expected form ({expected}).', zh: '该值的格式不符（{expected}）。' },
  },
  'server.time_zone_unknown': {
    message: {
      en: '“{found}” is not a time zone. Choose one from the list, for example Asia/Shanghai.',
      zh: '“{found}”不是时区。请从列表中选择，例如 Asia/Shanghai。',
    },
    status: 422,
  },
};

const accounts: CodeTable = {
  'server.setup_done': {
    message: { en: 'Keepwell is already set up. Sign in instead.', zh: '留客已经完成初始设置，请直接登录。' },
    status: 409,
  },
  'server.setup_token_wrong': {
    message: {
      en: 'This set-up link is not valid. Use the newest link that the program printed when it started.',
      zh: '该设置链接无效。请使用程序启动时打印的最新链接。',
    },
    status: 403,
  },
  'server.password_common': {
    message: {
      en: 'This password is easy to guess: {reason}. Choose a longer or less usual one, for example four unrelated words.',
      zh: '该密码容易被猜到：{reason}。请换一个更长或更少见的，例如四个不相关的词。',
    },
    status: 422,
  },
  'server.password_wrong': {
    message: { en: 'The current password is not right. Type it again.', zh: '当前密码不正确，请重新输入。' },
    status: 422,
  },
  'server.sign_in_failed': {
    message: {
      en: 'E-mail or password is not right, or the account is deactivated. Check both and try again.',
      zh: '邮箱或密码不正确，或账号已停用。请检查后重试。',
    },
    status: 401,
  },
  'server.too_many_tries': {
    message: {
      en: 'Too many failed tries. Wait {minutes} min and try again.',
      zh: '失败次数过多，请等待 {minutes} 分钟后再试。',
    },
    status: 429,
  },
  'server.member_exists': {
    message: {
      en: '{email} already belongs to the organisation. No invitation is needed.',
      zh: '{email} 已是组织成员，无需邀请。',
    },
    status: 409,
  },
  'server.member_unknown': {
    message: { en: 'There is no such member. Reload the list.', zh: '没有这个成员，请刷新列表。' },
    status: 404,
  },
  'server.invitation_gone': {
    message: {
      en: 'This invitation was used, withdrawn or has expired. Ask for a new link.',
      zh: '该邀请已使用、已撤回或已过期，请索取新的链接。',
    },
    status: 410,
  },
  'server.reset_gone': {
    message: {
      en: 'This link was used or has expired. Ask an administrator for a new one: npm start -- --reset-password EMAIL.',
      zh: '该链接已使用或已过期。请管理员重新生成：npm start -- --reset-password 邮箱。',
    },
    status: 410,
  },
  'server.last_owner': {
    message: {
      en: 'This is the last owner. Make somebody else an owner first.',
      zh: '这是最后一位所有者，请先让其他人成为所有者。',
    },
    status: 409,
  },
};

const start: CodeTable = {
  'server.option_unknown': {
    message: {
      en: 'There is no option “{option}”. “--help” lists the options.',
      zh: '没有选项“{option}”。“--help”列出所有选项。',
    },
  },
  'server.option_value': {
    message: {
      en: '“{option}” cannot be “{found}”. Expected {expected}.',
      zh: '“{option}”不能是“{found}”，应为 {expected}。',
    },
  },
  'server.port_taken': {
    message: {
      en: 'Port {port} on {host} is in use by another program. Stop that one, or choose another with --port.',
      zh: '{host} 的端口 {port} 已被其他程序占用。请停止该程序，或用 --port 另选端口。',
    },
  },
  'server.address_unusable': {
    message: {
      en: 'Keepwell cannot listen on {host}:{port} ({reason}). Choose another with --host and --port.',
      zh: '无法在 {host}:{port} 监听（{reason}）。请用 --host 与 --port 另选。',
    },
  },
  'server.folder_unusable': {
    message: {
      en: 'The data folder {folder} cannot be written ({reason}). Give this user the right to write there, or choose another with --data.',
      zh: '数据目录 {folder} 无法写入（{reason}）。请授予写权限，或用 --data 另选目录。',
    },
  },
  'server.folder_in_use': {
    message: {
      en: 'Another Keepwell (process {pid}) is running on the data folder {folder}. Stop it first, or choose another folder with --data.',
      zh: '另一个留客（进程 {pid}）正在使用数据目录 {folder}。请先停止它，或用 --data 另选目录。',
    },
  },
  'server.reset_unknown': {
    message: {
      en: 'No active person has the e-mail address {email} here. Check its spelling and --data.',
      zh: '这里没有使用邮箱 {email} 的有效账号。请检查拼写与 --data。',
    },
  },
  'server.database_unreachable': {
    message: {
      en: 'The database of DATABASE_URL cannot be reached: {reason}. Check address, user and password.',
      zh: '无法连接 DATABASE_URL 指定的数据库：{reason}。请检查地址、用户与密码。',
    },
  },
};

export const serverCodes: CodeTable = { ...requests, ...values, ...accounts, ...start };
