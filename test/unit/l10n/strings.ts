import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** What the sources say in English: the keys of the bundle, and the calls that no bundle can serve (as `file:line: why`). */
export interface SourceStrings {
  readonly keys: ReadonlySet<string>;
  readonly problems: readonly string[];
}

/** The nearest folder above this file that holds package.json: tests run from out/. */
export function repositoryRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new Error(`no package.json above ${__dirname}`);
    }
    folder = parent;
  }
  return folder;
}

/** Every string that src/ gives to `l10n.t`. */
export function sourceStrings(root: string): SourceStrings {
  const keys = new Set<string>();
  const problems: string[] = [];
  for (const item of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (!item.isFile() || !/\.tsx?$/.test(item.name)) {
      continue;
    }
    const path = join(item.parentPath, item.name);
    const found = stringsIn(relative(root, path), readFileSync(path, 'utf8'));
    for (const key of found.keys) {
      keys.add(key);
    }
    problems.push(...found.problems);
  }
  return { keys, problems };
}

/**
 * The strings of one source text. VS Code looks up only what stands in the code: a computed message, or `l10n` handed
 * on under another name, would stay English without anybody noticing, so both are problems.
 */
export function stringsIn(name: string, text: string): SourceStrings {
  const keys = new Set<string>();
  const problems: string[] = [];
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node.text === 'l10n' &&
      !ts.isImportSpecifier(node.parent) &&
      !ts.isNamespaceImport(node.parent)
    ) {
      if (isSetUp(node)) {
        return;
      }
      const call = callOfT(node);
      const key = call === undefined ? undefined : keyOf(call.arguments[0]);
      if (key === undefined) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        problems.push(
          `${name}:${line}: ${call === undefined ? 'l10n is not called as l10n.t(…)' : 'the message is not a literal'}`,
        );
      } else {
        keys.add(key);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { keys, problems };
}

/** `l10n.config(…)` and `vscode.l10n.bundle`: they choose the language and say nothing. */
function isSetUp(l10n: ts.Identifier): boolean {
  const member =
    ts.isPropertyAccessExpression(l10n.parent) && l10n.parent.name === l10n ? l10n.parent.parent : l10n.parent;
  return ts.isPropertyAccessExpression(member) && ['config', 'bundle'].includes(member.name.text);
}

/** The call `l10n.t(…)` or `vscode.l10n.t(…)` that this name `l10n` belongs to. */
function callOfT(l10n: ts.Identifier): ts.CallExpression | undefined {
  const holder = ts.isPropertyAccessExpression(l10n.parent) && l10n.parent.name === l10n ? l10n.parent : l10n;
  const method = holder.parent;
  if (!ts.isPropertyAccessExpression(method) || method.expression !== holder || method.name.text !== 't') {
    return undefined;
  }
  return ts.isCallExpression(method.parent) && method.parent.expression === method ? method.parent : undefined;
}

/** The key in the bundle: the message, and for the object form `message/comment`, comments joined without a space. */
function keyOf(argument: ts.Expression | undefined): string | undefined {
  if (argument === undefined) {
    return undefined;
  }
  const literal = literalOf(argument);
  if (literal !== undefined) {
    return literal;
  }
  if (!ts.isObjectLiteralExpression(argument)) {
    return undefined;
  }
  const message = literalOf(property(argument, 'message'));
  if (message === undefined) {
    return undefined;
  }
  const comment = property(argument, 'comment');
  if (comment === undefined) {
    return message;
  }
  const parts = ts.isArrayLiteralExpression(comment) ? [...comment.elements] : [comment];
  const texts = parts.filter(ts.isStringLiteralLike).map((part) => part.text);
  if (texts.length !== parts.length) {
    return undefined;
  }
  return parts.length === 0 ? message : `${message}/${texts.join('')}`;
}

/** A literal, or several joined by `+`: a long sentence takes more than one line. */
function literalOf(expression: ts.Expression | undefined): string | undefined {
  if (expression === undefined) {
    return undefined;
  }
  if (ts.isStringLiteralLike(expression)) {
    return expression.text;
  }
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.PlusToken) {
    return undefined;
  }
  const [left, right] = [literalOf(expression.left), literalOf(expression.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

function property(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.find((item) => ts.isPropertyAssignment(item) && item.name.getText() === name);
  return found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}
