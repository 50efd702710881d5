// describeFinding: the sentence of an issue that this page found itself, with the words of the package that knows it.
import { describeIssue, type CodeTable, type Issue, type Language } from '@keepwell/kernel';
import { exchangeCodes } from '@keepwell/exchange';
import { healthCodes } from '@keepwell/health';
import { modelCodes } from '@keepwell/model';
import { ruleCodes } from '@keepwell/rule';

const codes: CodeTable = { ...ruleCodes, ...modelCodes, ...exchangeCodes, ...healthCodes };

export function describeFinding(found: Pick<Issue, 'code' | 'params'>, language: Language): string {
  return describeIssue(codes, found, language);
}
