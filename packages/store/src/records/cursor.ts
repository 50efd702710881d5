// Cursors: a place in a list as an opaque, signed text. A changed one, or one of another list, is refused.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '@keepwell/kernel';
import type { KeyValue } from './order.ts';

export interface Cursors {
  write(list: string, key: readonly KeyValue[]): string;
  read(list: string, cursor: string): readonly KeyValue[];
}

export function createCursors(secret: string): Cursors {
  const key = Buffer.from(secret, 'hex');
  const sign = (list: string, content: string): string =>
    createHmac('sha256', key).update(list).update('\n').update(content).digest('base64url').slice(0, 22);
  return {
    write(list, place) {
      const content = Buffer.from(JSON.stringify(place)).toString('base64url');
      return `${content}.${sign(list, content)}`;
    },
    read(list, cursor) {
      const [content = '', signature = ''] = cursor.split('.');
      const expected = Buffer.from(sign(list, content));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new AppError('store.cursor_invalid');
      return JSON.parse(Buffer.from(content, 'base64url').toString()) as KeyValue[];
    },
  };
}
