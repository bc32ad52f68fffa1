import { SaxesParser } from 'saxes';
import type { ReadLimits } from '../limits';
import { localName, type XmlElement } from './element';
import { withoutForbidden } from './forbiddenCharacters';
import { isReadProblem, readProblem } from './problem';
import { NO_CHILDREN, RowScanner } from './rowScanner';

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  text: string;
}

/** The parser's complaint about a reference to such a character (`&#1;`), which is kept as it came. */
const FORBIDDEN_REFERENCE = /malformed character entity\.$/;

/** So much of a row is waited for; what is longer than any row that Campaign writes is the parser's. */
const MOST_WAITING = 64 * 1024;

/** Elements of a row, and in them: what the scanner reads goes no deeper than that below the collection. */
const DEEPEST_IN_ROWS = 2;

/** Where rows are to be found. */
export interface RowsIn {
  /** Depth of the collection that holds them. */
  readonly depth: number;
}

/**
 * What becomes of an element above the items: `descend` looks inside, `item` makes it an item, `skip` ignores it whole.
 */
export type Verdict = 'descend' | 'item' | 'skip';

/** Decides about an element that is not inside an item. `depth` of the root is 1; `name` comes without prefix. */
export type Judge = (depth: number, name: string) => Verdict;

/**
 * Reads XML as it arrives and hands out the trees of chosen elements ("items": rows, values, a fault) as soon as each
 * is complete, so that a body never needs to be in memory as a whole.
 * DOCTYPE, and with it every entity of one's own, is refused; ceilings are those of `ReadLimits`.
 * `write` and `end` throw a ReadProblem; after that the reader must not be used any more.
 * (`private` instead of `#`: until it is optimised, V8 takes a sixth longer over the latter here, where everything
 * passes.)
 */
export class TreeReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: false, fragment: false });
  private readonly limits: ReadLimits;
  private readonly judge: Judge;
  private depth = 0;
  private attributes = 0;
  /** Elements of the item that is being read, or of all. */
  private elements = 0;
  private skipFrom = 0;
  private open: Building[] = [];
  private current: Building | undefined;
  private done: XmlElement[] = [];
  private quiet = 0;
  private tags = 0;
  private rootClosed = false;
  /** The tag just opened closes itself, and is done with. */
  private leaf = false;
  private readonly scanner: RowScanner | undefined;
  /** The parser stands in a collection where a row may begin: it is passed by as long as rows are as usual. */
  private isBetweenRows = false;
  /** The beginning of a row that has not arrived as a whole. */
  private waiting = '';

  /**
   * @param keepsAll the items are kept together, so that `maxElements` counts for all of them, not for each
   * @param rows where every element is an item, so that most need no parser
   */
  constructor(
    judge: Judge,
    limits: ReadLimits,
    private readonly keepsAll = false,
    private readonly rows?: RowsIn,
  ) {
    this.scanner =
      rows !== undefined && rows.depth + DEEPEST_IN_ROWS <= limits.maxDepth ? new RowScanner(limits) : undefined;
    this.judge = judge;
    this.limits = limits;
    this.parser.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes > limits.maxAttributes) {
        throw readProblem('tooLarge', 'attributes');
      }
    });
    this.parser.on('opentag', (tag) => {
      this.leaf = tag.isSelfClosing && this.current !== undefined;
      if (this.leaf) {
        this.add(tag.name, tag.attributes);
      } else {
        this.start(tag.name, tag.attributes);
      }
    });
    this.parser.on('closetag', () => {
      if (this.leaf) {
        this.leaf = false;
      } else {
        this.finish();
      }
    });
    const text = (piece: string): void => {
      const current = this.current;
      if (current === undefined) {
        return;
      }
      current.text = current.text === '' ? piece : current.text + piece;
      if (current.text.length > limits.maxTextLength) {
        throw readProblem('tooLarge', 'text');
      }
    };
    this.parser.on('text', text);
    this.parser.on('cdata', text);
    this.parser.on('error', (error) => {
      if (!FORBIDDEN_REFERENCE.test(error.message)) {
        throw error;
      }
    });
    this.parser.on('doctype', () => {
      throw readProblem('malformed', 'DOCTYPE is not accepted');
    });
  }

  /** Feeds the next piece of the document. */
  write(piece: string): void {
    const before = this.tags;
    const clean = withoutForbidden(piece);
    if (this.scanner === undefined) {
      this.parse(clean);
    } else {
      this.readRows(this.scanner, clean);
    }
    // A tag, comment or text without end stays inside the parser: only the silence tells of it.
    this.quiet = this.tags === before ? this.quiet + piece.length : 0;
    if (this.quiet > this.limits.maxTextLength) {
      throw readProblem('tooLarge', 'text');
    }
  }

  /** Says that there is no more; throws `truncated` when the document is not complete. */
  end(): void {
    if (this.waiting !== '') {
      this.parse(this.waiting);
      this.waiting = '';
    }
    if (!this.rootClosed) {
      throw readProblem('truncated', 'the document ends too early');
    }
    this.feed(() => this.parser.close());
  }

  /** The items completed since the last call, in document order. */
  take(): XmlElement[] {
    const done = this.done;
    if (done.length > 0) {
      this.done = [];
    }
    return done;
  }

  private parse(text: string): void {
    this.feed(() => this.parser.write(text));
  }

  /** Takes rows as they are usually written, and leaves everything else to the parser, tag by tag. */
  private readRows(scanner: RowScanner, piece: string): void {
    const text = this.waiting === '' ? piece : this.waiting + piece;
    this.waiting = '';
    scanner.begin();
    let at = 0;
    while (at < text.length) {
      if (!this.isBetweenRows) {
        at = this.parseTag(text, at);
        continue;
      }
      const found = scanner.scan(text, at);
      if (found === 'row') {
        this.tags += 1;
        this.done.push(scanner.row);
        at = scanner.end;
      } else if (found === 'incomplete' && text.length - at <= MOST_WAITING) {
        this.waiting = text.slice(at);
        return;
      } else {
        this.isBetweenRows = false;
      }
    }
  }

  /** Hands on what there is up to the end of a tag; answers where the text goes on. */
  private parseTag(text: string, at: number): number {
    const close = text.indexOf('>', at);
    const end = close < 0 ? text.length : close + 1;
    const before = this.tags;
    this.parse(text.slice(at, end));
    // A tag has just ended, and with it a row, or the collection has begun.
    this.isBetweenRows =
      this.tags !== before && this.depth === this.rows?.depth && this.current === undefined && this.skipFrom === 0;
    return end;
  }

  private feed(step: () => unknown): void {
    try {
      step();
    } catch (error) {
      if (isReadProblem(error)) {
        throw error;
      }
      throw readProblem('malformed', error instanceof Error ? error.message : 'not XML');
    }
  }

  /** An element without content inside an item, as most are: never opened, so that reading it costs less. */
  private add(qualified: string, attributes: Readonly<Record<string, string>>): void {
    this.tags += 1;
    this.attributes = 0;
    this.count();
    if (this.depth >= this.limits.maxDepth) {
      throw readProblem('tooLarge', 'depth');
    }
    if (this.current !== undefined) {
      append(this.current, { name: localName(qualified), attributes, children: NO_CHILDREN, text: '' });
    }
  }

  private count(): void {
    this.elements += 1;
    if (this.elements > this.limits.maxElements) {
      throw readProblem('tooLarge', 'elements');
    }
  }

  private start(qualified: string, attributes: Readonly<Record<string, string>>): void {
    this.tags += 1;
    this.attributes = 0;
    this.depth += 1;
    if (this.depth > this.limits.maxDepth) {
      throw readProblem('tooLarge', 'depth');
    }
    if (this.skipFrom > 0) {
      return;
    }
    const name = localName(qualified);
    const parent = this.current;
    if (parent === undefined) {
      const verdict = this.judge(this.depth, name);
      if (verdict === 'skip') {
        this.skipFrom = this.depth;
      }
      if (verdict !== 'item') {
        return;
      }
    } else {
      this.open.push(parent);
    }
    this.count();
    this.current = { name, attributes, children: NO_CHILDREN, text: '' };
  }

  private finish(): void {
    this.tags += 1;
    const depth = this.depth;
    this.depth = depth - 1;
    if (depth === 1) {
      this.rootClosed = true;
    }
    if (this.skipFrom > 0) {
      if (this.skipFrom === depth) {
        this.skipFrom = 0;
      }
      return;
    }
    const finished = this.current;
    if (finished === undefined) {
      return;
    }
    const parent = this.open.pop();
    this.current = parent;
    if (parent === undefined) {
      this.done.push(finished);
      if (!this.keepsAll) {
        this.elements = 0;
      }
    } else {
      append(parent, finished);
    }
  }
}

function append(parent: Building, child: XmlElement): void {
  if (parent.children === NO_CHILDREN) {
    parent.children = [child];
  } else {
    parent.children.push(child);
  }
}
