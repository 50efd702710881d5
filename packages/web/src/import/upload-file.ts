// Sends a file with progress, which fetch cannot tell, and can be stopped.
import { requestUrl, type endpoints, type ResponseOf } from '@keepwell/api';
import { AppError, type IssueParams } from '@keepwell/kernel';
import { reportUnreachable } from '../connection/connection-state.ts';
import { currentLanguage } from '../language/language-state.ts';

export type ImportState = ResponseOf<(typeof endpoints)['getImport']>;

export interface Upload {
  readonly answer: Promise<ImportState>;
  cancel(): void;
}

/** `onProgress` is told the share that has been sent, 0 to 1; at 1 the server is reading the file. */
export function uploadFile(file: File, entity: string | undefined, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const answer = new Promise<ImportState>((resolve, reject) => {
    request.open('POST', requestUrl('/api/imports', {}, { name: file.name, entity }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', currentLanguage() === 'zh' ? 'zh-CN' : 'en');
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status < 300) resolve(request.response as ImportState);
      else reject(toAppError(request));
    };
    request.onerror = () => {
      reportUnreachable();
      reject(new AppError('web.offline'));
    };
    request.onabort = () => reject(new AppError('web.cancelled'));
    request.send(file);
  });
  return { answer, cancel: () => request.abort() };
}

function toAppError(request: XMLHttpRequest): AppError {
  const problem = request.response as { code?: unknown; title?: string; params?: IssueParams } | null;
  if (typeof problem?.code !== 'string') return new AppError('web.answer_unreadable', { status: request.status });
  return new AppError(problem.code, problem.params ?? {}, {
    detail: { title: problem.title ?? '', status: request.status },
  });
}
