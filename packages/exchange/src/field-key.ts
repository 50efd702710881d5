// Keys for fields and entities made from what a column or a file is called.
import { reservedKeys } from '@keepwell/model';
import { pinyin } from 'pinyin-pro';

const longest = 40;

/**
 * `customerID` → `customer_id`, `月费 (元)` → `yue_fei_yuan`; without any usable letter `fallback`.
 * `taken` holds the keys that exist already; the new one is added to it.
 */
export function toKey(name: string, fallback: string, taken: Set<string>): string {
  const latin = /\p{Script=Han}/u.test(name)
    ? pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join('_')
    : name;
  let key = latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, longest)
    .replace(/_+$/, '');
  if (key === '') key = fallback;
  // `id`, `version`, `created_at`… are the record's own.
  if (reservedKeys.has(key)) key = `external_${key}`;
  let free = key;
  for (let again = 2; taken.has(free); again++) free = `${key}_${again}`;
  taken.add(free);
  return free;
}
