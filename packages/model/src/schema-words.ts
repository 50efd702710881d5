// Schema violations in the words of an author: where it is and what is expected there, in both languages.
import { type Issue, issue, type PathSegment, type Text } from '@keepwell/kernel';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { ModelCode } from './errors.ts';

type Violation = ReturnType<typeof Value.Errors>[number];

const kinds: Readonly<Record<string, Text>> = {
  string: { zh: '文本', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组设置', en: 'an object' },
  null: { zh: '空', en: 'empty' },
};

/** Checks a value against a schema; every violation is an issue of the given code with what is `expected`. */
export function checkSchema(
  schema: TSchema,
  value: unknown,
  code: ModelCode = 'model.body_invalid',
  path: readonly PathSegment[] = [],
): Issue[] {
  // Interpreted, not compiled: pages forbid generated code, and documents are checked one at a time.
  const found = Value.Errors(schema, value);
  // Of a union, the branches that failed say nothing beside "none of these".
  const unions = found.filter((violation) => violation.keyword === 'anyOf').map((violation) => violation.instancePath);
  return found
    .filter(
      ({ keyword, instancePath }) => keyword === 'anyOf' || !unions.some((union) => instancePath.startsWith(union)),
    )
    .map((violation) => issue(code, [...path, ...toPath(violation.instancePath)], { expected: inWords(violation) }));
}

function toPath(pointer: string): PathSegment[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function inWords(violation: Violation): Text {
  switch (violation.keyword) {
    case 'required': {
      const names = violation.params.requiredProperties.join(', ');
      return { zh: `缺少 ${names}`, en: `${names} is missing` };
    }
    case 'type': {
      const types = [violation.params.type].flat();
      const words = (language: 'zh' | 'en', or: string): string =>
        types.map((type) => kinds[type]?.[language] ?? type).join(or);
      return { zh: `应为${words('zh', '或')}`, en: `expected ${words('en', ' or ')}` };
    }
    case 'maxLength':
      return { zh: `最多 ${violation.params.limit} 个字符`, en: `at most ${violation.params.limit} characters` };
    case 'minLength':
      return { zh: `至少 ${violation.params.limit} 个字符`, en: `at least ${violation.params.limit} characters` };
    case 'maxItems':
      return { zh: `最多 ${violation.params.limit} 项`, en: `at most ${violation.params.limit} items` };
    case 'minimum':
      return { zh: `不小于 ${violation.params.limit}`, en: `at least ${violation.params.limit}` };
    case 'maximum':
      return { zh: `不大于 ${violation.params.limit}`, en: `at most ${violation.params.limit}` };
    case 'pattern':
      return patternWords(String(violation.params.pattern));
    case 'const':
      return {
        zh: `应为 ${String(violation.params.allowedValue)}`,
        en: `expected ${String(violation.params.allowedValue)}`,
      };
    case 'anyOf':
      return { zh: '不是允许的取值', en: 'not one of the allowed values' };
    default:
      return { zh: `不符合要求（${violation.keyword}）`, en: `does not fit (${violation.keyword})` };
  }
}

function patternWords(pattern: string): Text {
  if (pattern.startsWith('^[a-z]')) {
    return {
      zh: '只能用小写字母、数字和下划线，以字母开头',
      en: 'only small letters, digits and underscores, beginning with a letter',
    };
  }
  if (pattern.startsWith('^[A-Z]{3}')) return { zh: '应为三个大写字母', en: 'expected three capital letters' };
  return { zh: `应符合 ${pattern}`, en: `expected the form ${pattern}` };
}
