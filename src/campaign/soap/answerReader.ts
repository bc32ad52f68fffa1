import type { ReadLimits } from '../limits';
import type { XmlElement } from '../xml/element';
import { readProblem } from '../xml/problem';
import { TreeReader, type Verdict } from '../xml/treeReader';

/**
 * Which elements of an answer are wanted.
 * `values`: the arguments that the method answers with (`Body/XResponse/*`).
 * `rows`: the elements of a collection (`Body/XResponse/pdomOutput/x-collection/*`), each as soon as it has arrived.
 */
export type AnswerPart = 'values' | 'rows';

const ITEM_DEPTH: Readonly<Record<AnswerPart, number>> = { values: 4, rows: 6 };

/**
 * Follows the shape of a SOAP answer (docs/campaign/soap.md): Envelope, one Body, in it one response or one
 * Fault. Compares local names, so that any prefix will do. Header elements are skipped.
 */
export class AnswerReader {
  readonly #tree: TreeReader;
  readonly #itemDepth: number;
  readonly #response: string;
  #bodies = 0;
  #responses = 0;
  #collections = 0;
  #isFault = false;

  /** @param method the method that was called: an answer of another one is none */
  constructor(part: AnswerPart, method: string, limits: ReadLimits) {
    this.#itemDepth = ITEM_DEPTH[part];
    this.#response = `${method}Response`;
    this.#tree = new TreeReader(
      (depth, name) => this.#judge(depth, name),
      limits,
      part === 'values',
      part === 'rows' ? { depth: ITEM_DEPTH.rows - 1 } : undefined,
    );
  }

  /** Throws a ReadProblem. */
  write(piece: string): void {
    this.#tree.write(piece);
  }

  /** Throws a ReadProblem when the answer is incomplete or is no answer. */
  end(): void {
    this.#tree.end();
    if (this.#responses !== 1) {
      throw readProblem('malformed', 'no answer in the SOAP body');
    }
    if (!this.#isFault && this.#itemDepth === ITEM_DEPTH.rows && this.#collections !== 1) {
      throw readProblem('malformed', 'no document in the answer');
    }
  }

  /** True once a Fault has begun: then the only item to come is the Fault itself. */
  get isFault(): boolean {
    return this.#isFault;
  }

  take(): XmlElement[] {
    return this.#tree.take();
  }

  #judge(depth: number, name: string): Verdict {
    if (depth === 1) {
      if (name !== 'Envelope') {
        throw readProblem('malformed', 'not a SOAP envelope');
      }
      return 'descend';
    }
    if (depth === 2) {
      return this.#judgeBody(name);
    }
    if (depth === 3) {
      return this.#judgeResponse(name);
    }
    if (depth === 5) {
      this.#collections += 1;
    }
    return depth === this.#itemDepth ? 'item' : 'descend';
  }

  #judgeBody(name: string): Verdict {
    if (name !== 'Body') {
      return 'skip';
    }
    this.#bodies += 1;
    if (this.#bodies > 1) {
      throw readProblem('malformed', 'more than one SOAP body');
    }
    return 'descend';
  }

  #judgeResponse(name: string): Verdict {
    this.#responses += 1;
    if (this.#responses > 1) {
      throw readProblem('malformed', 'more than one answer in the SOAP body');
    }
    this.#isFault = name === 'Fault';
    if (!this.#isFault && name !== this.#response) {
      throw readProblem('malformed', 'the answer of another method');
    }
    return this.#isFault ? 'item' : 'descend';
  }
}
