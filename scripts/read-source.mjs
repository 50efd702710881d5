// Reads a source file into what the checks ask for: its imports, its exports, and the globals it touches.
import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** Calls `visit(node, parent, key)` for every node of the tree. */
function walk(node, visit, parent = null, key = '') {
  visit(node, parent, key);
  for (const name of Object.keys(node)) {
    const child = node[name];
    if (Array.isArray(child)) {
      for (const item of child) if (item !== null && typeof item?.type === 'string') walk(item, visit, node, name);
    } else if (child !== null && typeof child === 'object' && typeof child.type === 'string') {
      walk(child, visit, node, name);
    }
  }
}

/** True when an identifier is a name in a pattern, a key or a member, not a use of a variable. */
function isPlainUse(parent, key) {
  switch (parent.type) {
    case 'MemberExpression':
      return key === 'object' || parent.computed;
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return key === 'value' || parent.computed;
    case 'ImportSpecifier':
    case 'ExportSpecifier':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'JSXAttribute':
      return false;
    default:
      return !parent.type.startsWith('TS') || /^TS(As|NonNull|Satisfies)/.test(parent.type);
  }
}

const bindingKeys = new Set(['id', 'params', 'param', 'local']);

/** Names that the file declares anywhere. Scopes are not told apart: a file with its own `process` means that one. */
function declaredNames(program) {
  const names = new Set();
  const collect = (pattern) => {
    walk(pattern, (node, parent, key) => {
      if (node.type === 'Identifier' && (parent === null || key !== 'key') && key !== 'right') names.add(node.name);
    });
  };
  walk(program, (node) => {
    for (const key of bindingKeys) {
      const found = node[key];
      if (Array.isArray(found))
        for (const item of found) collect(item.type === 'TSParameterProperty' ? item.parameter : item);
      else if (found?.type === 'Identifier' || found?.type?.endsWith('Pattern')) collect(found);
    }
  });
  return names;
}

function lineCounter(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

const literal = (node) => (node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined);

/** `Date.now`, `new Date()` and the like, as the name under which a finding shows it. */
function impureExpression(node) {
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && !node.computed) {
    return `${node.object.name}.${node.property.name}`;
  }
  const isDate = node.callee?.type === 'Identifier' && node.callee.name === 'Date';
  if (node.type === 'NewExpression' && isDate && node.arguments.length === 0) return 'new Date()';
  if (node.type === 'CallExpression' && isDate) return 'Date()';
  return undefined;
}

/**
 * `imports`: every specifier with its line (static, dynamic, type, re-export). `uses`: free identifiers, `members`:
 * `Object.property` and `new Date()`. `starExports`, `defaultExport`: lines. `errors`: what the parser could not read.
 */
export function readSource(path) {
  const text = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, text);
  const lineOf = lineCounter(text);
  const found = {
    text,
    imports: [],
    uses: [],
    members: [],
    starExports: [],
    defaultExport: undefined,
    errors: errors.map((e) => e.message),
  };
  const identifiers = [];
  walk(program, (node, parent, key) => {
    const line = () => lineOf(node.start);
    const addImport = (source, isStatic) => {
      const specifier = literal(source);
      if (specifier !== undefined) found.imports.push({ specifier, line: line(), isStatic });
    };
    if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') addImport(node.source, true);
    else if (node.type === 'ExportAllDeclaration') {
      addImport(node.source, true);
      if (node.exported === null) found.starExports.push(line());
    } else if (node.type === 'ImportExpression') addImport(node.source, false);
    else if (node.type === 'TSImportType') addImport(node.source ?? node.argument?.literal ?? node.argument, true);
    else if (node.type === 'ExportDefaultDeclaration') found.defaultExport = line();
    else if (node.type === 'Identifier' && parent !== null && isPlainUse(parent, key)) {
      identifiers.push({ name: node.name, line: line() });
    }
    const member = impureExpression(node);
    if (member !== undefined) found.members.push({ name: member, line: line() });
  });
  const declared = declaredNames(program);
  found.uses = identifiers.filter(({ name }) => !declared.has(name));
  found.members = found.members.filter(({ name }) => !declared.has(name.replace(/^new |[.(].*$/g, '')));
  return found;
}
