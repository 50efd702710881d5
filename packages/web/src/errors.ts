// Codes of what can go wrong between this page and the server.
import type { CodeTable } from '@keepwell/kernel';

export const webCodes = {
  'web.offline': {
    message: {
      zh: '连不上服务器。已填的内容还在本页，恢复连接后请再试一次。',
      en: 'The server cannot be reached. What you entered is still on this page; try again when the connection is back.',
    },
  },
  'web.cancelled': {
    message: {
      zh: '已停止，没有上传任何内容。',
      en: 'Stopped; nothing was sent.',
    },
  },
  'web.answer_unreadable': {
    message: {
      zh: '服务器的回答无法识别（状态 {status}）。请刷新页面；如果仍然如此，请联系管理员。',
      en: 'The server gave an answer that this page cannot read (status {status}). Reload the page; if that does not help, tell your administrator.',
    },
  },
  'web.page_failed': {
    message: {
      zh: '本页出错了，已保存的数据不受影响。请刷新页面后继续。',
      en: 'This page failed. Saved data is not affected; reload the page to go on.',
    },
  },
} as const satisfies CodeTable;
