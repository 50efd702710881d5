// Finds out how a file's bytes are encoded by reading all of them once: a late byte may change the answer.
import type { Text } from '@keepwell/kernel';
import type { Encoding, LineEnd } from './dialect.ts';

export interface EncodingFinding {
  /** Null: the file is not text; `found` says what it is instead. */
  readonly encoding: Encoding | null;
  readonly found: Text;
  readonly evidence: Text;
  readonly lineEnd: LineEnd;
  readonly bytes: number;
}

export interface EncodingProbe {
  push(chunk: Uint8Array): void;
  finish(): EncodingFinding;
}

/** Bytes looked at for marks of UTF-16 and of other kinds of file. */
const headSize = 8192;

export function createEncodingProbe(): EncodingProbe {
  const utf8 = createStrictDecoder('utf-8');
  const gb = createStrictDecoder('gb18030');
  const lines = createLineEndCounter();
  const runs = createHighByteCounter();
  let head = new Uint8Array(0);
  let bytes = 0;
  return {
    push(chunk) {
      if (head.length < headSize) head = join(head, chunk.subarray(0, headSize - head.length));
      utf8.push(chunk, bytes);
      gb.push(chunk, bytes);
      lines.push(chunk);
      runs.push(chunk);
      bytes += chunk.length;
    },
    finish() {
      utf8.end(bytes);
      gb.end(bytes);
      const lineEnd = lines.finish();
      const answer = (encoding: Encoding | null, evidence: Text, found: Text = evidence): EncodingFinding => ({
        encoding,
        evidence,
        found,
        lineEnd,
        bytes,
      });
      const other = otherKindOfFile(head);
      if (other !== null) return answer(null, other);
      const wide = findUtf16(head);
      if (wide !== null) return answer(wide.encoding, wide.evidence);
      if (runs.controls() > bytes / 50) {
        return answer(null, { en: 'it holds bytes that no text has', zh: '含有文本里不会出现的字节' });
      }
      if (startsWith(head, [0xef, 0xbb, 0xbf])) {
        if (utf8.failedAt() === null)
          return answer('utf-8', { en: 'The file says so (byte order mark)', zh: '文件自带标记（BOM）' });
      }
      if (runs.total() === 0 && utf8.failedAt() === null) {
        return answer('utf-8', {
          en: 'Plain letters only, the same in every encoding',
          zh: '只有英文和数字，任何编码都一样',
        });
      }
      if (utf8.failedAt() === null)
        return answer('utf-8', { en: 'The whole file is valid UTF-8', zh: '整个文件都符合 UTF-8' });
      const failed = utf8.failedAt() ?? 0;
      // A lone high byte between ASCII letters is an accented letter of a single-byte encoding; Chinese comes in pairs.
      if (gb.failedAt() === null && runs.singles() * 2 < runs.total()) {
        return answer('gb18030', {
          en: `Recognised: as UTF-8 it would be garbled from byte ${failed + 1}`,
          zh: `自动识别：按 UTF-8 从第 ${failed + 1} 个字节起会有乱码`,
        });
      }
      return answer('windows-1252', {
        en: 'Neither UTF-8 nor GB18030: read as Western European. Check the accented letters',
        zh: '既不是 UTF-8 也不是 GB18030，按西欧编码读取，请核对带重音的字母',
      });
    },
  };
}

function createStrictDecoder(encoding: string) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let failedAt: number | null = null;
  return {
    /** `before` is how many bytes came earlier; the place of a failure is known to the chunk, then narrowed down. */
    push(chunk: Uint8Array, before: number): void {
      if (failedAt !== null) return;
      try {
        decoder.decode(chunk, { stream: true });
      } catch {
        failedAt = before + firstHighByte(chunk);
      }
    },
    end(bytes: number): void {
      if (failedAt !== null) return;
      try {
        decoder.decode();
      } catch {
        failedAt = Math.max(0, bytes - 1);
      }
    },
    failedAt: () => failedAt,
  };
}

function firstHighByte(chunk: Uint8Array): number {
  const at = chunk.findIndex((byte) => byte >= 0x80);
  return at === -1 ? 0 : at;
}

/** Counts runs of bytes ≥ 0x80 and how many of them are a single byte. */
function createHighByteCounter() {
  let run = 0;
  let total = 0;
  let singles = 0;
  let controls = 0;
  const close = () => {
    if (run === 0) return;
    total++;
    if (run === 1) singles++;
    run = 0;
  };
  return {
    push(chunk: Uint8Array): void {
      for (const byte of chunk) {
        if (byte >= 0x80) run++;
        else {
          if (run !== 0) close();
          if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
        }
      }
    },
    total: () => total + (run > 0 ? 1 : 0),
    singles: () => singles + (run === 1 ? 1 : 0),
    controls: () => controls,
  };
}

/** Line ends outside quotes. NUL is skipped, so that UTF-16 counts as well. */
function createLineEndCounter() {
  let quoted = false;
  let pendingCr = false;
  let cr = 0;
  let lf = 0;
  let crlf = 0;
  return {
    push(chunk: Uint8Array): void {
      for (const byte of chunk) {
        if (byte > 0x22 || byte === 0) {
          if (pendingCr && byte !== 0) {
            cr++;
            pendingCr = false;
          }
          continue;
        }
        if (byte === 10 && !quoted) {
          if (pendingCr) crlf++;
          else lf++;
          pendingCr = false;
          continue;
        }
        if (pendingCr) {
          cr++;
          pendingCr = false;
        }
        if (byte === 0x22) quoted = !quoted;
        else if (byte === 13 && !quoted) pendingCr = true;
      }
    },
    finish(): LineEnd {
      if (pendingCr) cr++;
      if (crlf > 0 && lf === 0 && cr === 0) return '\r\n';
      if (cr > 0 && lf === 0 && crlf === 0) return '\r';
      if (crlf === 0) return '\n';
      return 'mixed';
    },
  };
}

function otherKindOfFile(head: Uint8Array): Text | null {
  if (startsWith(head, [0x50, 0x4b, 3, 4])) return { en: 'an Excel workbook or archive', zh: 'Excel 工作簿或压缩包' };
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return { en: 'an old Excel workbook', zh: '旧版 Excel 工作簿' };
  if (startsWith(head, [0x25, 0x50, 0x44, 0x46])) return { en: 'a PDF', zh: 'PDF 文件' };
  if (startsWith(head, [0x1f, 0x8b])) return { en: 'a compressed file', zh: '压缩文件' };
  return null;
}

function findUtf16(head: Uint8Array): { encoding: Encoding; evidence: Text } | null {
  const mark = { en: 'The file says so (byte order mark)', zh: '文件自带标记（BOM）' };
  if (startsWith(head, [0xff, 0xfe])) return { encoding: 'utf-16le', evidence: mark };
  if (startsWith(head, [0xfe, 0xff])) return { encoding: 'utf-16be', evidence: mark };
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const pairs = head.length / 2;
  const evidence = { en: 'Every other byte is empty', zh: '每隔一个字节为空' };
  if (odd > pairs / 10 && even < odd / 20) return { encoding: 'utf-16le', evidence };
  if (even > pairs / 10 && odd < even / 20) return { encoding: 'utf-16be', evidence };
  return null;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}
