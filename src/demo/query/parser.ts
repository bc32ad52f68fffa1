import type { BinaryOperator, Expression } from './expression';
import { parserFault } from './faults';
import { parseDateLiteral } from './dates';
import { tokenize, type Token } from './tokens';

const COMPARISONS: Readonly<Record<string, BinaryOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};

/** Recursive descent, weakest binding first: or, and, not, comparison, sum, product, sign, primary. */
class Parser {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  parse(): Expression {
    const expression = this.or();
    if (this.at < this.tokens.length) {
      throw this.fault();
    }
    return expression;
  }

  private or(): Expression {
    let left = this.and();
    while (this.word('or')) {
      left = { kind: 'binary', operator: 'or', left, right: this.and() };
    }
    return left;
  }

  private and(): Expression {
    let left = this.not();
    while (this.word('and')) {
      left = { kind: 'binary', operator: 'and', left, right: this.not() };
    }
    return left;
  }

  private not(): Expression {
    return this.word('not') ? { kind: 'not', operand: this.not() } : this.comparison();
  }

  private comparison(): Expression {
    const left = this.sum();
    const token = this.tokens[this.at];
    if (token?.kind === 'symbol') {
      const operator = COMPARISONS[token.text];
      if (operator === undefined) {
        return left;
      }
      this.at++;
      return { kind: 'binary', operator, left, right: this.sum() };
    }
    if (this.word('is')) {
      const negated = this.word('not');
      if (!this.word('null')) {
        throw this.fault();
      }
      return { kind: 'isNull', operand: left, negated };
    }
    const negated = this.word('not');
    if (this.word('like')) {
      return { kind: 'binary', operator: negated ? 'not like' : 'like', left, right: this.sum() };
    }
    if (this.word('in')) {
      return { kind: 'in', operand: left, list: this.list(), negated };
    }
    if (negated) {
      throw this.fault();
    }
    return left;
  }

  private sum(): Expression {
    let left = this.product();
    for (;;) {
      if (this.symbol('+')) {
        left = { kind: 'binary', operator: '+', left, right: this.product() };
      } else if (this.symbol('-')) {
        left = { kind: 'binary', operator: '-', left, right: this.product() };
      } else if (this.symbol('||')) {
        left = { kind: 'binary', operator: '+', left, right: this.product() };
      } else {
        return left;
      }
    }
  }

  private product(): Expression {
    let left = this.sign();
    for (;;) {
      if (this.symbol('*')) {
        left = { kind: 'binary', operator: '*', left, right: this.sign() };
      } else if (this.symbol('/')) {
        left = { kind: 'binary', operator: '/', left, right: this.sign() };
      } else if (this.symbol('%')) {
        left = { kind: 'binary', operator: '%', left, right: this.sign() };
      } else {
        return left;
      }
    }
  }

  private sign(): Expression {
    return this.symbol('-') ? { kind: 'negate', operand: this.sign() } : this.primary();
  }

  private primary(): Expression {
    if (this.symbol('(')) {
      const inner = this.or();
      this.expect(')');
      return inner;
    }
    const token = this.tokens[this.at++];
    switch (token?.kind) {
      case 'number':
        return { kind: 'number', value: Number(token.text) };
      case 'string':
        return { kind: 'string', value: token.text };
      case 'date':
        return { kind: 'date', value: this.date(token.text) };
      case 'path':
        return { kind: 'path', path: token.text };
      case 'word':
        return this.wordOrCall(token.text);
      case 'symbol':
      case undefined:
        throw this.fault();
    }
  }

  private wordOrCall(text: string): Expression {
    const next = this.tokens[this.at];
    if (next?.kind === 'symbol' && next.text === '(') {
      return { kind: 'call', name: text.toLowerCase(), args: this.list() };
    }
    const lower = text.toLowerCase();
    if (lower === 'true' || lower === 'false') {
      return { kind: 'boolean', value: lower === 'true' };
    }
    return { kind: 'path', path: text };
  }

  private list(): Expression[] {
    this.expect('(');
    const items: Expression[] = [];
    if (this.symbol(')')) {
      return items;
    }
    do {
      items.push(this.or());
    } while (this.symbol(','));
    this.expect(')');
    return items;
  }

  private date(text: string): number {
    const value = parseDateLiteral(text);
    if (value === undefined) {
      throw this.fault();
    }
    return value;
  }

  private word(keyword: string): boolean {
    const token = this.tokens[this.at];
    const found = token?.kind === 'word' && token.text.toLowerCase() === keyword;
    if (found) {
      this.at++;
    }
    return found;
  }

  private symbol(text: string): boolean {
    const token = this.tokens[this.at];
    const found = token?.kind === 'symbol' && token.text === text;
    if (found) {
      this.at++;
    }
    return found;
  }

  private expect(text: string): void {
    if (!this.symbol(text)) {
      throw this.fault();
    }
  }

  private fault() {
    return parserFault(this.source);
  }
}

/** Reads an XTK expression. Throws XTK-170036 when it is none. */
export function parseExpression(source: string): Expression {
  return new Parser(source, tokenize(source)).parse();
}
