// Compresses a large JSON answer for whoever accepts it. Small ones, nearly all, are not worth the time of either side.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** A page of 200 records has some 80 KB; below 4 KB a packet or two are all that could be saved. */
const threshold = 4096;

export interface CompressedAnswer {
  readonly encoding: 'br' | 'gzip';
  readonly bytes: Buffer;
}

/** Null: send the text as it is. `accepted` is the Accept-Encoding header; the work is done off the main thread. */
export async function compressAnswer(text: string, accepted: string | undefined): Promise<CompressedAnswer | null> {
  if (text.length < threshold || accepted === undefined) return null;
  if (/\bbr\b/.test(accepted)) {
    // Quality 4 is as fast as gzip and still a fifth smaller.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
    return { encoding: 'br', bytes: await brotli(text, { params }) };
  }
  return /\bgzip\b/.test(accepted) ? { encoding: 'gzip', bytes: await zip(text, { level: 4 }) } : null;
}
