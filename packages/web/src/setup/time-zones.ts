// Time zones and currencies to choose from, named in the reader's language.
import { localeOf, type Language } from '@keepwell/kernel';
import type { SelectOption } from '@keepwell/ui';

/** Cities that a Chinese reader looks for by their Chinese names. */
const chineseCities: Readonly<Record<string, string>> = {
  'Asia/Shanghai': '上海',
  'Asia/Urumqi': '乌鲁木齐',
  'Asia/Hong_Kong': '香港',
  'Asia/Macau': '澳门',
  'Asia/Taipei': '台北',
  'Asia/Singapore': '新加坡',
  'Asia/Tokyo': '东京',
  'Asia/Seoul': '首尔',
  'Asia/Bangkok': '曼谷',
  'Asia/Ho_Chi_Minh': '胡志明市',
  'Asia/Jakarta': '雅加达',
  'Asia/Kuala_Lumpur': '吉隆坡',
  'Asia/Manila': '马尼拉',
  'Asia/Kolkata': '加尔各答',
  'Asia/Dubai': '迪拜',
  'Europe/London': '伦敦',
  'Europe/Paris': '巴黎',
  'Europe/Berlin': '柏林',
  'Europe/Madrid': '马德里',
  'Europe/Rome': '罗马',
  'Europe/Moscow': '莫斯科',
  'America/New_York': '纽约',
  'America/Chicago': '芝加哥',
  'America/Denver': '丹佛',
  'America/Los_Angeles': '洛杉矶',
  'America/Toronto': '多伦多',
  'America/Vancouver': '温哥华',
  'America/Sao_Paulo': '圣保罗',
  'Australia/Sydney': '悉尼',
  'Australia/Melbourne': '墨尔本',
  'Pacific/Auckland': '奥克兰',
  UTC: '协调世界时',
};

function offsetOf(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return offset.replace('GMT', 'UTC').replace('-', '−');
}

export function timeZoneOptions(language: Language): SelectOption[] {
  const now = new Date();
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => {
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
    const offset = offsetOf(zone, now);
    const label = language === 'zh' ? `${chineseCities[zone] ?? city}（${offset}）` : `${city} (${offset})`;
    return { value: zone, label, keywords: `${zone} ${city} ${chineseCities[zone] ?? ''}` };
  });
}

export function systemTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const usual = ['CNY', 'USD', 'EUR', 'HKD', 'TWD', 'JPY', 'GBP', 'SGD', 'AUD', 'CAD', 'INR', 'KRW'];

export function currencyOptions(language: Language): SelectOption[] {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'currency' });
  const rest = Intl.supportedValuesOf('currency').filter((code) => !usual.includes(code));
  return [...usual, ...rest].map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}`, keywords: code }));
}
